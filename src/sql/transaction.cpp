// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sql/transaction.h"

#include "sql/database.h"

#include <utility>

namespace qs::sql {

Result<Transaction> Transaction::begin(Database& database)
{
    QS_ASSERT(!database.inTransaction());
    QS_TRY(database.execute("BEGIN IMMEDIATE"));
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

Transaction::~Transaction()
{
    rollback();
}

Result<void> Transaction::commit()
{
    QS_ASSERT(m_database != nullptr);
    if (!m_database->inTransaction()) {
        // A full disk ends a transaction by itself, and the caller went on regardless.
        m_database = nullptr;
        return Error{ErrorCode::OutOfSpace, QStringLiteral("the transaction was undone")};
    }
    Result<void> outcome = m_database->execute("COMMIT");
    if (!outcome) {
        rollback();
    }
    m_database = nullptr;
    return outcome;
}

void Transaction::rollback()
{
    if (m_database != nullptr && m_database->inTransaction()) {
        // Fails only where SQLite has rolled back by itself.
        (void)m_database->execute("ROLLBACK");
    }
    m_database = nullptr;
}

} // namespace qs::sql
