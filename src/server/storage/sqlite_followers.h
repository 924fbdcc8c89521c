// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "server/ports/followers.h"
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

/// Followers on SQLite. Whoever asks about a space sweeps out those of it whose time is over.
///
/// Thread: as Followers says; its own work runs on the storage strand.
class SqliteFollowers final : public Followers
{
public:
    struct Parts
    {
        sql::Database& database;
        SpaceBook& spaces;
        CommitQueue& queue;
        const Clock& clock;
    };
    [[nodiscard]] static Result<std::unique_ptr<SqliteFollowers>> open(const Parts& parts);

    void follow(const protocol::Follow& wanted, Answer<std::optional<quint64>> done) override;

private:
    explicit SqliteFollowers(const Parts& parts) : m_parts(parts) {}
    Result<void> prepare();
    Result<std::optional<quint64>> change(const protocol::Follow& wanted);
    Result<quint64> count(qint64 space);

    Parts m_parts;
    sql::Statement m_put;
    sql::Statement m_remove;
    sql::Statement m_sweep;
    sql::Statement m_count;
};

} // namespace qs::server
