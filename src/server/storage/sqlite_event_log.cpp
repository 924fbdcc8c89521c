// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/storage/sqlite_event_log.h"

#include "base/clock.h"
#include "proof/identity.h"
#include "protocol/envelope.h"
#include "server/storage/commit_queue.h"
#include "server/storage/group_commits.h"
#include "server/storage/space_book.h"
#include "sql/database.h"

#include <algorithm>

namespace qs::server {

using protocol::AppendOutcome;
using protocol::AppendStatus;
using protocol::Event;
using protocol::Refusal;
using protocol::SubscribeStatus;

namespace {

AppendOutcome refused(const NewEvent& event, Refusal refusal)
{
    AppendOutcome outcome;
    outcome.id = event.id;
    outcome.refusal = refusal;
    return outcome;
}

AppendOutcome withStatus(const NewEvent& event, AppendStatus status)
{
    AppendOutcome outcome;
    outcome.id = event.id;
    outcome.status = status;
    return outcome;
}

bool isNext(const NewEvent& event, const LaneRow& lane)
{
    return event.laneN == lane.n + 1 && event.prev == lane.id;
}

AppendOutcome outOfLane(const NewEvent& event, const LaneRow& lane)
{
    const bool isMissingSome = event.laneN > lane.n + 1;
    AppendOutcome outcome = isMissingSome ? withStatus(event, AppendStatus::Blocked)
                                          : refused(event, Refusal::LaneFork);
    outcome.laneN = lane.n;
    outcome.laneHead = lane.id;
    return outcome;
}

// Null for what is no envelope; none was stored.
UserId authorOf(QByteArrayView envelope)
{
    QByteArrayView bytes;
    if (protocol::isStub(envelope)) {
        const auto stub = protocol::splitStub(envelope);
        bytes = stub ? stub->header : QByteArrayView();
    } else {
        const auto parts = protocol::splitEnvelope(envelope);
        bytes = parts ? parts->header : QByteArrayView();
    }
    const auto header = protocol::readHeader(bytes);
    return header ? header->author : UserId();
}

// The right to write, as far as the tables know it.
std::optional<AppendOutcome> judge(const NewEvent& event, const SpaceRow& space)
{
    if (event.refusal != Refusal::None) {
        return refused(event, event.refusal);
    }
    if (event.commit) {
        return judgeCommit(event, space);
    }
    if (!mayWrite(space, event.access)) {
        return opensByToken(space.kind) ? withStatus(event, AppendStatus::StaleToken)
                                        : refused(event, Refusal::NotYours);
    }
    if (opensByToken(space.kind) && event.epoch != space.epoch) {
        return event.epoch < space.epoch ? withStatus(event, AppendStatus::StaleEpoch)
                                         : refused(event, Refusal::Malformed);
    }
    return std::nullopt;
}

} // namespace

Result<std::unique_ptr<SqliteEventLog>> SqliteEventLog::open(const Parts& parts)
{
    std::unique_ptr<SqliteEventLog> log(new SqliteEventLog(parts));
    QS_TRY(log->prepare());
    return log;
}

Result<void> SqliteEventLog::prepare()
{
    sql::Database& db = m_parts.database;
    QS_TRY_ASSIGN(
        m_insert,
        db.prepare("INSERT INTO event(space, seq, at, envelope_id, envelope) VALUES(?, ?, ?, ?, ?)")
    );
    QS_TRY_ASSIGN(
        m_findById, db.prepare("SELECT seq, at FROM event WHERE space = ? AND envelope_id = ?")
    );
    QS_TRY_ASSIGN(
        m_envelopeOf, db.prepare("SELECT envelope FROM event WHERE space = ? AND envelope_id = ?")
    );
    QS_TRY_ASSIGN(
        m_replace, db.prepare("UPDATE event SET envelope = ? WHERE space = ? AND envelope_id = ?")
    );
    QS_TRY_ASSIGN(m_idAt, db.prepare("SELECT envelope_id FROM event WHERE space = ? AND seq = ?"));
    QS_TRY_ASSIGN(
        m_after,
        db.prepare("SELECT seq, at, envelope FROM event WHERE space = ? AND seq > ?"
                   " ORDER BY seq LIMIT ?")
    );
    QS_TRY_ASSIGN(
        m_before,
        db.prepare("SELECT seq, at, envelope FROM event WHERE space = ? AND seq < ?"
                   " ORDER BY seq DESC LIMIT ?")
    );
    QS_TRY_ASSIGN(m_statementOf, db.prepare("SELECT statement FROM space WHERE id = ?"));
    QS_TRY_ASSIGN(
        m_touch,
        db.prepare("INSERT INTO fact(name, value) VALUES('probe', randomblob(8))"
                   " ON CONFLICT(name) DO UPDATE SET value = excluded.value")
    );
    return {};
}

void SqliteEventLog::append(QList<NewEvent> events, Answer<QList<AppendOutcome>> done)
{
    m_parts.queue.write<QList<AppendOutcome>>(
        [this, events = std::move(events)] { return appendAll(events); }, std::move(done)
    );
}

Result<QList<AppendOutcome>> SqliteEventLog::appendAll(const QList<NewEvent>& events)
{
    const qint64 nowMs = m_parts.clock.nowMs();
    QList<AppendOutcome> outcomes;
    outcomes.reserve(events.size());
    for (const NewEvent& event : events) {
        QS_TRY_ASSIGN(AppendOutcome outcome, appendOne(event, nowMs));
        outcomes.append(std::move(outcome));
    }
    return outcomes;
}

Result<AppendOutcome> SqliteEventLog::appendOne(const NewEvent& event, qint64 nowMs)
{
    QS_TRY_ASSIGN(SpaceRow* const space, m_parts.spaces.find(event.access.space));
    if (space == nullptr && foundsGroup(event)) {
        return found(event, nowMs);
    }
    if (space == nullptr) {
        const bool isFaulty = event.refusal != Refusal::None;
        return refused(event, isFaulty ? event.refusal : Refusal::SpaceNotFound);
    }
    QS_TRY_ASSIGN(LaneRow* const lane, m_parts.spaces.lane(*space, event.device));
    // What is next in its lane cannot be stored yet: its id covers its number and predecessor.
    if (!isNext(event, *lane)) {
        QS_TRY_ASSIGN(const std::optional<Stored> stored, findStored(space->row, event.id));
        if (stored) {
            AppendOutcome outcome = withStatus(event, AppendStatus::Accepted);
            outcome.seq = stored->seq;
            outcome.atMs = stored->atMs;
            return outcome;
        }
    }
    if (const std::optional<AppendOutcome> verdict = judge(event, *space)) {
        return *verdict;
    }
    if (!isNext(event, *lane)) {
        return outOfLane(event, *lane);
    }
    QS_TRY_ASSIGN(const bool isAllowed, mayErase(event, *space));
    return isAllowed ? store(event, nowMs, *space, *lane)
                     : Result<AppendOutcome>(refused(event, Refusal::NotYours));
}

// A group begins with its first change, which brings the token of its first epoch.
Result<AppendOutcome> SqliteEventLog::found(const NewEvent& event, qint64 nowMs)
{
    const SpaceRow first = rowAfter(event);
    QS_TRY(m_parts.spaces.create(event.access.space, first, first.line));
    QS_TRY_ASSIGN(SpaceRow* const space, m_parts.spaces.find(event.access.space));
    QS_TRY_ASSIGN(LaneRow* const lane, m_parts.spaces.lane(*space, event.device));
    return insert(event, nowMs, *space, *lane);
}

Result<AppendOutcome>
SqliteEventLog::store(const NewEvent& event, qint64 nowMs, SpaceRow& space, LaneRow& lane)
{
    if (event.commit) {
        const SpaceRow next = rowAfter(event);
        QS_TRY(m_parts.spaces.moveOn(space, next, next.line));
    }
    return insert(event, nowMs, space, lane);
}

Result<AppendOutcome>
SqliteEventLog::insert(const NewEvent& event, qint64 nowMs, SpaceRow& space, LaneRow& lane)
{
    const SpaceBook::Place place = m_parts.spaces.takePlace(space, nowMs);
    QS_TRY(m_insert.run(space.row, place.seq, place.atMs, event.id, event.envelope));
    m_parts.spaces.advance(lane, event.laneN, event.id);
    for (const EnvId& erased : event.erases) {
        QS_TRY(erase(space.row, erased));
    }
    AppendOutcome outcome = withStatus(event, AppendStatus::Accepted);
    outcome.seq = place.seq;
    outcome.atMs = static_cast<quint64>(place.atMs);
    return outcome;
}

Result<bool> SqliteEventLog::mayErase(const NewEvent& event, const SpaceRow& space)
{
    const UserId& writer = event.access.user;
    if (event.erases.isEmpty() || (event.isControl && writer == space.owner)) {
        return true;
    }
    for (const EnvId& id : event.erases) {
        m_envelopeOf.query(space.row, id);
        QS_TRY_ASSIGN(const bool isThere, m_envelopeOf.next());
        const bool isOwn = !isThere || authorOf(m_envelopeOf.view(0)) == writer;
        m_envelopeOf.reset();
        if (!isOwn) {
            return false;
        }
    }
    return true;
}

Result<void> SqliteEventLog::erase(qint64 space, const EnvId& id)
{
    m_envelopeOf.query(space, id);
    QS_TRY_ASSIGN(const bool isThere, m_envelopeOf.next());
    if (!isThere || protocol::isStub(m_envelopeOf.view(0))) {
        m_envelopeOf.reset();
        return {};
    }
    const Result<QByteArray> stub = proof::stubOf(m_envelopeOf.view(0));
    m_envelopeOf.reset();
    QS_TRY(stub);
    m_parts.queue.forgetOldPages();
    return m_replace.run(*stub, space, id);
}

Result<std::optional<SqliteEventLog::Stored>>
SqliteEventLog::findStored(qint64 space, const EnvId& id)
{
    m_findById.query(space, id);
    QS_TRY_ASSIGN(const bool isThere, m_findById.next());
    if (!isThere) {
        return std::optional<Stored>();
    }
    const Stored stored{m_findById.number(0), m_findById.number(1)};
    m_findById.reset();
    return std::optional<Stored>(stored);
}

void SqliteEventLog::locate(QList<PositionQuery> queries, Answer<QList<Position>> done)
{
    const auto work = [this, queries = std::move(queries)]() -> Result<QList<Position>> {
        QList<Position> positions;
        positions.reserve(queries.size());
        for (const PositionQuery& query : queries) {
            QS_TRY_ASSIGN(const Position position, locateOne(query));
            positions.append(position);
        }
        return positions;
    };
    m_parts.queue.read<QList<Position>>(work, std::move(done));
}

Result<Position> SqliteEventLog::locateOne(const PositionQuery& query)
{
    QS_TRY_ASSIGN(const SpaceRow* const space, m_parts.spaces.find(query.access.space));
    if (space == nullptr) {
        return Position{SubscribeStatus::NotFound, 0};
    }
    if (!mayRead(*space, query.access)) {
        const bool isToken = opensByToken(space->kind);
        return Position{isToken ? SubscribeStatus::StaleToken : SubscribeStatus::NotFound, 0};
    }
    if (query.cursor.seq > space->head) {
        return Position{SubscribeStatus::Diverged, space->head};
    }
    const bool isUncompared = query.cursor.id.isNull() || space->kind == SpaceKind::Mailbox;
    if (query.cursor.seq == 0 || isUncompared) {
        return Position{SubscribeStatus::Tail, space->head};
    }
    m_idAt.query(space->row, query.cursor.seq);
    QS_TRY_ASSIGN(const bool isThere, m_idAt.next());
    const bool isSame = isThere && m_idAt.id<EnvId>(0) == query.cursor.id;
    m_idAt.reset();
    return Position{isSame ? SubscribeStatus::Tail : SubscribeStatus::Diverged, space->head};
}

void SqliteEventLog::read(const LogRange& range, Answer<QList<Event>> done)
{
    m_parts.queue.read<QList<Event>>([this, range] { return readRange(range); }, std::move(done));
}

Result<QList<Event>> SqliteEventLog::readRange(const LogRange& range)
{
    QS_TRY_ASSIGN(const SpaceRow* const space, m_parts.spaces.find(range.space));
    if (space == nullptr) {
        return QList<Event>();
    }
    m_after.query(space->row, range.from, qint64(range.eventsMax));
    return collect(m_after, range);
}

Result<QList<Event>> SqliteEventLog::collect(sql::Statement& rows, const LogRange& range)
{
    QList<Event> events;
    qsizetype bytes = 0;
    while (true) {
        QS_TRY_ASSIGN(const bool isRow, rows.next());
        if (!isRow) {
            return events;
        }
        bytes += rows.view(2).size();
        if (!events.isEmpty() && bytes > range.bytesMax) {
            rows.reset();
            return events;
        }
        events.append(Event{rows.number(0), rows.number(1), rows.bytes(2)});
    }
}

void SqliteEventLog::readBack(
    const SpaceAccess& access,
    const LogRange& range,
    Answer<LogPage> done
)
{
    m_parts.queue.read<LogPage>(
        [this, access, range] { return readPage(access, range); }, std::move(done)
    );
}

Result<LogPage> SqliteEventLog::readPage(const SpaceAccess& access, const LogRange& range)
{
    QS_TRY_ASSIGN(const Position position, locateOne({access, {}}));
    LogPage page{position.status, {}};
    if (position.status != SubscribeStatus::Tail) {
        return page;
    }
    QS_TRY_ASSIGN(const SpaceRow* const space, m_parts.spaces.find(access.space));
    m_before.query(space->row, range.from, qint64(range.eventsMax));
    QS_TRY_ASSIGN(page.events, collect(m_before, range));
    std::reverse(page.events.begin(), page.events.end());
    return page;
}

void SqliteEventLog::lookup(const LookupQuery& query, Answer<LookupResult> done)
{
    m_parts.queue.read<LookupResult>([this, query] { return lookUp(query); }, std::move(done));
}

Result<LookupResult> SqliteEventLog::lookUp(const LookupQuery& query)
{
    QS_TRY_ASSIGN(const SpaceRow* const space, m_parts.spaces.find(query.access.space));
    LookupResult result;
    for (const EnvId& id : query.ids) {
        AppendOutcome outcome;
        outcome.id = id;
        outcome.status = AppendStatus::Retry;
        if (space != nullptr) {
            QS_TRY_ASSIGN(const std::optional<Stored> stored, findStored(space->row, id));
            if (stored) {
                outcome.status = AppendStatus::Accepted;
                outcome.seq = stored->seq;
                outcome.atMs = stored->atMs;
            }
        }
        result.outcomes.append(outcome);
    }
    if (space != nullptr) {
        QS_TRY_ASSIGN(const LaneRow* const lane, m_parts.spaces.lane(*space, query.device));
        result.laneN = lane->n;
        result.laneHead = lane->id;
    }
    return result;
}

void SqliteEventLog::changeSpace(const SpaceChange& wanted, Answer<SpaceChangeStatus> done)
{
    m_parts.queue.write<SpaceChangeStatus>(
        [this, wanted] { return change(wanted); }, std::move(done)
    );
}

Result<SpaceChangeStatus> SqliteEventLog::change(const SpaceChange& wanted)
{
    SpaceRow next;
    next.owner = wanted.owner;
    next.epoch = wanted.fromEpoch + 1;
    next.token = wanted.tokenHash;
    QS_TRY_ASSIGN(SpaceRow* const space, m_parts.spaces.find(wanted.space));
    if (space == nullptr) {
        // At a later epoch, too: a log that went back to an older copy has forgotten it.
        QS_TRY(m_parts.spaces.create(wanted.space, next, wanted.statement));
        return SpaceChangeStatus::Done;
    }
    if (space->owner != wanted.owner) {
        return SpaceChangeStatus::Denied;
    }
    if (space->epoch > wanted.fromEpoch) { // below it, the log has gone back
        return repeatOrRefuse(wanted, *space);
    }
    QS_TRY(m_parts.spaces.moveOn(*space, next, wanted.statement));
    return SpaceChangeStatus::Done;
}

Result<SpaceChangeStatus>
SqliteEventLog::repeatOrRefuse(const SpaceChange& wanted, const SpaceRow& space)
{
    m_statementOf.query(space.row);
    QS_TRY_ASSIGN(const bool isThere, m_statementOf.next());
    const bool isSame = isThere && space.epoch == wanted.fromEpoch + 1 &&
                        space.token == wanted.tokenHash &&
                        m_statementOf.view(0) == QByteArrayView(wanted.statement);
    m_statementOf.reset();
    return isSame ? SpaceChangeStatus::Repeated : SpaceChangeStatus::Exists;
}

void SqliteEventLog::probe(Answer<void> done)
{
    m_parts.queue.write<void>([this] { return m_touch.run(); }, std::move(done));
}

} // namespace qs::server
