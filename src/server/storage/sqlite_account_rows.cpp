// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/storage/sqlite_account_rows.h"

#include "server/storage/commit_queue.h"
#include "sql/database.h"

#include <algorithm>
#include <array>

namespace qs::server {

namespace {

constexpr qsizetype kBlobShownBytes = 48;
constexpr qint64 kReportsMax = 10'000;

// Which rows are an account's. Events and lanes count by the space they lie in, and lanes in other
// people's spaces by the device.
constexpr std::array kTables{
    KnownTable{"account", "FROM account WHERE user = ?1"},
    KnownTable{"manifest", "FROM manifest WHERE user = ?1"},
    KnownTable{"key_log", "FROM key_log WHERE user = ?1"},
    KnownTable{"device", "FROM device WHERE user = ?1"},
    KnownTable{"device_seed", "FROM device_seed WHERE user = ?1"},
    KnownTable{"session", "FROM session WHERE user = ?1"},
    KnownTable{"space", "FROM space WHERE owner = ?1"},
    KnownTable{"event", "FROM event WHERE space IN (SELECT id FROM space WHERE owner = ?1)"},
    KnownTable{
        "lane",
        "FROM lane WHERE space IN (SELECT id FROM space WHERE owner = ?1)"
        " OR device IN (SELECT device FROM device WHERE user = ?1)"},
    KnownTable{"door", "FROM door WHERE space IN (SELECT id FROM space WHERE owner = ?1)"},
    KnownTable{"mail", "FROM mail WHERE space IN (SELECT id FROM space WHERE owner = ?1)"},
    KnownTable{"follower", "FROM follower WHERE space IN (SELECT id FROM space WHERE owner = ?1)"},
    KnownTable{"fact", nullptr},         // of the server itself
    KnownTable{"kdf_use", nullptr},      // how many accounts use which cost
    KnownTable{"used_code", nullptr},    // codes, not who used them
    KnownTable{"key_log_node", nullptr}, // hashes over leaves of everybody
    KnownTable{"report", nullptr},       // sealed; who sent it stands inside
    KnownTable{"gone_name", nullptr},    // hashed names of accounts that are no more
};

// A cell, written out. What is long is cut, and says how long it is.
QString cell(const QByteArray& bytes)
{
    const QString hex =
        QString::fromLatin1(bytes.first(std::min(bytes.size(), kBlobShownBytes)).toHex());
    return bytes.size() <= kBlobShownBytes ? hex
                                           : hex + QStringLiteral("… (%1 bytes)").arg(bytes.size());
}

} // namespace

std::span<const KnownTable> knownTables()
{
    return kTables;
}

Result<std::unique_ptr<SqliteAccountRows>>
SqliteAccountRows::open(sql::Database& database, CommitQueue& queue)
{
    std::unique_ptr<SqliteAccountRows> rows(new SqliteAccountRows(queue));
    QS_TRY(rows->prepare(database));
    return rows;
}

Result<void> SqliteAccountRows::prepare(sql::Database& database)
{
    for (const KnownTable& table : kTables) {
        if (table.rowsOf) {
            QS_TRY(list(database, table));
        }
    }
    QS_TRY_ASSIGN(m_countReports, database.prepare("SELECT count(*) FROM report"));
    QS_TRY_ASSIGN(
        m_insertReport, database.prepare("INSERT OR IGNORE INTO report(id, sealed) VALUES(?, ?)")
    );
    return {};
}

// Whether a column holds bytes is asked of each cell: the literal row is what we promise.
Result<void> SqliteAccountRows::list(sql::Database& database, const KnownTable& table)
{
    Listed listed;
    listed.name = QString::fromLatin1(table.name);
    const QByteArray info =
        QByteArrayLiteral("SELECT name FROM pragma_table_info('") + table.name + "')";
    QS_TRY_ASSIGN(sql::Statement columns, database.prepare(info.constData()));
    columns.query();
    QByteArray cells;
    for (;;) {
        QS_TRY_ASSIGN(const bool isColumn, columns.next());
        if (!isColumn) {
            break;
        }
        const QString name = columns.text(0);
        listed.columns.append(name);
        const QByteArray column = name.toLatin1();
        cells += QByteArray(cells.isEmpty() ? "" : ", ") + "typeof(" + column + "), " + column;
    }
    const QByteArray rows = "SELECT " + cells + ' ' + table.rowsOf + " LIMIT ?3 OFFSET ?2";
    const QByteArray count = QByteArrayLiteral("SELECT count(*) ") + table.rowsOf;
    QS_TRY_ASSIGN(listed.rows, database.prepare(rows.constData()));
    QS_TRY_ASSIGN(listed.count, database.prepare(count.constData()));
    m_tables.push_back(std::move(listed));
    return {};
}

void SqliteAccountRows::read(
    const UserId& user,
    const protocol::MyRows& asked,
    Answer<protocol::MyRowsAnswer> done
)
{
    m_queue.read<protocol::MyRowsAnswer>(
        [this, user, asked] { return rowsOf(user, asked); }, std::move(done)
    );
}

Result<protocol::MyRowsAnswer>
SqliteAccountRows::rowsOf(const UserId& user, const protocol::MyRows& asked)
{
    if (asked.table >= m_tables.size()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such table")};
    }
    protocol::MyRowsAnswer answer;
    for (const Listed& table : m_tables) {
        answer.tables.append(table.name);
    }
    Listed& table = m_tables[asked.table];
    answer.columns = table.columns;
    table.count.query(user);
    QS_TRY_ASSIGN(const bool isCounted, table.count.next());
    const quint64 all = isCounted ? table.count.number(0) : 0;
    table.count.reset();
    table.rows.query(user, asked.from, qint64(protocol::kKnownRowsMax));
    for (;;) {
        QS_TRY_ASSIGN(const bool isRow, table.rows.next());
        if (!isRow) {
            break;
        }
        QStringList row;
        for (int column = 0; column < table.columns.size(); ++column) {
            const bool isBlob = table.rows.text(2 * column) == QLatin1StringView("blob");
            row.append(
                isBlob ? cell(table.rows.bytes(2 * column + 1)) : table.rows.text(2 * column + 1)
            );
        }
        answer.rows.append(row);
    }
    const quint64 shown = asked.from + static_cast<quint64>(answer.rows.size());
    answer.more = all > shown ? all - shown : 0;
    return answer;
}

void SqliteAccountRows::keepReport(const QByteArray& sealed, const Hash32& id, Answer<void> done)
{
    const auto work = [this, sealed, id]() -> Result<void> {
        m_countReports.query();
        QS_TRY_ASSIGN(const bool isCounted, m_countReports.next());
        const qint64 waiting = isCounted ? m_countReports.integer(0) : 0;
        m_countReports.reset();
        if (waiting >= kReportsMax) {
            return Error{ErrorCode::Busy, QStringLiteral("too many reports wait")};
        }
        return m_insertReport.run(id, sealed);
    };
    m_queue.write<void>(work, std::move(done));
}

} // namespace qs::server
