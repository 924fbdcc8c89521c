// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/engine/log_desk.h"

#include "proof/identity.h"
#include "proof/receipt.h"
#include "protocol/done.h"
#include "protocol/envelope.h"
#include "server/engine/session_desk.h"

#include <algorithm>

namespace qs::server {

using protocol::AppendOutcome;
using protocol::FailureCode;
using protocol::Refusal;
using protocol::SubscribeStatus;

namespace {

SpaceAccess accessOf(const Session& session, const SpaceRef& space, QByteArrayView token)
{
    SpaceAccess access{space, session.user(), std::nullopt};
    if (!token.isEmpty()) {
        access.token = proof::feedTokenHash(token);
    }
    return access;
}

Refusal
faultOf(const Session& session, const SpaceRef& space, const protocol::EnvelopeHeader& header)
{
    if (header.author != session.user() || header.device != session.device()) {
        return Refusal::NotYours;
    }
    if (header.space != space) {
        return Refusal::WrongSpace;
    }
    // What is not kept has no place in a log.
    const bool isEphemeral = header.envelopeClass == protocol::EnvelopeClass::Ephemeral;
    return isEphemeral ? Refusal::Malformed : Refusal::None;
}

std::optional<NewEvent> eventOf(const Session& session, const protocol::AppendItem& item)
{
    const Result<protocol::EnvelopeParts> parts = protocol::splitEnvelope(item.envelope);
    if (!parts) {
        return std::nullopt;
    }
    const Result<protocol::EnvelopeHeader> header = protocol::readHeader(parts->header);
    if (!header) {
        return std::nullopt;
    }
    NewEvent event;
    event.access = accessOf(session, item.space, item.token);
    event.id = proof::envelopeIdOf(*parts);
    event.device = header->device;
    event.laneN = header->laneN;
    event.prev = header->prev;
    event.epoch = header->epoch;
    event.erases = header->erases;
    event.isControl = header->envelopeClass == protocol::EnvelopeClass::Control;
    event.epochRef = header->epochRef.value_or(Hash32());
    event.commit = header->commit;
    event.refusal = faultOf(session, item.space, *header);
    event.envelope = item.envelope;
    return event;
}

size_t seedOf(Random& random)
{
    return static_cast<size_t>(random.below(~quint64(0)));
}

qsizetype bytesOf(const protocol::Append& asked)
{
    qsizetype bytes = 0;
    for (const protocol::AppendItem& item : asked.items) {
        bytes += item.envelope.size();
    }
    return bytes;
}

} // namespace

LogDesk::LogDesk(const Services& services, Hub& hub)
    : m_services(services)
    , m_hub(hub)
    , m_envelopes(services.limits.accountEnvelopes, seedOf(services.random))
    , m_bytes(services.limits.accountBytes, seedOf(services.random))
{
}

qint64 LogDesk::appendWaitMs(const Session& session, const protocol::Append& asked)
{
    const qint64 nowMs = m_services.clock.monotonicMs();
    const auto account = session.user().view();
    const auto count = static_cast<double>(asked.items.size());
    const qint64 wait = m_envelopes.take(account, count, nowMs);
    return wait > 0 ? wait : m_bytes.take(account, static_cast<double>(bytesOf(asked)), nowMs);
}

void LogDesk::handle(const SessionPtr& session, quint64 requestId, const protocol::Append& asked)
{
    if (asked.items.size() > 1 && bytesOf(asked) > protocol::kAppendBytesMax) {
        session->fail(requestId, FailureCode::TooLarge, 0, QStringLiteral("append"));
        return;
    }
    if (const qint64 wait = appendWaitMs(*session, asked); wait > 0) {
        m_services.metrics.count("qs_appends_limited");
        session->fail(requestId, FailureCode::RateLimited, wait);
        return;
    }
    const auto batch = std::make_shared<Batch>(examine(*session, requestId, asked));
    if (batch->events.isEmpty()) {
        sendReceipts(*session, *batch);
        return;
    }
    // Readers get what was stored even if its writer has gone.
    const std::weak_ptr<Session> weak = session;
    m_services.eventLog.append(batch->events, [this, weak, batch](auto outcomes) {
        const SessionPtr alive = weak.lock();
        Session* const heard =
            alive && alive->state() != SessionState::Closed ? alive.get() : nullptr;
        if (outcomes) {
            conclude(heard, *batch, *outcomes);
        } else {
            m_services.metrics.count("qs_appends_failed");
            m_services.log.write(LogLevel::Error, "append", outcomes.error().detail);
            if (heard != nullptr) {
                failWith(*heard, batch->requestId, outcomes.error());
            }
        }
    });
}

LogDesk::Batch
LogDesk::examine(const Session& session, quint64 requestId, const protocol::Append& asked)
{
    Batch batch;
    batch.requestId = requestId;
    for (const protocol::AppendItem& item : asked.items) {
        AppendOutcome outcome;
        outcome.refusal = Refusal::Malformed;
        if (std::optional<NewEvent> event = eventOf(session, item)) {
            batch.places.append(batch.outcomes.size());
            batch.events.append(*std::move(event));
        }
        batch.outcomes.append(outcome);
    }
    return batch;
}

void LogDesk::conclude(Session* session, Batch& batch, const QList<AppendOutcome>& stored)
{
    for (qsizetype i = 0; i < stored.size(); ++i) {
        batch.outcomes[batch.places[i]] = stored[i];
    }
    if (session != nullptr) {
        sendReceipts(*session, batch);
    }
    publish(batch, stored);
}

void LogDesk::publish(const Batch& batch, const QList<AppendOutcome>& stored)
{
    QList<std::pair<SpaceRef, QList<protocol::Event>>> grown;
    qint64 accepted = 0;
    for (qsizetype i = 0; i < stored.size(); ++i) {
        if (stored[i].status != protocol::AppendStatus::Accepted) {
            continue;
        }
        ++accepted;
        const NewEvent& event = batch.events[i];
        if (event.commit && stored[i].seq > m_hub.headOf(event.access.space)) {
            // Who is no longer a member hears not even that.
            m_hub.tokenChanged(event.access.space, event.commit->tokenHash);
        }
        if (grown.isEmpty() || grown.last().first != event.access.space) {
            grown.append({event.access.space, {}});
        }
        grown.last().second.append({stored[i].seq, stored[i].atMs, event.envelope});
    }
    for (const auto& [space, events] : std::as_const(grown)) {
        m_hub.publish(space, events);
        m_services.bus.tell(space, events.last().seq);
    }
    m_services.metrics.count("qs_envelopes_accepted", accepted);
    m_services.metrics.count("qs_envelopes_refused", batch.outcomes.size() - accepted);
}

void LogDesk::sendReceipts(Session& session, const Batch& batch)
{
    protocol::Receipts receipts;
    receipts.outcomes = batch.outcomes;
    receipts.instance = m_services.instance;
    receipts.minute = static_cast<quint64>(m_services.clock.nowMs() / kMinuteMs);
    proof::signReceipts(receipts, m_services.secrets.receiptKey());
    session.reply(batch.requestId, receipts);
}

void LogDesk::handle(const SessionPtr& session, quint64 requestId, const protocol::Subscribe& asked)
{
    const auto wanted = static_cast<qsizetype>(session->subscriptions.size()) + asked.items.size();
    if (wanted > m_services.limits.subscriptionsMax) {
        session->fail(requestId, FailureCode::TooLarge, 0, QStringLiteral("subscriptions"));
        return;
    }
    QList<PositionQuery> queries;
    for (const protocol::SubscribeItem& item : asked.items) {
        queries.append({accessOf(*session, item.space, item.token), item.after});
    }
    const auto located =
        [this, requestId, queries](const SessionPtr& alive, Result<QList<Position>> positions) {
            if (!positions) {
                failWith(*alive, requestId, positions.error());
                return;
            }
            answerSubscribe(alive, requestId, queries, *positions);
        };
    m_services.eventLog.locate(queries, whileAlive<QList<Position>>(session, located));
}

void LogDesk::answerSubscribe(
    const SessionPtr& session,
    quint64 requestId,
    const QList<PositionQuery>& queries,
    const QList<Position>& positions
)
{
    protocol::Subscribed answer;
    for (qsizetype i = 0; i < queries.size(); ++i) {
        answer.items.append({queries[i].access.space, positions[i].status, positions[i].head});
    }
    session->reply(requestId, answer);
    for (qsizetype i = 0; i < queries.size(); ++i) {
        if (positions[i].status == SubscribeStatus::Tail) {
            Subscription wanted;
            wanted.space = queries[i].access.space;
            wanted.token = queries[i].access.token;
            wanted.sent = queries[i].cursor.seq;
            m_hub.follow(session, wanted, positions[i].head);
        }
    }
}

void LogDesk::handle(const SessionPtr& session, quint64 requestId, const protocol::Page& asked)
{
    LogRange range{asked.space, asked.before};
    range.eventsMax = static_cast<qsizetype>(asked.limit);
    const auto read = [requestId,
                       space = asked.space](const SessionPtr& alive, Result<LogPage> page) {
        if (!page) {
            failWith(*alive, requestId, page.error());
        } else if (page->status == SubscribeStatus::StaleToken) {
            alive->fail(requestId, FailureCode::StaleToken);
        } else if (page->status != SubscribeStatus::Tail) {
            alive->fail(requestId, FailureCode::NotFound);
        } else {
            alive->reply(requestId, protocol::Events{space, page->events});
        }
    };
    m_services.eventLog.readBack(
        accessOf(*session, asked.space, asked.token), range, whileAlive<LogPage>(session, read)
    );
}

void LogDesk::handle(const SessionPtr& session, quint64 requestId, const protocol::Lookup& asked)
{
    const LookupQuery query{accessOf(*session, asked.space, {}), session->device(), asked.ids};
    const auto found = [requestId](const SessionPtr& alive, Result<LookupResult> result) {
        if (!result) {
            failWith(*alive, requestId, result.error());
            return;
        }
        alive->reply(
            requestId, protocol::LookupAnswer{result->outcomes, result->laneN, result->laneHead}
        );
    };
    m_services.eventLog.lookup(query, whileAlive<LookupResult>(session, found));
}

void LogDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::CreateSpace& asked
)
{
    if (asked.space.kind != SpaceKind::Circle) {
        session->fail(requestId, FailureCode::Denied, 0, QStringLiteral("kind of space"));
        return;
    }
    const SpaceChange change{
        asked.space, session->user(), asked.fromEpoch, asked.tokenHash, asked.statement};
    const auto changed =
        [this, requestId, change](const SessionPtr& alive, Result<SpaceChangeStatus> status) {
            if (!status) {
                failWith(*alive, requestId, status.error());
                return;
            }
            switch (*status) {
            case SpaceChangeStatus::Done:
                m_hub.tokenChanged(change.space, change.tokenHash);
                alive->reply(requestId, protocol::Done());
                break;
            case SpaceChangeStatus::Repeated: alive->reply(requestId, protocol::Done()); break;
            case SpaceChangeStatus::Exists: alive->fail(requestId, FailureCode::Exists); break;
            case SpaceChangeStatus::Denied: alive->fail(requestId, FailureCode::Denied); break;
            case SpaceChangeStatus::NotFound: alive->fail(requestId, FailureCode::NotFound); break;
            }
        };
    m_services.eventLog.changeSpace(change, whileAlive<SpaceChangeStatus>(session, changed));
}

} // namespace qs::server
