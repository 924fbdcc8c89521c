// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "server/ports/account_rows.h"
#include "sql/statement.h"

#include <memory>
#include <span>

namespace qs::sql {
class Database;
} // namespace qs::sql

namespace qs::server {

class CommitQueue;

/// A table of the schema and which of its rows belong to an account. A new table gets a line here:
/// a test compares this list with the schema.
struct KnownTable
{
    const char* name;
    const char* rowsOf; ///< FROM and WHERE with the account's user id as ?1; null: holds nothing.
};

[[nodiscard]] std::span<const KnownTable> knownTables();

/// Thread: as AccountRows says; its own work runs on the storage strand.
class SqliteAccountRows final : public AccountRows
{
public:
    [[nodiscard]] static Result<std::unique_ptr<SqliteAccountRows>>
    open(sql::Database& database, CommitQueue& queue);

    void
    read(const UserId& user, const protocol::MyRows& asked, Answer<protocol::MyRowsAnswer> done)
        override;
    void keepReport(const QByteArray& sealed, const Hash32& id, Answer<void> done) override;

private:
    struct Listed
    {
        QString name;
        QStringList columns;
        sql::Statement rows; ///< user, offset, limit
        sql::Statement count;
    };

    explicit SqliteAccountRows(CommitQueue& queue) : m_queue(queue) {}
    Result<void> prepare(sql::Database& database);
    Result<void> list(sql::Database& database, const KnownTable& table);
    Result<protocol::MyRowsAnswer> rowsOf(const UserId& user, const protocol::MyRows& asked);

    CommitQueue& m_queue;
    std::vector<Listed> m_tables;
    sql::Statement m_countReports;
    sql::Statement m_insertReport;
};

} // namespace qs::server
