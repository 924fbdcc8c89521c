// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "proof/auth.h"

namespace qs::proof {

namespace {
QByteArray messageOf(const AuthChallenge& c)
{
    return c.server.bytes() + c.nonce.bytes() + c.device.bytes() + littleEndian64(c.minute);
}

QByteArray messageOf(const AuthChallenge& c, QByteArrayView change)
{
    return messageOf(c) + hashBytes(label::kSecretsChange, {change}, Hash32::kSize);
}
} // namespace

protocol::Signature signAuth(const AuthChallenge& challenge, const DeviceKey& key)
{
    return key.sign(sign_context::kAuth, {messageOf(challenge)});
}

bool verifyAuth(
    const AuthChallenge& challenge,
    const protocol::DevicePub& key,
    const protocol::Signature& signature
)
{
    return verify(key, sign_context::kAuth, {messageOf(challenge)}, signature);
}

protocol::Signature
signSecrets(const AuthChallenge& challenge, QByteArrayView change, const DeviceKey& key)
{
    return key.sign(sign_context::kSecrets, {messageOf(challenge, change)});
}

bool verifySecrets(
    const AuthChallenge& challenge,
    QByteArrayView change,
    const protocol::DevicePub& key,
    const protocol::Signature& signature
)
{
    return verify(key, sign_context::kSecrets, {messageOf(challenge, change)}, signature);
}

} // namespace qs::proof
