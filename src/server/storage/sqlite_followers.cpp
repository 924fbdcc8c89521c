// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/storage/sqlite_followers.h"

#include "base/clock.h"
#include "server/storage/commit_queue.h"
#include "server/storage/space_book.h"
#include "sql/database.h"

namespace qs::server {

Result<std::unique_ptr<SqliteFollowers>> SqliteFollowers::open(const Parts& parts)
{
    std::unique_ptr<SqliteFollowers> followers(new SqliteFollowers(parts));
    QS_TRY(followers->prepare());
    return followers;
}

Result<void> SqliteFollowers::prepare()
{
    sql::Database& db = m_parts.database;
    QS_TRY_ASSIGN(
        m_put,
        db.prepare("INSERT INTO follower(space, mark, ends_ms) VALUES(?, ?, ?)"
                   " ON CONFLICT(space, mark) DO UPDATE SET ends_ms = excluded.ends_ms")
    );
    QS_TRY_ASSIGN(m_remove, db.prepare("DELETE FROM follower WHERE space = ? AND mark = ?"));
    QS_TRY_ASSIGN(m_sweep, db.prepare("DELETE FROM follower WHERE space = ? AND ends_ms <= ?"));
    QS_TRY_ASSIGN(m_count, db.prepare("SELECT count(*) FROM follower WHERE space = ?"));
    return {};
}

void SqliteFollowers::follow(const protocol::Follow& wanted, Answer<std::optional<quint64>> done)
{
    m_parts.queue.write<std::optional<quint64>>(
        [this, wanted] { return change(wanted); }, std::move(done)
    );
}

Result<std::optional<quint64>> SqliteFollowers::change(const protocol::Follow& wanted)
{
    QS_TRY_ASSIGN(const SpaceRow* const space, m_parts.spaces.find(wanted.space));
    if (space == nullptr || wanted.space.kind != SpaceKind::Public) {
        return std::optional<quint64>();
    }
    const qint64 nowMs = m_parts.clock.nowMs();
    QS_TRY(m_sweep.run(space->row, nowMs));
    if (!wanted.mark.isNull() && !wanted.isOn) {
        QS_TRY(m_remove.run(space->row, wanted.mark));
    }
    QS_TRY_ASSIGN(quint64 followers, count(space->row));
    if (!wanted.mark.isNull() && wanted.isOn && followers < quint64(kFollowersMax)) {
        QS_TRY(m_put.run(space->row, wanted.mark, nowMs + kFollowLifetimeMs));
        QS_TRY_ASSIGN(followers, count(space->row));
    }
    return std::optional(followers);
}

Result<quint64> SqliteFollowers::count(qint64 space)
{
    m_count.query(space);
    QS_TRY_ASSIGN(const bool isRow, m_count.next());
    const quint64 found = isRow ? m_count.number(0) : 0;
    m_count.reset();
    return found;
}

} // namespace qs::server
