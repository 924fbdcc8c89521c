// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "server/ports/event_log.h"
#include "sql/statement.h"

#include <memory>

namespace qs {
class Clock;
} // namespace qs
namespace qs::sql {
class Database;
} // namespace qs::sql

namespace qs::server {

class CommitQueue;
class SpaceBook;
struct LaneRow;
struct SpaceRow;

/// The event log on SQLite. An envelope is judged in this order: already stored, the fault its
/// bringer found, the right to write, the epoch, the lane, the right to erase what it names.
///
/// Thread: as EventLog says; its own work runs on the storage strand.
class SqliteEventLog final : public EventLog
{
public:
    struct Parts
    {
        sql::Database& database;
        SpaceBook& spaces;
        CommitQueue& queue;
        const Clock& clock;
    };
    [[nodiscard]] static Result<std::unique_ptr<SqliteEventLog>> open(const Parts& parts);

    void append(QList<NewEvent> events, Answer<QList<protocol::AppendOutcome>> done) override;
    void locate(QList<PositionQuery> queries, Answer<QList<Position>> done) override;
    void read(const LogRange& range, Answer<QList<protocol::Event>> done) override;
    void readBack(const SpaceAccess& access, const LogRange& range, Answer<LogPage> done) override;
    void lookup(const LookupQuery& query, Answer<LookupResult> done) override;
    void changeSpace(const SpaceChange& change, Answer<SpaceChangeStatus> done) override;
    void probe(Answer<void> done) override;

private:
    struct Stored
    {
        quint64 seq = 0;
        quint64 atMs = 0;
    };

    explicit SqliteEventLog(const Parts& parts) : m_parts(parts) {}
    Result<void> prepare();

    Result<QList<protocol::AppendOutcome>> appendAll(const QList<NewEvent>& events);
    Result<protocol::AppendOutcome> appendOne(const NewEvent& event, qint64 nowMs);
    Result<protocol::AppendOutcome>
    store(const NewEvent& event, qint64 nowMs, SpaceRow& space, LaneRow& lane);
    Result<protocol::AppendOutcome>
    insert(const NewEvent& event, qint64 nowMs, SpaceRow& space, LaneRow& lane);
    Result<protocol::AppendOutcome> found(const NewEvent& event, qint64 nowMs);
    Result<std::optional<Stored>> findStored(qint64 space, const EnvId& id);
    Result<bool> mayErase(const NewEvent& event, const SpaceRow& space);
    Result<void> erase(qint64 space, const EnvId& id);

    Result<Position> locateOne(const PositionQuery& query);
    Result<QList<protocol::Event>> readRange(const LogRange& range);
    Result<QList<protocol::Event>> collect(sql::Statement& rows, const LogRange& range);
    Result<LogPage> readPage(const SpaceAccess& access, const LogRange& range);
    Result<LookupResult> lookUp(const LookupQuery& query);
    Result<SpaceChangeStatus> change(const SpaceChange& change);
    Result<SpaceChangeStatus> repeatOrRefuse(const SpaceChange& change, const SpaceRow& space);

    Parts m_parts;
    sql::Statement m_insert;
    sql::Statement m_findById;
    sql::Statement m_envelopeOf;
    sql::Statement m_replace;
    sql::Statement m_idAt;
    sql::Statement m_after;
    sql::Statement m_before;
    sql::Statement m_statementOf;
    sql::Statement m_touch;
};

} // namespace qs::server
