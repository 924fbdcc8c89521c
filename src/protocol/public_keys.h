// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"

namespace qs::protocol {

// Public halves. Each is its own type: a device key can never stand where an identity key is asked.
using IdentityPub = FixedBytes<struct IdentityPubTag, 32>;   ///< Ed25519: signs manifests.
using DevicePub = FixedBytes<struct DevicePubTag, 32>;       ///< Ed25519: signs envelopes.
using DeviceBoxPub = FixedBytes<struct DeviceBoxPubTag, 32>; ///< X25519: sealed to one device.
using UserBoxPub = FixedBytes<struct UserBoxPubTag, 32>;     ///< X25519: sealed to an account.
using LinkPub = FixedBytes<struct LinkPubTag, 32>;           ///< X25519: for one linking.
using ServerPub = FixedBytes<struct ServerPubTag, 32>;       ///< Ed25519: signs the descriptor.
using ReceiptPub = FixedBytes<struct ReceiptPubTag, 32>;     ///< Ed25519: signs receipts.

using LogPub = FixedBytes<struct LogPubTag, 32>; ///< Ed25519: signs heads of the key log.
using ModerationPub =
    FixedBytes<struct ModerationPubTag, 32>; ///< X25519: reports are sealed to it.

using Signature = FixedBytes<struct SignatureTag, 64>; ///< Ed25519, always under a context.
using Salt = FixedBytes<struct SaltTag, 16>;
using Nonce16 = FixedBytes<struct Nonce16Tag, 16>;
using Token = FixedBytes<struct TokenTag, 32>; ///< What a bearer shows; servers keep its hash.
using TokenHash = FixedBytes<struct TokenHashTag, 32>;
using AuthKey = FixedBytes<struct AuthKeyTag, 32>; ///< Proves the password to the server.

/// Cost of the password hash (Argon2id, RFC 9106; parallelism 1).
struct KdfParams
{
    quint32 passes = 3;
    quint32 memoryKiB = 64 * 1024;

    friend bool operator==(const KdfParams&, const KdfParams&) = default;
};

} // namespace qs::protocol
