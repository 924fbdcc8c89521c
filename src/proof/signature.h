// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "proof/hash.h"
#include "protocol/public_keys.h"

namespace qs::proof {

/// The private half of an Ed25519 key, as the seed it grows from. `Pub` says whose it is.
template<typename Pub>
class SigningKey
{
public:
    SigningKey() = default;
    [[nodiscard]] static SigningKey random();
    [[nodiscard]] static SigningKey fromSeed(Secret<32>&& seed);

    [[nodiscard]] bool isEmpty() const { return m_secret.isEmpty(); }
    [[nodiscard]] const Pub& pub() const { return m_pub; }
    [[nodiscard]] Secret<32> seed() const { return Secret<32>::from(m_secret.view().first(32)); }
    [[nodiscard]] SigningKey copy() const { return fromSeed(seed()); }

    /// Ed25519 over the context, filled up with zeros to 24 bytes, and the message (RFC 8032).
    [[nodiscard]] protocol::Signature sign(SignContext context, Parts message) const;

private:
    friend protocol::Signature signText(const SigningKey<protocol::LogPub>&, QByteArrayView);

    Secret<64> m_secret;
    Pub m_pub;
};

using IdentityKey = SigningKey<protocol::IdentityPub>;
using DeviceKey = SigningKey<protocol::DevicePub>;
using ServerKey = SigningKey<protocol::ServerPub>;
using ReceiptKey = SigningKey<protocol::ReceiptPub>;
using LogKey = SigningKey<protocol::LogPub>;

/// Whether `signature` was made by the key under this context over this message.
[[nodiscard]] bool verifyBytes(
    QByteArrayView pub,
    SignContext context,
    Parts message,
    const protocol::Signature& signature
);

template<typename Pub>
[[nodiscard]] bool
verify(const Pub& pub, SignContext context, Parts message, const protocol::Signature& signature)
{
    return verifyBytes(pub.view(), context, message, signature);
}

/// Text in a foreign form, signed without a context before it. Only heads of the key log are, by a
/// key that signs nothing else.
[[nodiscard]] protocol::Signature signText(const LogKey& key, QByteArrayView text);
[[nodiscard]] bool
verifyText(const protocol::LogPub& pub, QByteArrayView text, const protocol::Signature& signature);

} // namespace qs::proof
