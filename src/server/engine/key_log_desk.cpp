// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/engine/key_log_desk.h"

#include "proof/checkpoint.h"
#include "proof/identity.h"

namespace qs::server {

KeyLogDesk::KeyLogDesk(const Services& services)
    : m_services(services)
    , m_origin(proof::logOrigin(proof::serverIdOf(services.secrets.serverKey().pub())))
{
}

void KeyLogDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::LogHead& asked
)
{
    const auto found = [this, requestId](const SessionPtr& alive, Result<LogGrowth> growth) {
        if (!growth) {
            failWith(*alive, requestId, growth.error());
            return;
        }
        const proof::TreeHead head{growth->size, growth->root};
        alive->reply(
            requestId,
            protocol::LogHeadAnswer{
                proof::signCheckpoint(m_origin, head, m_services.secrets.logKey()), growth->proof}
        );
    };
    m_services.keyLog.grow(asked.from, whileAlive<LogGrowth>(session, found));
}

void KeyLogDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::LogLeaves& asked
)
{
    using Leaves = QList<protocol::KeyLogLeaf>;
    const auto found = [requestId](const SessionPtr& alive, Result<Leaves> leaves) {
        if (!leaves) {
            failWith(*alive, requestId, leaves.error());
            return;
        }
        alive->reply(requestId, protocol::LogLeavesAnswer{*leaves});
    };
    m_services.keyLog.leaves(asked.from, whileAlive<Leaves>(session, found));
}

void KeyLogDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::LogProof& asked
)
{
    using Proofs = QList<protocol::LeafProof>;
    const auto found = [requestId](const SessionPtr& alive, Result<Proofs> proofs) {
        if (!proofs) {
            failWith(*alive, requestId, proofs.error());
            return;
        }
        alive->reply(requestId, protocol::LogProofAnswer{*proofs});
    };
    m_services.keyLog.prove(asked.size, asked.manifests, whileAlive<Proofs>(session, found));
}

} // namespace qs::server
