// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/identity_chain.h"

#include <algorithm>

namespace qs::crypto {

namespace {
Error denied(const char* rule)
{
    return {ErrorCode::Denied, QLatin1String("identity: ") + QLatin1String(rule)};
}
} // namespace

Result<IdentityChain> IdentityChain::read(const UserId& user, const QList<QByteArray>& manifests)
{
    QS_TRY_ASSIGN(const QList<proof::SignedManifest> chain, proof::readChain(manifests));
    if (chain.first().manifest.user != user) {
        return Error{ErrorCode::Invalid, QStringLiteral("identity: somebody else's chain")};
    }
    IdentityChain made;
    for (const proof::SignedManifest& next : chain) {
        made.append(next);
    }
    return made;
}

Result<void> IdentityChain::extend(const QList<QByteArray>& manifests)
{
    QS_ASSERT(!isEmpty());
    IdentityChain longer = *this;
    for (const QByteArray& bytes : manifests) {
        QS_TRY_ASSIGN(const proof::SignedManifest next, proof::readManifest(bytes));
        const quint64 seq = next.manifest.seq;
        if (seq <= longer.newest().seq) {
            if (next.manifest.user != user() || !longer.holds({seq, next.hash})) {
                return denied("two manifests of one number");
            }
            continue;
        }
        QS_TRY(proof::checkSuccessor(longer.m_chain.last(), next));
        longer.append(next);
    }
    *this = std::move(longer);
    return {};
}

bool IdentityChain::isUnexplained(const QList<QByteArray>& manifests) const
{
    QS_ASSERT(!isEmpty());
    return std::ranges::any_of(manifests, [this](const QByteArray& bytes) {
        const auto next = proof::readManifest(bytes);
        return next && next->manifest.user == user() && next->manifest.seq == newest().seq + 1 &&
               next->manifest.identity != identity() && !next->manifest.vouch;
    });
}

QList<IdentityChange> IdentityChain::changes() const
{
    QList<IdentityChange> found;
    for (const proof::SignedManifest& entry : m_chain) {
        const proof::Manifest& m = entry.manifest;
        if (m.vouch) {
            found.append({m.vouch->kind, m.seq, m.identity, m.vouch->device});
        }
    }
    return found;
}

protocol::IdentityPub IdentityChain::identityAt(quint64 seq) const
{
    const bool isHere = seq >= 1 && seq <= static_cast<quint64>(m_chain.size());
    return isHere ? m_chain[static_cast<qsizetype>(seq) - 1].manifest.identity
                  : protocol::IdentityPub();
}

bool IdentityChain::hadIdentity(const Hash32& fingerprint) const
{
    return std::ranges::any_of(m_chain, [&](const proof::SignedManifest& entry) {
        return proof::fingerprintOf(entry.manifest.identity) == fingerprint;
    });
}

ManifestRef IdentityChain::head() const
{
    return {newest().seq, m_chain.last().hash};
}

bool IdentityChain::holds(const ManifestRef& ref) const
{
    // Numbers begin at 1 and have no holes.
    return ref.seq >= 1 && ref.seq <= static_cast<quint64>(m_chain.size()) &&
           m_chain[static_cast<qsizetype>(ref.seq) - 1].hash == ref.hash;
}

const DeviceStanding* IdentityChain::device(const DeviceId& id) const
{
    const auto found = m_devices.constFind(id);
    return found == m_devices.constEnd() ? nullptr : &*found;
}

const protocol::UserBoxPub* IdentityChain::userBox(quint64 generation) const
{
    const auto found = std::ranges::find_if(m_chain, [&](const proof::SignedManifest& signedOne) {
        return signedOne.manifest.seedGeneration == generation;
    });
    return found == m_chain.end() ? nullptr : &found->manifest.userBox;
}

quint64 IdentityChain::newestRevocation() const
{
    quint64 newestSeq = 0;
    for (const proof::RevokedDevice& gone : newest().revoked) {
        newestSeq = std::max(newestSeq, gone.revokedSeq);
    }
    return newestSeq;
}

Result<void> IdentityChain::verify(
    const Signer& signer,
    proof::SignContext context,
    QByteArrayView message,
    const protocol::Signature& signature
) const
{
    if (isEmpty() || signer.user != user()) {
        return denied("signed by somebody else");
    }
    if (signer.manifest.seq > newest().seq) {
        return Error{ErrorCode::NotFound, QStringLiteral("identity: newer manifest needed")};
    }
    if (!holds(signer.manifest)) {
        return denied("names a manifest that is not in the chain");
    }
    const DeviceStanding* const standing = device(signer.device);
    if (!standing || standing->revoked || standing->addedSeq > signer.manifest.seq) {
        return denied("signed by a device that is not active");
    }
    if (!proof::verify(standing->key, context, {message}, signature)) {
        return Error{ErrorCode::Corrupt, QStringLiteral("identity: signature")};
    }
    return {};
}

QList<QByteArray> IdentityChain::bytes() const
{
    QList<QByteArray> all;
    all.reserve(m_chain.size());
    for (const proof::SignedManifest& manifest : m_chain) {
        all.append(manifest.bytes);
    }
    return all;
}

void IdentityChain::append(const proof::SignedManifest& next)
{
    for (const proof::ManifestDevice& device : next.manifest.devices) {
        if (!m_devices.contains(device.id)) {
            m_devices.insert(device.id, {device.signKey, device.addedSeq, false, {}});
        }
    }
    // A device that is left out without a word is as little active as one that is revoked.
    for (auto it = m_devices.begin(); it != m_devices.end(); ++it) {
        it->revoked = it->revoked || !next.manifest.device(it.key());
    }
    for (const proof::RevokedDevice& gone : next.manifest.revoked) {
        const auto found = m_devices.find(gone.id);
        if (found != m_devices.end()) {
            found->floors = gone.floors;
        }
    }
    m_chain.append(next);
}

Hash32 floorNameOf(const SpaceRef& space)
{
    const char kind = static_cast<char>(space.kind);
    return proof::hash<Hash32>(proof::label::kFloor, {QByteArrayView(&kind, 1), space.id.view()});
}

} // namespace qs::crypto
