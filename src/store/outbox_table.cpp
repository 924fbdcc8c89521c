// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "store/outbox_table.h"

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"

namespace qs::store {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* kTable = "intent";

// [intent id, body, sealed envelope, state, reason]
constexpr qsizetype kRowFields = 5;

QByteArray encode(const OutboxRow& row)
{
    codec::CborWriter out;
    return out.array(kRowFields)
        .bytes(row.id.view())
        .bytes(row.body)
        .bytes(row.sealed)
        .uint(static_cast<quint64>(row.state))
        .uint(row.reason)
        .take();
}

Result<OutboxRow> decode(QByteArrayView bytes)
{
    codec::CborReader in(bytes);
    in.array(kRowFields);
    OutboxRow row;
    row.id = in.id<IntentId>();
    row.body = in.bytes(kIntentBytesMax);
    row.sealed = in.bytes(kEnvelopeStoredMax);
    row.state = static_cast<IntentState>(in.uint(static_cast<quint64>(IntentState::Refused)));
    row.reason = in.uint();
    if (!in.finish()) {
        return Error{ErrorCode::Corrupt, u"an outbox row does not decode"_s};
    }
    return row;
}

Result<void> checkBounds(const OutboxRow& row)
{
    if (row.body.size() > kIntentBytesMax || row.sealed.size() > kEnvelopeStoredMax) {
        return Error{ErrorCode::Invalid, u"an intent is over its bounds"_s};
    }
    return {};
}

} // namespace

Result<OutboxTable> OutboxTable::prepare(sql::Database& database, const RowSeal& seal)
{
    OutboxTable table(seal);
    QS_TRY_ASSIGN(
        table.m_insert, database.prepare("INSERT INTO intent (n, id, sealed) VALUES (?, ?, ?)")
    );
    QS_TRY_ASSIGN(table.m_update, database.prepare("UPDATE intent SET sealed = ? WHERE n = ?"));
    QS_TRY_ASSIGN(table.m_remove, database.prepare("DELETE FROM intent WHERE n = ?"));
    QS_TRY_ASSIGN(table.m_all, database.prepare("SELECT n, id, sealed FROM intent ORDER BY n"));
    QS_TRY_ASSIGN(table.m_find, database.prepare("SELECT n FROM intent WHERE id = ?"));
    QS_TRY_ASSIGN(
        table.m_last, database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'intent'")
    );
    QS_TRY_ASSIGN(table.m_count, database.prepare("SELECT count(*) FROM intent"));
    return table;
}

BlindId OutboxTable::nameOf(const IntentId& id) const
{
    return m_seal->blind(kTable, {id.view()});
}

/// 0 if it is not there.
Result<quint64> OutboxTable::numberOf(const BlindId& name)
{
    m_find.query(name);
    QS_TRY_ASSIGN(const bool isRow, m_find.next());
    const quint64 n = isRow ? m_find.number(0) : 0;
    m_find.reset();
    return n;
}

Result<quint64> OutboxTable::nextNumber()
{
    m_last.query();
    QS_TRY_ASSIGN(const bool isRow, m_last.next());
    const quint64 last = isRow ? m_last.number(0) : 0;
    m_last.reset();
    return last + 1;
}

Result<void> OutboxTable::checkRoom()
{
    m_count.query();
    QS_TRY(m_count.next());
    const qint64 count = m_count.integer(0);
    m_count.reset();
    if (count >= kOutboxRowsMax) {
        return Error{ErrorCode::Busy, u"the outbox is full: connect, or discard something"_s};
    }
    return {};
}

Result<OutboxRow> OutboxTable::open(const Cell& cell, QByteArrayView sealed) const
{
    QS_TRY_ASSIGN(const QByteArray plain, m_seal->open(cell, sealed));
    QS_TRY_ASSIGN(OutboxRow row, decode(plain));
    if (nameOf(row.id) != cell.id) {
        return Error{ErrorCode::Corrupt, u"an outbox row stands under a wrong name"_s};
    }
    row.n = cell.number;
    return row;
}

Result<quint64> OutboxTable::append(const OutboxRow& row)
{
    QS_TRY(checkBounds(row));
    const BlindId name = nameOf(row.id);
    QS_TRY_ASSIGN(const quint64 existing, numberOf(name));
    if (existing != 0) {
        return Error{ErrorCode::Invalid, u"the intent is in the outbox already"_s};
    }
    QS_TRY(checkRoom());
    QS_TRY_ASSIGN(const quint64 n, nextNumber());
    QS_TRY(m_insert.run(n, name, m_seal->seal({kTable, name, n}, encode(row))));
    return n;
}

Result<void> OutboxTable::update(const OutboxRow& row)
{
    QS_TRY(checkBounds(row));
    const BlindId name = nameOf(row.id);
    QS_TRY_ASSIGN(const quint64 n, numberOf(name));
    if (n == 0) {
        return Error{ErrorCode::NotFound, u"no such intent in the outbox"_s};
    }
    return m_update.run(m_seal->seal({kTable, name, n}, encode(row)), n);
}

Result<void> OutboxTable::remove(const IntentId& id)
{
    QS_TRY_ASSIGN(const quint64 n, numberOf(nameOf(id)));
    if (n == 0) {
        return Error{ErrorCode::NotFound, u"no such intent in the outbox"_s};
    }
    return m_remove.run(n);
}

Result<QList<OutboxRow>> OutboxTable::all()
{
    QList<OutboxRow> rows;
    m_all.query();
    while (true) {
        QS_TRY_ASSIGN(const bool isRow, m_all.next());
        if (!isRow) {
            return rows;
        }
        const Cell cell{kTable, m_all.id<BlindId>(1), m_all.number(0)};
        Result<OutboxRow> row = open(cell, m_all.view(2));
        if (!row) {
            m_all.reset();
            return row.error();
        }
        rows.append(std::move(row).value());
    }
}

} // namespace qs::store
