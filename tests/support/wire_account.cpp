// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "support/wire_account.h"

#include "protocol/envelope.h"

#include <algorithm>

namespace qs::test {

using namespace Qt::StringLiterals;

namespace {

template<typename Id>
Id randomId()
{
    Id id;
    proof::randomBytes(id.data(), Id::kSize);
    return id;
}

proof::ManifestDevice describe(const proof::DeviceKey& key, quint64 seq)
{
    return {proof::deviceIdOf(key.pub()), key.pub(), randomId<protocol::DeviceBoxPub>(), seq};
}

} // namespace

WireAccount WireAccount::random(const QString& name)
{
    WireAccount made;
    made.name = name;
    made.identity = proof::IdentityKey::random();
    made.device = proof::DeviceKey::random();
    made.authKey = randomId<protocol::AuthKey>();
    made.recoveryAuth = randomId<protocol::AuthKey>();
    made.salt = randomId<protocol::Salt>();
    made.keyring = randomId<Hash32>().bytes().repeated(8);
    made.spareKeyring = randomId<Hash32>().bytes().repeated(8);
    proof::Manifest first;
    first.nonce = randomId<protocol::Nonce16>();
    first.user = proof::userIdOf(made.identity.pub(), first.nonce);
    first.seq = 1;
    first.identity = made.identity.pub();
    first.userBox = randomId<protocol::UserBoxPub>();
    first.devices = {describe(made.device, 1)};
    made.manifest = proof::signManifest(first, made.identity);
    return made;
}

proof::SignedManifest WireAccount::withDevice(const proof::DeviceKey& added) const
{
    proof::Manifest next = manifest.manifest;
    next.seq = manifest.manifest.seq + 1;
    next.prev = manifest.hash;
    next.nonce = {};
    next.devices.append(describe(added, next.seq));
    std::sort(next.devices.begin(), next.devices.end(), [](const auto& a, const auto& b) {
        return a.id < b.id;
    });
    return proof::signManifest(next, identity);
}

protocol::Register WireAccount::registration() const
{
    protocol::Register request;
    request.username = name;
    request.salt = salt;
    request.authKey = authKey;
    request.keyring = keyring;
    request.recoveryKeyring = spareKeyring;
    request.recoveryWrap = spareKeyring.left(104);
    request.recoveryAuth = recoveryAuth;
    request.manifest = manifest.bytes;
    return request;
}

protocol::AppendItem WireLane::next(const QByteArray& body)
{
    return next(body, {});
}

protocol::AppendItem WireLane::next(const QByteArray& body, const QList<EnvId>& erases)
{
    constexpr qsizetype kWrapBytes = 104;
    protocol::EnvelopeHeader header;
    const bool isPublic = m_space.kind == SpaceKind::Public;
    header.suite = isPublic ? protocol::Suite::Public : protocol::Suite::Sealed;
    header.author = m_user;
    header.device = m_device;
    header.space = m_space;
    header.epoch = m_epoch;
    header.laneN = m_n + 1;
    header.prev = m_head;
    header.manifestSeq = 1;
    header.erases = erases;
    if (isPublic) {
        header.publicKind = 1;
        header.objectOrRecord = randomId<ObjectId>().bytes();
    }
    const QByteArray bytes = protocol::writeHeader(header);
    const QByteArray wrap = isPublic ? QByteArray() : QByteArray(kWrapBytes, 'w');
    const QByteArray envelope = protocol::joinEnvelope({bytes, wrap, body, {}});
    continueAfter(m_n + 1, idOf(envelope));
    return {m_space, m_token, envelope};
}

void WireLane::continueAfter(quint64 n, const EnvId& id)
{
    m_n = n;
    m_head = id;
}

EnvId idOf(const QByteArray& envelope)
{
    const Result<protocol::EnvelopeParts> parts = protocol::splitEnvelope(envelope);
    return parts ? proof::envelopeIdOf(*parts) : EnvId();
}

} // namespace qs::test
