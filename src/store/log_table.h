// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "sql/database.h"
#include "store/disk_rows.h"
#include "store/row_seal.h"

#include <functional>
#include <optional>

namespace qs::store {

/// The log as rows of the disk store: see DiskStore, whose calls these are. Changes expect to be
/// inside a transaction.
///
/// Thread: core.
class LogTable
{
public:
    LogTable() = default;
    [[nodiscard]] static Result<LogTable> prepare(sql::Database& database, const RowSeal& seal);

    Result<quint64> append(const LogEntry& entry);
    Result<void> forEachAfter(quint64 row, const std::function<Result<void>(const LogRow&)>& each);
    Result<bool> contains(const EnvId& id);
    Result<std::optional<LogRow>> byEnvelope(const EnvId& id);
    Result<std::optional<LogRow>> byPlace(const SpaceRef& space, quint64 seq);
    Result<quint64> lastRow();
    Result<void> remove(quint64 row);
    Result<void> replace(const LogRow& row);

private:
    explicit LogTable(const RowSeal& seal) : m_seal(&seal) {}

    [[nodiscard]] BlindId placeOf(const SpaceRef& space, quint64 seq) const;
    [[nodiscard]] BlindId nameOf(const EnvId& id) const;
    Result<std::optional<LogRow>> readRow(sql::Statement& statement) const;
    [[nodiscard]] Result<LogEntry> open(const Cell& cell, QByteArrayView sealed) const;

    const RowSeal* m_seal = nullptr;
    sql::Statement m_insert;
    sql::Statement m_after;
    sql::Statement m_byEnvelope;
    sql::Statement m_byPlace;
    sql::Statement m_last;
    sql::Statement m_remove;
    sql::Statement m_replace;
};

} // namespace qs::store
