// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "proof/secret.h"
#include "protocol/public_keys.h"

namespace qs::proof {

/// Argon2id (RFC 9106, one lane) of a password or of what was derived from one. Takes time and
/// memory as `params` says: not for the ui thread. OutOfSpace if the memory is not to be had.
///
/// Thread: any.
[[nodiscard]] Result<Secret<32>>
passwordHash(QByteArrayView password, const protocol::Salt& salt, protocol::KdfParams params);

/// The same with 64 bytes out.
[[nodiscard]] Result<Secret<64>>
passwordHash64(QByteArrayView password, const protocol::Salt& salt, protocol::KdfParams params);

} // namespace qs::proof
