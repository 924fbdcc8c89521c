// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sql/statement.h"

#include "base/assert.h"
#include "sql/outcome.h"

#include <QStringDecoder>

#include <sqlite3.h>

#include <limits>
#include <utility>

namespace qs::sql {

namespace {

void checkBound(int resultCode)
{
    // Memory aside, binding fails only for a parameter that is not there.
    QS_ASSERT(resultCode == SQLITE_OK);
}

void copyBytes(sqlite3_stmt* statement, int index, QByteArrayView value)
{
    checkBound(sqlite3_bind_blob64(
        statement,
        index,
        value.data(),
        static_cast<sqlite3_uint64>(value.size()),
        SQLITE_TRANSIENT // NOLINT(performance-no-int-to-ptr)
    ));
}

} // namespace

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement::Statement(Statement&& other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr))
{
}

Statement& Statement::operator=(Statement&& other) noexcept
{
    if (this != &other) {
        sqlite3_finalize(m_statement);
        m_statement = std::exchange(other.m_statement, nullptr);
    }
    return *this;
}

void Statement::begin(size_t parameters)
{
    QS_ASSERT(m_statement != nullptr);
    QS_ASSERT(sqlite3_bind_parameter_count(m_statement) == static_cast<int>(parameters));
    sqlite3_reset(m_statement);
}

Result<void> Statement::finish()
{
    while (true) {
        QS_TRY_ASSIGN(const bool isRow, next());
        if (!isRow) {
            return {};
        }
    }
}

Result<bool> Statement::next()
{
    switch (sqlite3_step(m_statement)) {
    case SQLITE_ROW: return true;
    case SQLITE_DONE: sqlite3_reset(m_statement); return false;
    default: {
        const Error error = errorOf(sqlite3_db_handle(m_statement));
        sqlite3_reset(m_statement);
        return error;
    }
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
}

void Statement::bind(int index, qint64 value, Lifetime)
{
    checkBound(sqlite3_bind_int64(m_statement, index, value));
}

void Statement::bind(int index, quint64 value, Lifetime lifetime)
{
    constexpr auto kMax = static_cast<quint64>(std::numeric_limits<qint64>::max());
    bind(index, static_cast<qint64>(value < kMax ? value : kMax), lifetime);
}

void Statement::bind(int index, std::nullptr_t, Lifetime)
{
    checkBound(sqlite3_bind_null(m_statement, index));
}

void Statement::bind(int index, QByteArrayView value, Lifetime lifetime)
{
    if (value.isEmpty()) {
        checkBound(sqlite3_bind_zeroblob(m_statement, index, 0)); // no bytes are not NULL
    } else if (lifetime == Lifetime::Copied) {
        copyBytes(m_statement, index, value);
    } else {
        checkBound(sqlite3_bind_blob64(
            m_statement,
            index,
            value.data(),
            static_cast<sqlite3_uint64>(value.size()),
            SQLITE_STATIC
        ));
    }
}

void Statement::bind(int index, QStringView value, Lifetime)
{
    const QByteArray utf8 = value.toUtf8();
    checkBound(sqlite3_bind_text64(
        m_statement,
        index,
        utf8.isEmpty() ? "" : utf8.constData(),
        static_cast<sqlite3_uint64>(utf8.size()),
        SQLITE_TRANSIENT, // NOLINT(performance-no-int-to-ptr)
        SQLITE_UTF8
    ));
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QByteArrayView Statement::view(int column) const
{
    const void* data = sqlite3_column_blob(m_statement, column);
    return {static_cast<const char*>(data), sqlite3_column_bytes(m_statement, column)};
}

QByteArray Statement::bytes(int column) const
{
    return view(column).toByteArray();
}

QString Statement::text(int column) const
{
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    const qsizetype size = sqlite3_column_bytes(m_statement, column);
    // A leading U+FEFF is a character like any other: QString::fromUtf8 would drop it.
    using Flag = QStringDecoder::Flag;
    QStringDecoder decode(QStringDecoder::Utf8, Flag::Stateless | Flag::ConvertInitialBom);
    return decode(QByteArrayView(data, size));
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

} // namespace qs::sql
