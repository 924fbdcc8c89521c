// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "proof/secret.h"
#include "protocol/public_keys.h"

namespace qs::proof {

// The key reports are sealed to. Its private half belongs to the moderators and never to the
// server, whose program only makes it and writes it to a file for them to take away.

/// The public half of the X25519 pair that grows from the seed (crypto_box_seed_keypair).
[[nodiscard]] protocol::ModerationPub moderationPubOf(const Secret<32>& seed);

/// The private half as the text of a file: a line that says what it is, and the seed in base 64.
[[nodiscard]] QByteArray moderationKeyText(const Secret<32>& seed);

/// Invalid if it is no such text.
[[nodiscard]] Result<Secret<32>> readModerationKeyText(QByteArrayView text);

} // namespace qs::proof
