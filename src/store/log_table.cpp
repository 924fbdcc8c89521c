// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "store/log_table.h"

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"

#include <limits>

namespace qs::store {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* kTable = "entry";
constexpr const char* kEnvelopes = "envelope";

// What SQLite can order.
constexpr quint64 kNumberMax = std::numeric_limits<qint64>::max();

// [space kind, space id, seq, at, envelope id, envelope]
constexpr qsizetype kEntryFields = 6;

QByteArray encode(const LogEntry& entry)
{
    codec::CborWriter out;
    return out.array(kEntryFields)
        .uint(static_cast<quint64>(entry.space.kind))
        .bytes(entry.space.id.view())
        .uint(entry.seq)
        .uint(entry.atMs)
        .bytes(entry.id.view())
        .bytes(entry.envelope)
        .take();
}

Result<LogEntry> decode(QByteArrayView bytes)
{
    codec::CborReader in(bytes);
    in.array(kEntryFields);
    LogEntry entry;
    entry.space.kind = static_cast<SpaceKind>(in.uint(static_cast<quint64>(SpaceKind::Mailbox)));
    entry.space.id = in.id<SpaceId>();
    entry.seq = in.uint(kNumberMax);
    entry.atMs = in.uint(kNumberMax);
    entry.id = in.id<EnvId>();
    entry.envelope = in.bytes(kEnvelopeStoredMax);
    if (!in.finish()) {
        return Error{ErrorCode::Corrupt, u"a log row does not decode"_s};
    }
    return entry;
}

// The seal of a row says which columns it stands beside.
Cell cellOf(quint64 row, const BlindId& place)
{
    return {kTable, place, row};
}

} // namespace

Result<LogTable> LogTable::prepare(sql::Database& database, const RowSeal& seal)
{
    LogTable table(seal);
    QS_TRY_ASSIGN(
        table.m_insert,
        database.prepare("INSERT INTO entry (row, place, envelope, sealed) VALUES (?, ?, ?, ?)")
    );
    QS_TRY_ASSIGN(
        table.m_after,
        database.prepare("SELECT row, place, envelope, sealed FROM entry WHERE row > ? "
                         "ORDER BY row LIMIT 1")
    );
    QS_TRY_ASSIGN(
        table.m_byEnvelope,
        database.prepare("SELECT row, place, envelope, sealed FROM entry WHERE envelope = ? "
                         "ORDER BY row LIMIT 1")
    );
    QS_TRY_ASSIGN(
        table.m_byPlace,
        database.prepare("SELECT row, place, envelope, sealed FROM entry WHERE place = ?")
    );
    QS_TRY_ASSIGN(
        table.m_last, database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'entry'")
    );
    QS_TRY_ASSIGN(table.m_remove, database.prepare("DELETE FROM entry WHERE row = ?"));
    QS_TRY_ASSIGN(table.m_replace, database.prepare("UPDATE entry SET sealed = ? WHERE row = ?"));
    return table;
}

BlindId LogTable::placeOf(const SpaceRef& space, quint64 seq) const
{
    const char kind = static_cast<char>(space.kind);
    return m_seal->blind(
        kTable, {QByteArrayView(&kind, 1), space.id.view(), proof::littleEndian64(seq)}
    );
}

BlindId LogTable::nameOf(const EnvId& id) const
{
    return m_seal->blind(kEnvelopes, {id.view()});
}

Result<LogEntry> LogTable::open(const Cell& cell, QByteArrayView sealed) const
{
    QS_TRY_ASSIGN(const QByteArray plain, m_seal->open(cell, sealed));
    return decode(plain);
}

// Everything beside the sealed bytes must be what they say, or an index could be bent.
Result<std::optional<LogRow>> LogTable::readRow(sql::Statement& statement) const
{
    QS_TRY_ASSIGN(const bool isRow, statement.next());
    if (!isRow) {
        return std::optional<LogRow>();
    }
    const quint64 row = statement.number(0);
    const auto place = statement.id<BlindId>(1);
    Result<LogEntry> entry = open(cellOf(row, place), statement.view(3));
    const auto name = statement.id<BlindId>(2);
    statement.reset();
    if (!entry) {
        return entry.error();
    }
    if (name != nameOf(entry->id) || place != placeOf(entry->space, entry->seq)) {
        return Error{ErrorCode::Corrupt, u"a log row stands under a wrong name"_s};
    }
    return std::optional(LogRow{row, std::move(entry).value()});
}

Result<quint64> LogTable::append(const LogEntry& entry)
{
    if (entry.seq == 0 || entry.seq > kNumberMax || entry.atMs > kNumberMax ||
        entry.envelope.size() > kEnvelopeStoredMax) {
        return Error{ErrorCode::Invalid, u"a log entry is over its bounds"_s};
    }
    QS_TRY_ASSIGN(const std::optional<LogRow> existing, byPlace(entry.space, entry.seq));
    if (existing && existing->entry.id == entry.id) {
        return existing->row;
    }
    if (existing) {
        return Error{ErrorCode::Invalid, u"another envelope holds this place of the log"_s};
    }
    QS_TRY_ASSIGN(const quint64 last, lastRow());
    const quint64 row = last + 1;
    const BlindId place = placeOf(entry.space, entry.seq);
    const QByteArray sealed = m_seal->seal(cellOf(row, place), encode(entry));
    QS_TRY(m_insert.run(row, place, nameOf(entry.id), sealed));
    return row;
}

// Row by row, so that `each` may use the store.
Result<void>
LogTable::forEachAfter(quint64 row, const std::function<Result<void>(const LogRow&)>& each)
{
    while (true) {
        m_after.query(row);
        QS_TRY_ASSIGN(const std::optional<LogRow> next, readRow(m_after));
        if (!next) {
            return {};
        }
        row = next->row;
        QS_TRY(each(*next));
    }
}

Result<bool> LogTable::contains(const EnvId& id)
{
    m_byEnvelope.query(nameOf(id));
    Result<bool> isRow = m_byEnvelope.next();
    m_byEnvelope.reset();
    return isRow;
}

Result<std::optional<LogRow>> LogTable::byEnvelope(const EnvId& id)
{
    m_byEnvelope.query(nameOf(id));
    return readRow(m_byEnvelope);
}

Result<std::optional<LogRow>> LogTable::byPlace(const SpaceRef& space, quint64 seq)
{
    m_byPlace.query(placeOf(space, seq));
    return readRow(m_byPlace);
}

Result<quint64> LogTable::lastRow()
{
    m_last.query();
    QS_TRY_ASSIGN(const bool isRow, m_last.next());
    const quint64 row = isRow ? m_last.number(0) : kNoRow;
    m_last.reset();
    return row;
}

Result<void> LogTable::remove(quint64 row)
{
    return m_remove.run(row);
}

// Place and name stay, and with them the cell.
Result<void> LogTable::replace(const LogRow& row)
{
    const BlindId place = placeOf(row.entry.space, row.entry.seq);
    return m_replace.run(m_seal->seal(cellOf(row.row, place), encode(row.entry)), row.row);
}

} // namespace qs::store
