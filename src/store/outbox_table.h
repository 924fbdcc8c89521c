// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "sql/database.h"
#include "store/disk_rows.h"
#include "store/row_seal.h"

#include <QList>

namespace qs::store {

/// The outbox as rows of the disk store: see DiskStore, whose calls these are. Changes expect to be
/// inside a transaction.
///
/// Thread: core.
class OutboxTable
{
public:
    OutboxTable() = default;
    [[nodiscard]] static Result<OutboxTable> prepare(sql::Database& database, const RowSeal& seal);

    Result<quint64> append(const OutboxRow& row);
    Result<void> update(const OutboxRow& row);
    Result<void> remove(const IntentId& id);
    Result<QList<OutboxRow>> all();

private:
    explicit OutboxTable(const RowSeal& seal) : m_seal(&seal) {}

    [[nodiscard]] BlindId nameOf(const IntentId& id) const;
    Result<quint64> numberOf(const BlindId& name);
    Result<quint64> nextNumber();
    Result<void> checkRoom();
    [[nodiscard]] Result<OutboxRow> open(const Cell& cell, QByteArrayView sealed) const;

    const RowSeal* m_seal = nullptr;
    sql::Statement m_insert;
    sql::Statement m_update;
    sql::Statement m_remove;
    sql::Statement m_all;
    sql::Statement m_find;
    sql::Statement m_last;
    sql::Statement m_count;
};

} // namespace qs::store
