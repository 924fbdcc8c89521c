// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "store/slot_table.h"

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"

#include <algorithm>

namespace qs::store {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* kTable = "slot";

// [key, value]
constexpr qsizetype kEntryFields = 2;

int classOf(Slot slot)
{
    return static_cast<int>(slot);
}

} // namespace

Result<SlotTable> SlotTable::prepare(sql::Database& database, const RowSeal& seal)
{
    SlotTable table(seal);
    QS_TRY_ASSIGN(
        table.m_put,
        database.prepare("INSERT INTO slot (id, class, sealed) VALUES (?, ?, ?) "
                         "ON CONFLICT (id) DO UPDATE "
                         "SET class = excluded.class, sealed = excluded.sealed")
    );
    QS_TRY_ASSIGN(table.m_get, database.prepare("SELECT sealed FROM slot WHERE id = ?"));
    QS_TRY_ASSIGN(table.m_remove, database.prepare("DELETE FROM slot WHERE id = ?"));
    QS_TRY_ASSIGN(table.m_all, database.prepare("SELECT id, sealed FROM slot WHERE class = ?"));
    QS_TRY_ASSIGN(table.m_count, database.prepare("SELECT count(*) FROM slot WHERE class = ?"));
    return table;
}

BlindId SlotTable::nameOf(Slot slot, QByteArrayView key) const
{
    const char drawer = static_cast<char>(slot);
    return m_seal->blind(kTable, {QByteArrayView(&drawer, 1), key});
}

Result<SlotEntry> SlotTable::open(Slot slot, const BlindId& id, QByteArrayView sealed) const
{
    QS_TRY_ASSIGN(QByteArray plain, m_seal->open({kTable, id}, sealed));
    codec::CborReader in(plain);
    in.array(kEntryFields);
    SlotEntry entry;
    entry.key = in.bytes(kSlotKeyBytesMax);
    entry.value = in.bytes(kSlotValueBytesMax);
    const bool isWhole = in.finish().ok();
    proof::wipe(plain);
    if (!isWhole || nameOf(slot, entry.key) != id) {
        return Error{ErrorCode::Corrupt, u"a slot's row stands under a wrong name"_s};
    }
    return entry;
}

Result<void> SlotTable::checkRoom(Slot slot, const BlindId& id)
{
    m_get.query(id);
    QS_TRY_ASSIGN(const bool isKnown, m_get.next());
    m_get.reset();
    if (isKnown) {
        return {};
    }
    m_count.query(classOf(slot));
    QS_TRY(m_count.next());
    const qint64 count = m_count.integer(0);
    m_count.reset();
    if (count >= kSlotEntriesMax) {
        return Error{ErrorCode::OutOfSpace, u"slot %1 is full"_s.arg(classOf(slot))};
    }
    return {};
}

Result<void> SlotTable::put(Slot slot, QByteArrayView key, QByteArrayView value)
{
    if (key.size() > kSlotKeyBytesMax || value.size() > kSlotValueBytesMax) {
        return Error{ErrorCode::Invalid, u"a slot's key or value is over its bounds"_s};
    }
    const BlindId id = nameOf(slot, key);
    QS_TRY(checkRoom(slot, id));
    codec::CborWriter out;
    QByteArray plain = out.array(kEntryFields).bytes(key).bytes(value).take();
    const QByteArray sealed = m_seal->seal({kTable, id}, plain);
    proof::wipe(plain);
    return m_put.run(id, classOf(slot), sealed);
}

Result<std::optional<QByteArray>> SlotTable::get(Slot slot, QByteArrayView key)
{
    const BlindId id = nameOf(slot, key);
    m_get.query(id);
    QS_TRY_ASSIGN(const bool isRow, m_get.next());
    if (!isRow) {
        return std::optional<QByteArray>();
    }
    Result<SlotEntry> entry = open(slot, id, m_get.view(0));
    m_get.reset();
    if (!entry) {
        return entry.error();
    }
    return std::optional(std::move(entry->value));
}

Result<void> SlotTable::remove(Slot slot, QByteArrayView key)
{
    return m_remove.run(nameOf(slot, key));
}

Result<QList<SlotEntry>> SlotTable::all(Slot slot)
{
    QList<SlotEntry> entries;
    m_all.query(classOf(slot));
    while (true) {
        QS_TRY_ASSIGN(const bool isRow, m_all.next());
        if (!isRow) {
            break;
        }
        Result<SlotEntry> entry = open(slot, m_all.id<BlindId>(0), m_all.view(1));
        if (!entry) {
            m_all.reset();
            return entry.error();
        }
        entries.append(std::move(entry).value());
    }
    std::ranges::sort(entries, {}, &SlotEntry::key);
    return entries;
}

} // namespace qs::store
