// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"
#include "proof/hash.h"
#include "protocol/envelope.h"
#include "protocol/public_keys.h"

namespace qs::proof {

// Names that prove themselves: each is the hash of the key it stands for.

[[nodiscard]] UserId userIdOf(const protocol::IdentityPub& first, const protocol::Nonce16& nonce);
[[nodiscard]] DeviceId deviceIdOf(const protocol::DevicePub& key);
[[nodiscard]] ServerId serverIdOf(const protocol::ServerPub& key);

/// The spaces that come with an account. Self, Public or Mailbox only.
[[nodiscard]] SpaceRef spaceOf(const UserId& owner, SpaceKind kind);

/// Of an identity key, for invites and vouchers.
[[nodiscard]] Hash32 fingerprintOf(const protocol::IdentityPub& key);

/// What a server keeps of the tokens shown to it.
[[nodiscard]] protocol::TokenHash feedTokenHash(QByteArrayView token);
[[nodiscard]] protocol::TokenHash dropTokenHash(QByteArrayView token);
[[nodiscard]] protocol::TokenHash sessionTokenHash(QByteArrayView token);

/// Names a mailbox item by its content.
[[nodiscard]] Hash32 mailIdOf(QByteArrayView sealed);

/// Names a sealed report by its content.
[[nodiscard]] Hash32 reportIdOf(QByteArrayView sealed);

/// What an envelope's signature covers: length and bytes of the header, digests of wrap and body.
[[nodiscard]] QByteArray
toBeSigned(QByteArrayView header, QByteArrayView wrap, QByteArrayView body);

/// Names one sealing. The signature is left out, so that it cannot be used to mint a second name.
[[nodiscard]] EnvId envelopeIdOf(QByteArrayView toBeSigned);
[[nodiscard]] EnvId envelopeIdOf(const protocol::EnvelopeParts& parts);

// What remains when wrap and body are erased covers the same bytes.

[[nodiscard]] QByteArray toBeSigned(const protocol::StubParts& stub);
[[nodiscard]] EnvId envelopeIdOf(const protocol::StubParts& stub);

/// The name of an envelope or of the stub that remains of it. Errors as splitEnvelope().
[[nodiscard]] Result<EnvId> nameOf(QByteArrayView envelopeOrStub);

/// The stub of an envelope; of a stub, the same. Errors as splitEnvelope().
[[nodiscard]] Result<QByteArray> stubOf(QByteArrayView envelopeOrStub);

} // namespace qs::proof
