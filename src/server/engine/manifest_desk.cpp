// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/engine/manifest_desk.h"

namespace qs::server {

namespace {
constexpr qsizetype kChainBytesMax = protocol::kFrameBytesMax - 64 * 1024;
} // namespace

QList<QByteArray> fitFrame(const QList<QByteArray>& manifests)
{
    QList<QByteArray> fitting;
    qsizetype bytes = 0;
    for (const QByteArray& manifest : manifests) {
        bytes += manifest.size();
        if (bytes > kChainBytesMax) {
            break;
        }
        fitting.append(manifest);
    }
    return fitting;
}

void ManifestDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::ManifestHeads& asked
)
{
    using Heads = QList<ManifestHeadRow>;
    const auto found = [requestId, asked](const SessionPtr& alive, Result<Heads> heads) {
        if (!heads) {
            failWith(*alive, requestId, heads.error());
            return;
        }
        protocol::ManifestHeadsAnswer answer;
        for (qsizetype i = 0; i < heads->size(); ++i) {
            answer.heads.append({asked.users[i], heads->at(i).seq, heads->at(i).hash});
        }
        alive->reply(requestId, answer);
    };
    m_services.directory.findManifestHeads(asked.users, whileAlive<Heads>(session, found));
}

void ManifestDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::Manifests& asked
)
{
    using Chain = QList<QByteArray>;
    const auto found = [requestId](const SessionPtr& alive, Result<Chain> manifests) {
        if (!manifests) {
            failWith(*alive, requestId, manifests.error());
            return;
        }
        alive->reply(requestId, protocol::ManifestsAnswer{fitFrame(*manifests)});
    };
    m_services.directory.findManifests(asked.user, asked.after, whileAlive<Chain>(session, found));
}

} // namespace qs::server
