// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "proof/identity.h"

#include "base/assert.h"

namespace qs::proof {

UserId userIdOf(const protocol::IdentityPub& first, const protocol::Nonce16& nonce)
{
    return hash<UserId>(label::kUserId, {first.view(), nonce.view()});
}

DeviceId deviceIdOf(const protocol::DevicePub& key)
{
    return hash<DeviceId>(label::kDeviceId, {key.view()});
}

ServerId serverIdOf(const protocol::ServerPub& key)
{
    return hash<ServerId>(label::kServerId, {key.view()});
}

SpaceRef spaceOf(const UserId& owner, SpaceKind kind)
{
    QS_ASSERT(kind == SpaceKind::Self || kind == SpaceKind::Public || kind == SpaceKind::Mailbox);
    const char byte = static_cast<char>(kind);
    return {kind, hash<SpaceId>(label::kSpaceId, {QByteArrayView(&byte, 1), owner.view()})};
}

Hash32 fingerprintOf(const protocol::IdentityPub& key)
{
    return hash<Hash32>(label::kFingerprint, {key.view()});
}

protocol::TokenHash feedTokenHash(QByteArrayView token)
{
    return hash<protocol::TokenHash>(label::kFeedToken, {token});
}

protocol::TokenHash dropTokenHash(QByteArrayView token)
{
    return hash<protocol::TokenHash>(label::kDropToken, {token});
}

protocol::TokenHash sessionTokenHash(QByteArrayView token)
{
    return hash<protocol::TokenHash>(label::kSession, {token});
}

Hash32 mailIdOf(QByteArrayView sealed)
{
    return hash<Hash32>(label::kMailId, {sealed});
}

QByteArray toBeSigned(QByteArrayView header, QByteArrayView wrap, QByteArrayView body)
{
    return littleEndian32(static_cast<quint32>(header.size())) + header.toByteArray() +
           hashBytes(label::kWrapDigest, {wrap}, 32) + hashBytes(label::kBodyDigest, {body}, 32);
}

EnvId envelopeIdOf(QByteArrayView toBeSigned)
{
    return hash<EnvId>(label::kEnvelopeId, {toBeSigned});
}

EnvId envelopeIdOf(const protocol::EnvelopeParts& parts)
{
    return envelopeIdOf(toBeSigned(parts.header, parts.wrap, parts.body));
}

} // namespace qs::proof
