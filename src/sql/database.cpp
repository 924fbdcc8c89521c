// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sql/database.h"

#include "base/assert.h"
#include "sql/outcome.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QVariant>

#include <sqlite3.h>

#include <atomic>
#include <cstring>

namespace qs::sql {

using namespace Qt::StringLiterals;

namespace {

QString nextConnectionName()
{
    static std::atomic<quint64> count = 0;
    return u"qs-%1"_s.arg(++count);
}

} // namespace

const QString Database::kInMemory = u":memory:"_s;

struct Database::Connection
{
    QString name = nextConnectionName();
    QSqlDatabase qt;
    sqlite3* handle = nullptr;

    Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection()
    {
        qt.close();
        qt = {};
        QSqlDatabase::removeDatabase(name);
    }

    Result<void> open(const QString& path);
};

Result<void> Database::Connection::open(const QString& path)
{
    qt = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
    if (!qt.isValid()) {
        return Error{ErrorCode::Incompatible, u"the QSQLITE driver is not installed"_s};
    }
    qt.setDatabaseName(path);
    if (path.startsWith("file:"_L1)) {
        qt.setConnectOptions(u"QSQLITE_OPEN_URI"_s);
    }
    if (!qt.open()) {
        return errorOf(qt.lastError().nativeErrorCode().toInt());
    }
    const QVariant driverHandle = qt.driver()->handle();
    QS_ASSERT(std::strcmp(driverHandle.typeName(), "sqlite3*") == 0);
    handle = *static_cast<sqlite3* const*>(driverHandle.constData());
    return {};
}

Database::Database(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}
Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

Result<Database> Database::open(const QString& path, const Schema& schema, Durability durability)
{
    auto connection = std::make_unique<Connection>();
    QS_TRY(connection->open(path));
    Database database(std::move(connection));
    QS_TRY_ASSIGN(Statement source, database.prepare("SELECT sqlite_source_id()"));
    source.query();
    QS_TRY_ASSIGN(const bool isRow, source.next());
    if (!isRow || source.text(0) != QLatin1StringView(sqlite3_sourceid())) {
        return Error{ErrorCode::Incompatible, u"QtSql carries another SQLite than we link"_s};
    }
    source.reset();
    QS_TRY(database.checkOwner(schema));
    QS_TRY(database.configure(path == kInMemory, durability));
    QS_TRY(database.migrate(schema));
    return database;
}

Result<void> Database::configure(bool inMemory, Durability durability)
{
    QS_TRY(execute("PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON;"
                   "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;"));
    if (!inMemory) {
        QS_TRY(execute("PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = 16777216;"));
    }
    return execute(
        durability == Durability::Full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL"
    );
}

Result<Statement> Database::prepare(const char* statement)
{
    sqlite3_stmt* prepared = nullptr;
    const int outcome = sqlite3_prepare_v3(
        m_connection->handle, statement, -1, SQLITE_PREPARE_PERSISTENT, &prepared, nullptr
    );
    if (outcome != SQLITE_OK) {
        return errorOf(m_connection->handle);
    }
    return Statement(prepared);
}

Result<void> Database::execute(const char* statements)
{
    if (sqlite3_exec(m_connection->handle, statements, nullptr, nullptr, nullptr) != SQLITE_OK) {
        return errorOf(m_connection->handle);
    }
    return {};
}

Result<qint64> Database::queryInteger(const char* statement)
{
    QS_TRY_ASSIGN(Statement query, prepare(statement));
    query.query();
    QS_TRY_ASSIGN(const bool isRow, query.next());
    return isRow ? query.integer(0) : 0;
}

qint64 Database::lastInsertRow() const
{
    return sqlite3_last_insert_rowid(m_connection->handle);
}

qint64 Database::changedRows() const
{
    return sqlite3_changes64(m_connection->handle);
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(m_connection->handle) == 0;
}

Result<void> Database::checkpoint()
{
    return execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

Result<void> Database::check()
{
    QS_TRY_ASSIGN(Statement query, prepare("PRAGMA integrity_check(1)"));
    query.query();
    QS_TRY_ASSIGN(const bool isRow, query.next());
    if (!isRow || query.text(0) != "ok"_L1) {
        return Error{ErrorCode::Corrupt, u"the integrity check found damage"_s};
    }
    return {};
}

Result<QByteArray> Database::serialize() const
{
    sqlite3_int64 size = 0;
    unsigned char* bytes = sqlite3_serialize(m_connection->handle, "main", &size, 0);
    if (bytes == nullptr) {
        return Error{ErrorCode::OutOfSpace, u"no memory for a copy of the database"_s};
    }
    QByteArray copy(reinterpret_cast<const char*>(bytes), size);
    sqlite3_free(bytes);
    return copy;
}

Result<void> Database::deserialize(QByteArrayView bytes, const Schema& schema)
{
    const auto size = static_cast<sqlite3_uint64>(bytes.size());
    // SQLite keeps these bytes as its own and frees them, on failure too.
    auto* owned = static_cast<unsigned char*>(sqlite3_malloc64(size + 1));
    if (owned == nullptr) {
        return Error{ErrorCode::OutOfSpace, u"no memory for the database"_s};
    }
    std::memcpy(owned, bytes.data(), static_cast<size_t>(bytes.size()));
    const int outcome = sqlite3_deserialize(
        m_connection->handle,
        "main",
        owned,
        bytes.size(),
        bytes.size(),
        SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE
    );
    if (outcome != SQLITE_OK) {
        return errorOf(outcome);
    }
    QS_TRY(checkOwner(schema));
    return migrate(schema);
}

} // namespace qs::sql
