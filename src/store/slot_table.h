// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "sql/database.h"
#include "store/disk_rows.h"
#include "store/row_seal.h"

#include <QList>

#include <optional>

namespace qs::store {

/// The slots as rows of the disk store: see DiskStore, whose calls these are. Changes expect to be
/// inside a transaction.
///
/// Thread: core.
class SlotTable
{
public:
    SlotTable() = default;
    [[nodiscard]] static Result<SlotTable> prepare(sql::Database& database, const RowSeal& seal);

    Result<void> put(Slot slot, QByteArrayView key, QByteArrayView value);
    Result<std::optional<QByteArray>> get(Slot slot, QByteArrayView key);
    Result<void> remove(Slot slot, QByteArrayView key);
    Result<QList<SlotEntry>> all(Slot slot);

private:
    explicit SlotTable(const RowSeal& seal) : m_seal(&seal) {}

    [[nodiscard]] BlindId nameOf(Slot slot, QByteArrayView key) const;
    [[nodiscard]] Result<SlotEntry> open(Slot slot, const BlindId& id, QByteArrayView sealed) const;
    Result<void> checkRoom(Slot slot, const BlindId& id);

    const RowSeal* m_seal = nullptr;
    sql::Statement m_put;
    sql::Statement m_get;
    sql::Statement m_remove;
    sql::Statement m_all;
    sql::Statement m_count;
};

} // namespace qs::store
