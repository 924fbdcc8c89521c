// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "sql/migration.h"
#include "sql/statement.h"

#include <QByteArray>
#include <QString>

#include <memory>

struct sqlite3;

namespace qs::sql {

/// How safe a commit is.
enum class Durability {
    Full,   ///< Survives a power cut: for what was promised to somebody.
    Normal, ///< Survives a crash of the program; the last commits may be lost with the power.
};

/// An open SQLite database: write-ahead log, foreign keys on, temporary data in memory only.
///
/// One connection of one process writes a file. Nothing is ever overwritten: a file that is not
/// ours, or is newer than we are, or does not pass the checks of opening, stays as it is.
///
/// Errors of opening: Corrupt (no database, damaged, or of another program), Incompatible (made by
/// a newer version), OutOfSpace, Denied (no right to read or write), Busy (another process).
/// Thread: the one that opened it.
class Database
{
public:
    /// Where a database lives that has no file.
    static const QString kInMemory;

    /// Opens or makes the file and brings its schema up to date. A path beginning with `file:` is a
    /// URI, for another file system layer (?vfs=).
    [[nodiscard]] static Result<Database>
    open(const QString& path, const Schema& schema, Durability durability = Durability::Full);

    ~Database();
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Compiles one statement. Our own text only: failure to compile is our mistake, and a broken
    /// file otherwise.
    [[nodiscard]] Result<Statement> prepare(const char* statement);

    /// Runs statements without parameters or rows, ended by semicolons.
    Result<void> execute(const char* statements);

    /// The number a query without parameters yields in its first column; 0 without a row.
    [[nodiscard]] Result<qint64> queryInteger(const char* statement);

    [[nodiscard]] qint64 lastInsertRow() const;

    /// Rows changed by the last statement that ran.
    [[nodiscard]] qint64 changedRows() const;

    [[nodiscard]] bool inTransaction() const;

    /// Moves the write-ahead log into the file and makes it short again.
    Result<void> checkpoint();

    /// Reads every page and index. Corrupt if anything is wrong.
    Result<void> check();

    /// The whole database as the bytes its file would have.
    [[nodiscard]] Result<QByteArray> serialize() const;

    /// Replaces the contents of a database in memory by what serialize() made, and brings it up to
    /// date. Corrupt or Incompatible as for opening; the contents are then undefined: open anew.
    /// Statements prepared before must be prepared again.
    Result<void> deserialize(QByteArrayView bytes, const Schema& schema);

private:
    struct Connection;
    explicit Database(std::unique_ptr<Connection> connection);

    Result<void> configure(bool inMemory, Durability durability);
    Result<bool> checkOwner(const Schema& schema);
    Result<void> migrate(const Schema& schema);
    Result<void> applyMigrations(const Schema& schema, qint64 version);

    std::unique_ptr<Connection> m_connection;
};

} // namespace qs::sql
