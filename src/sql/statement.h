// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"
#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <optional>

struct sqlite3_stmt;

namespace qs::sql {

/// One prepared statement, to be kept and run many times.
///
///     QS_TRY(m_insert.run(space.id, seq, envelope));             // all parameters, no rows
///
///     m_select.query(space.id, after);                           // all parameters, then the rows
///     while (true) {
///         QS_TRY_ASSIGN(const bool isRow, m_select.next());
///         if (!isRow) break;
///         use(m_select.integer(0), m_select.bytes(1));
///     }
///
/// Parameters: qint64, quint64 (those past 2^63 - 1 stand for that), int, bool, QByteArray and
/// QByteArrayView, QString and QStringView, ids of base/ids.h, std::optional of these, nullptr.
/// There must be as many as the statement has. Columns count from 0; one that is NULL reads as 0 or
/// empty. A statement must go before its Database.
///
/// Errors: Busy, Denied, Corrupt, OutOfSpace; Invalid for a broken constraint.
/// Thread: that of its Database.
class Statement
{
public:
    Statement() = default;
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Binds all parameters and runs to the end, passing over rows.
    template<typename... Values>
    Result<void> run(const Values&... values)
    {
        begin(sizeof...(Values));
        int index = 0;
        (bind(++index, values, Lifetime::Call), ...);
        return finish();
    }

    /// Binds all parameters; next() then yields the rows. Rows left over are dropped.
    template<typename... Values>
    void query(const Values&... values)
    {
        begin(sizeof...(Values));
        int index = 0;
        (bind(++index, values, Lifetime::Copied), ...);
    }

    /// Moves to the next row. False after the last one; the statement is then ready to run again.
    Result<bool> next();

    /// Drops the rows that were not read. A statement left in the middle of its rows keeps a
    /// transaction from ending.
    void reset();

    // The current row.
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] quint64 number(int column) const { return static_cast<quint64>(integer(column)); }
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] bool isNull(int column) const;

    /// Without copying: good until next(), run(), query() or reset().
    [[nodiscard]] QByteArrayView view(int column) const;

    /// An id of its own length; none if the column has another one.
    template<typename Id>
    [[nodiscard]] Id id(int column) const
    {
        return Id::from(view(column)).value_or(Id());
    }

    [[nodiscard]] bool isPrepared() const { return m_statement != nullptr; }

private:
    friend class Database;
    enum class Lifetime { Call, Copied };

    explicit Statement(sqlite3_stmt* statement) : m_statement(statement) {}

    void begin(size_t parameters);
    Result<void> finish();

    void bind(int index, qint64 value, Lifetime);
    void bind(int index, quint64 value, Lifetime);
    void bind(int index, int value, Lifetime lifetime) { bind(index, qint64(value), lifetime); }
    void bind(int index, bool value, Lifetime lifetime) { bind(index, qint64(value), lifetime); }
    void bind(int index, std::nullptr_t, Lifetime);
    void bind(int index, QByteArrayView value, Lifetime);
    void bind(int index, const QByteArray& value, Lifetime lifetime)
    {
        bind(index, QByteArrayView(value), lifetime);
    }
    void bind(int index, QStringView value, Lifetime);
    void bind(int index, const QString& value, Lifetime lifetime)
    {
        bind(index, QStringView(value), lifetime);
    }
    template<typename Tag, int Size>
    void bind(int index, const FixedBytes<Tag, Size>& value, Lifetime lifetime)
    {
        bind(index, value.view(), lifetime);
    }
    template<typename Value>
    void bind(int index, const std::optional<Value>& value, Lifetime lifetime)
    {
        if (value) {
            bind(index, *value, lifetime);
        } else {
            bind(index, nullptr, lifetime);
        }
    }

    sqlite3_stmt* m_statement = nullptr;
};

} // namespace qs::sql
