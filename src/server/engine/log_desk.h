// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/append.h"
#include "protocol/create_space.h"
#include "protocol/events.h"
#include "protocol/lookup.h"
#include "protocol/subscribe.h"
#include "server/engine/hub.h"
#include "server/engine/services.h"
#include "server/engine/session.h"

namespace qs::server {

/// Writes to logs and reads from them.
///
/// The author and device of a header must be the session's; the signature of an envelope is not
/// checked here, as its readers do that and the session vouches for who brought it.
///
/// Thread: the engine's strand.
class LogDesk
{
public:
    LogDesk(const Services& services, Hub& hub);

    void handle(const SessionPtr& session, quint64 requestId, const protocol::Append& asked);
    void handle(const SessionPtr& session, quint64 requestId, const protocol::Subscribe& asked);
    void handle(const SessionPtr& session, quint64 requestId, const protocol::Page& asked);
    void handle(const SessionPtr& session, quint64 requestId, const protocol::Lookup& asked);
    void handle(const SessionPtr& session, quint64 requestId, const protocol::CreateSpace& asked);

private:
    /// An Append on its way through the storage.
    struct Batch
    {
        quint64 requestId = 0;
        QList<protocol::AppendOutcome> outcomes; ///< Of all items; for those in `events` to come.
        QList<NewEvent> events;
        QList<qsizetype> places; ///< Where the outcome of each of `events` belongs.
    };

    [[nodiscard]] qint64 appendWaitMs(const Session& session, const protocol::Append& asked);
    [[nodiscard]] static Batch
    examine(const Session& session, quint64 requestId, const protocol::Append& asked);
    void conclude(Session* session, Batch& batch, const QList<protocol::AppendOutcome>& stored);
    void publish(const Batch& batch, const QList<protocol::AppendOutcome>& stored);
    void sendReceipts(Session& session, const Batch& batch);
    void answerSubscribe(
        const SessionPtr& session,
        quint64 requestId,
        const QList<PositionQuery>& queries,
        const QList<Position>& positions
    );

    const Services& m_services;
    Hub& m_hub;
    KeyedBuckets m_envelopes;
    KeyedBuckets m_bytes;
};

} // namespace qs::server
