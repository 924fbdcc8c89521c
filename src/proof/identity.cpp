// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "proof/identity.h"

#include "base/assert.h"

namespace qs::proof {

namespace {

protocol::StubParts digested(const protocol::EnvelopeParts& parts)
{
    return {
        parts.header,
        hash<Hash32>(label::kWrapDigest, {parts.wrap}),
        hash<Hash32>(label::kBodyDigest, {parts.body}),
        parts.signature,
    };
}

} // namespace

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

QByteArray toBeSigned(const protocol::StubParts& stub)
{
    return littleEndian32(static_cast<quint32>(stub.header.size())) + stub.header.toByteArray() +
           stub.wrapDigest.bytes() + stub.bodyDigest.bytes();
}

Hash32 reportIdOf(QByteArrayView sealed)
{
    return hash<Hash32>(label::kReportId, {sealed});
}

QByteArray toBeSigned(QByteArrayView header, QByteArrayView wrap, QByteArrayView body)
{
    return toBeSigned(digested({header, wrap, body, {}}));
}

EnvId envelopeIdOf(QByteArrayView toBeSigned)
{
    return hash<EnvId>(label::kEnvelopeId, {toBeSigned});
}

EnvId envelopeIdOf(const protocol::EnvelopeParts& parts)
{
    return envelopeIdOf(toBeSigned(parts.header, parts.wrap, parts.body));
}

EnvId envelopeIdOf(const protocol::StubParts& stub)
{
    return envelopeIdOf(toBeSigned(stub));
}

Result<EnvId> nameOf(QByteArrayView envelopeOrStub)
{
    if (protocol::isStub(envelopeOrStub)) {
        QS_TRY_ASSIGN(const protocol::StubParts stub, protocol::splitStub(envelopeOrStub));
        return envelopeIdOf(stub);
    }
    QS_TRY_ASSIGN(const protocol::EnvelopeParts parts, protocol::splitEnvelope(envelopeOrStub));
    return envelopeIdOf(parts);
}

Result<QByteArray> stubOf(QByteArrayView envelopeOrStub)
{
    if (protocol::isStub(envelopeOrStub)) {
        QS_TRY(protocol::splitStub(envelopeOrStub));
        return envelopeOrStub.toByteArray();
    }
    QS_TRY_ASSIGN(const protocol::EnvelopeParts parts, protocol::splitEnvelope(envelopeOrStub));
    return protocol::joinStub(digested(parts));
}

} // namespace qs::proof
