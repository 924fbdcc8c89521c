// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/chain_doubt.h"

namespace qs::sync {

Finding
doubtOf(const crypto::IdentityChain* known, const UserId& user, const QList<QByteArray>& manifests)
{
    Finding finding;
    finding.kind = FindingKind::WrongDeviceList;
    finding.user = user;
    if (!known) {
        return finding;
    }
    for (const QByteArray& bytes : manifests) {
        const auto manifest = proof::readManifest(bytes);
        if (!manifest || manifest->manifest.user != user) {
            continue;
        }
        const quint64 seq = manifest->manifest.seq;
        const bool isBefore = seq <= known->head().seq;
        if (!isBefore && manifest->manifest.identity != known->identity()) {
            finding.kind = FindingKind::IdentityReplaced;
            finding.evidence = {known->newestSigned().bytes, bytes};
            return finding;
        }
        const bool isTheirs = manifest->manifest.identity == known->identityAt(seq);
        if (isBefore && isTheirs && !known->holds({seq, manifest->hash})) {
            finding.kind = FindingKind::TwoDeviceLists;
            finding.evidence = {known->bytes()[static_cast<qsizetype>(seq) - 1], bytes};
            return finding;
        }
    }
    return finding;
}

QList<Finding> renewalsOf(const crypto::IdentityChain& chain, quint64 pinned)
{
    QList<Finding> found;
    for (const crypto::IdentityChange& change : chain.changes()) {
        if (change.seq <= pinned) {
            continue;
        }
        Finding finding;
        finding.kind = change.kind == crypto::IdentityChange::Kind::Successor
                           ? FindingKind::IdentityRenewed
                           : FindingKind::IdentityVouched;
        finding.user = chain.user();
        finding.device = change.device;
        finding.seq = change.seq;
        found.append(finding);
    }
    return found;
}

} // namespace qs::sync
