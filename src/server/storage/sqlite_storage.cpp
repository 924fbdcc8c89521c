// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/storage/sqlite_storage.h"

#include "base/clock.h"
#include "base/random.h"
#include "server/storage/schema.h"

namespace qs::server {

Result<std::unique_ptr<SqliteStorage>> SqliteStorage::open(const QString& path, const Parts& parts)
{
    QS_TRY_ASSIGN(sql::Database database, sql::Database::open(path, storageSchema()));
    QS_TRY(database.execute("PRAGMA secure_delete = ON"));
    QS_TRY(database.checkpoint()); // a crash may have come between an erasure and this
    QS_TRY_ASSIGN(SpaceBook spaces, SpaceBook::open(database));
    std::unique_ptr<SqliteStorage> storage(
        new SqliteStorage(std::move(database), std::move(spaces), parts)
    );
    QS_TRY(storage->openTables(parts));
    QS_TRY(storage->readInstance(parts.random));
    QS_TRY(storage->dropOldSessions(parts.clock));
    return storage;
}

SqliteStorage::SqliteStorage(sql::Database database, SpaceBook spaces, const Parts& parts)
    : m_database(std::move(database))
    , m_spaces(std::move(spaces))
    , m_queue(parts.strands, m_database, m_spaces, parts.metrics)
{
}

Result<void> SqliteStorage::openTables(const Parts& parts)
{
    QS_TRY_ASSIGN(m_eventLog, SqliteEventLog::open({m_database, m_spaces, m_queue, parts.clock}));
    QS_TRY_ASSIGN(m_keyLog, SqliteKeyLog::open(m_database, m_queue));
    QS_TRY_ASSIGN(
        m_directory, SqliteDirectory::open({m_database, m_spaces, m_queue, *m_keyLog, parts.clock})
    );
    QS_TRY_ASSIGN(m_mailroom, SqliteMailroom::open({m_database, m_spaces, m_queue, parts.clock}));
    QS_TRY_ASSIGN(m_followers, SqliteFollowers::open({m_database, m_spaces, m_queue, parts.clock}));
    QS_TRY_ASSIGN(m_accountRows, SqliteAccountRows::open(m_database, m_queue));
    return {};
}

Result<void> SqliteStorage::readInstance(Random& random)
{
    QS_TRY_ASSIGN(
        sql::Statement insert,
        m_database.prepare("INSERT OR IGNORE INTO fact(name, value) VALUES('instance', ?)")
    );
    QS_TRY(insert.run(random.id<InstanceId>()));
    QS_TRY_ASSIGN(
        sql::Statement select, m_database.prepare("SELECT value FROM fact WHERE name = 'instance'")
    );
    select.query();
    QS_TRY_ASSIGN(const bool isThere, select.next());
    if (isThere) {
        m_instance = select.id<InstanceId>(0);
    }
    select.reset();
    if (m_instance.isNull()) {
        return Error{ErrorCode::Corrupt, QStringLiteral("the database does not know its instance")};
    }
    return {};
}

Result<void> SqliteStorage::dropOldSessions(const Clock& clock)
{
    QS_TRY_ASSIGN(
        sql::Statement drop, m_database.prepare("DELETE FROM session WHERE expires_ms <= ?")
    );
    return drop.run(clock.nowMs());
}

Result<void> SqliteStorage::limitPages(qint64 pagesMax)
{
    const QByteArray limit = "PRAGMA max_page_count = " + QByteArray::number(pagesMax);
    return m_database.execute(limit.constData());
}

} // namespace qs::server
