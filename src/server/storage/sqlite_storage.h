// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "server/storage/commit_queue.h"
#include "server/storage/space_book.h"
#include "server/storage/sqlite_account_rows.h"
#include "server/storage/sqlite_directory.h"
#include "server/storage/sqlite_event_log.h"
#include "server/storage/sqlite_followers.h"
#include "server/storage/sqlite_key_log.h"
#include "server/storage/sqlite_mailroom.h"
#include "sql/database.h"

#include <memory>

namespace qs {
class Clock;
class Random;
} // namespace qs

namespace qs::server {

/// Everything a server keeps, in one SQLite file.
///
/// Opened and destroyed while the storage strand rests; between that the strand owns the
/// connection. Errors of opening: as of sql::Database.
class SqliteStorage
{
public:
    struct Parts
    {
        CommitQueue::Strands strands;
        const Clock& clock;
        Random& random;
        Metrics& metrics;
    };
    [[nodiscard]] static Result<std::unique_ptr<SqliteStorage>>
    open(const QString& path, const Parts& parts);

    [[nodiscard]] EventLog& eventLog() { return *m_eventLog; }
    [[nodiscard]] Directory& directory() { return *m_directory; }
    [[nodiscard]] Mailroom& mailroom() { return *m_mailroom; }
    [[nodiscard]] Followers& followers() { return *m_followers; }
    [[nodiscard]] KeyLog& keyLog() { return *m_keyLog; }
    [[nodiscard]] AccountRows& accountRows() { return *m_accountRows; }

    /// Made with the database: another one means that it was restored or begun anew.
    [[nodiscard]] const InstanceId& instance() const { return m_instance; }

    /// For a test that fills the disk. While the storage strand rests.
    Result<void> limitPages(qint64 pagesMax);

private:
    SqliteStorage(sql::Database database, SpaceBook spaces, const Parts& parts);
    Result<void> openTables(const Parts& parts);
    Result<void> readInstance(Random& random);
    Result<void> dropOldSessions(const Clock& clock);

    sql::Database m_database;
    SpaceBook m_spaces;
    CommitQueue m_queue;
    std::unique_ptr<SqliteEventLog> m_eventLog;
    std::unique_ptr<SqliteKeyLog> m_keyLog;
    std::unique_ptr<SqliteDirectory> m_directory;
    std::unique_ptr<SqliteMailroom> m_mailroom;
    std::unique_ptr<SqliteFollowers> m_followers;
    std::unique_ptr<SqliteAccountRows> m_accountRows;
    InstanceId m_instance;
};

} // namespace qs::server
