// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"

namespace qs::sql {

class Database;

/// All or nothing: what is done to the database while this lives is undone when it goes without
/// commit(). Begins as a writer, so that a reader never has to become one in the middle. One at a
/// time.
///
/// Thread: that of its Database.
class Transaction
{
public:
    [[nodiscard]] static Result<Transaction> begin(Database& database);
    ~Transaction();
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// After success everything is durable. After an error everything is undone.
    Result<void> commit();

    void rollback();

private:
    explicit Transaction(Database& database) : m_database(&database) {}

    Database* m_database;
};

} // namespace qs::sql
