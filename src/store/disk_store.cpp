// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "store/disk_store.h"

#include "sql/database.h"
#include "sql/transaction.h"
#include "store/atomic_file.h"
#include "store/disk_schema.h"
#include "store/log_table.h"
#include "store/outbox_table.h"
#include "store/row_seal.h"
#include "store/slot_table.h"

#include <QFileInfo>
#include <QtEndian>

namespace qs::store {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* kMarks = "mark";

/// Single values of the store itself.
enum class Mark : quint64 {
    KeyCheck = 1,           ///< Opens with the right key and with no other.
    SnapshotGeneration = 2, ///< 8 bytes, lowest first.
};

constexpr QByteArrayView kKeyCheckText("this store opens");

QString databasePathIn(const QString& directory)
{
    return directory + u"/account.db"_s;
}

Cell cellOf(Mark mark)
{
    return {kMarks, BlindId(), static_cast<quint64>(mark)};
}

// After one of these the state inside a transaction is not what the caller believes.
bool isFault(ErrorCode code)
{
    return code == ErrorCode::OutOfSpace || code == ErrorCode::Corrupt || code == ErrorCode::Denied;
}

} // namespace

struct DiskStore::Parts
{
    Parts(QString place, const crypto::LocalKey& key, sql::Database opened)
        : directory(std::move(place)), seal(key), database(std::move(opened))
    {
    }

    QString directory;
    RowSeal seal;
    sql::Database database;
    LogTable log;
    SlotTable drawers;
    OutboxTable intents;
    sql::Statement putMark;
    sql::Statement getMark;
    bool isWithin = false; // between the beginning and the end of transaction()
    std::optional<Error> fault;

    Result<void> prepare();
    Result<void> checkKey();
    Result<std::optional<QByteArray>> mark(Mark mark);
    Result<void> setMark(Mark mark, QByteArrayView value);
    Result<void> setGeneration(quint64 generation)
    {
        return setMark(Mark::SnapshotGeneration, proof::littleEndian64(generation));
    }

    template<typename Work>
    auto change(const Work& work) -> decltype(work());
    template<typename Work>
    auto changeWithin(const Work& work) -> decltype(work());
};

Result<void> DiskStore::Parts::prepare()
{
    QS_TRY(database.execute("PRAGMA secure_delete = ON"));
    QS_TRY_ASSIGN(log, LogTable::prepare(database, seal));
    QS_TRY_ASSIGN(drawers, SlotTable::prepare(database, seal));
    QS_TRY_ASSIGN(intents, OutboxTable::prepare(database, seal));
    QS_TRY_ASSIGN(
        putMark,
        database.prepare("INSERT INTO mark (id, sealed) VALUES (?, ?) "
                         "ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed")
    );
    QS_TRY_ASSIGN(getMark, database.prepare("SELECT sealed FROM mark WHERE id = ?"));
    return {};
}

Result<void> DiskStore::Parts::checkKey()
{
    getMark.query(static_cast<quint64>(Mark::KeyCheck));
    QS_TRY_ASSIGN(const bool isRow, getMark.next());
    if (isRow) {
        const bool isOpen = seal.open(cellOf(Mark::KeyCheck), getMark.view(0)).ok();
        getMark.reset();
        return isOpen ? Result<void>()
                      : Error{ErrorCode::Locked, u"the store was made with another key"_s};
    }
    // Only a store that was never used has no check.
    QS_TRY_ASSIGN(
        const qint64 rows,
        database.queryInteger(
            "SELECT (SELECT count(*) FROM sqlite_sequence) + (SELECT count(*) FROM mark)"
            " + (SELECT count(*) FROM slot)"
        )
    );
    if (rows != 0) {
        return Error{ErrorCode::Corrupt, u"the store lacks its key check"_s};
    }
    return change([&] { return setMark(Mark::KeyCheck, kKeyCheckText); });
}

Result<std::optional<QByteArray>> DiskStore::Parts::mark(Mark mark)
{
    getMark.query(static_cast<quint64>(mark));
    QS_TRY_ASSIGN(const bool isRow, getMark.next());
    if (!isRow) {
        return std::optional<QByteArray>();
    }
    Result<QByteArray> value = seal.open(cellOf(mark), getMark.view(0));
    getMark.reset();
    if (!value) {
        return value.error();
    }
    return std::optional(std::move(value).value());
}

Result<void> DiskStore::Parts::setMark(Mark mark, QByteArrayView value)
{
    return putMark.run(static_cast<quint64>(mark), seal.seal(cellOf(mark), value));
}

/// Does `work` in the caller's transaction, or else in one of its own.
template<typename Work>
auto DiskStore::Parts::change(const Work& work) -> decltype(work())
{
    if (isWithin) {
        return changeWithin(work);
    }
    QS_TRY_ASSIGN(sql::Transaction transaction, sql::Transaction::begin(database));
    auto outcome = work();
    if (!outcome) {
        return outcome;
    }
    QS_TRY(transaction.commit());
    return outcome;
}

template<typename Work>
auto DiskStore::Parts::changeWithin(const Work& work) -> decltype(work())
{
    if (!fault && !database.inTransaction()) {
        // SQLite gives up the transaction by itself when the disk is full: whatever came now would
        // stand alone.
        fault = Error{ErrorCode::OutOfSpace, u"the transaction was undone"_s};
    }
    if (fault) {
        return *fault;
    }
    auto outcome = work();
    if (!outcome && isFault(outcome.error().code)) {
        fault = outcome.error();
    }
    return outcome;
}

DiskStore::DiskStore(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
DiskStore::~DiskStore() = default;

bool DiskStore::exists(const QString& directory)
{
    return QFileInfo::exists(databasePathIn(directory));
}

Result<std::unique_ptr<DiskStore>>
DiskStore::open(const QString& directory, const crypto::LocalKey& key)
{
    QS_TRY(makePrivateDirectory(directory));
    const QString path = databasePathIn(directory);
    QS_TRY(makePrivateFile(path));
    QS_TRY_ASSIGN(sql::Database database, sql::Database::open(path, kDiskSchema));
    auto parts = std::make_unique<Parts>(directory, key, std::move(database));
    QS_TRY(parts->prepare());
    QS_TRY(parts->checkKey());
    return std::unique_ptr<DiskStore>(new DiskStore(std::move(parts)));
}

Result<void> DiskStore::transaction(const std::function<Result<void>()>& work)
{
    QS_ASSERT(!m_parts->isWithin);
    QS_TRY_ASSIGN(sql::Transaction transaction, sql::Transaction::begin(m_parts->database));
    m_parts->isWithin = true;
    m_parts->fault.reset();
    const Result<void> outcome = work();
    m_parts->isWithin = false;
    QS_TRY(outcome);
    if (m_parts->fault) {
        return *m_parts->fault;
    }
    return transaction.commit();
}

Result<quint64> DiskStore::appendLog(const LogEntry& entry)
{
    return m_parts->change([&] { return m_parts->log.append(entry); });
}

Result<void>
DiskStore::forEachLogAfter(quint64 row, const std::function<Result<void>(const LogRow&)>& each)
{
    return m_parts->log.forEachAfter(row, each);
}

Result<bool> DiskStore::containsEnvelope(const EnvId& id)
{
    return m_parts->log.contains(id);
}

Result<std::optional<LogRow>> DiskStore::envelope(const EnvId& id)
{
    return m_parts->log.byEnvelope(id);
}

Result<std::optional<LogRow>> DiskStore::logAt(const SpaceRef& space, quint64 seq)
{
    return m_parts->log.byPlace(space, seq);
}

Result<quint64> DiskStore::lastRow()
{
    return m_parts->log.lastRow();
}

Result<QList<LogEntry>> DiskStore::removeLogFrom(const SpaceRef& space, quint64 seq)
{
    return m_parts->change([&]() -> Result<QList<LogEntry>> {
        QList<LogEntry> removed;
        QS_TRY(m_parts->log.forEachAfter(kNoRow, [&](const LogRow& row) -> Result<void> {
            if (row.entry.space != space || row.entry.seq < seq) {
                return {};
            }
            removed.append(row.entry);
            return m_parts->log.remove(row.row);
        }));
        QS_TRY_ASSIGN(const quint64 generation, snapshotGeneration());
        QS_TRY(m_parts->setGeneration(generation + 2)
        ); // past a snapshot whose number was not noted
        return removed;
    });
}

Result<bool> DiskStore::eraseLog(const EnvId& id, const QByteArray& remains)
{
    return m_parts->change([&]() -> Result<bool> {
        QS_TRY_ASSIGN(std::optional<LogRow> row, m_parts->log.byEnvelope(id));
        if (!row || row->entry.envelope == remains) {
            return false;
        }
        row->entry.envelope = remains;
        QS_TRY(m_parts->log.replace(*row));
        QS_TRY_ASSIGN(const quint64 generation, snapshotGeneration());
        QS_TRY(m_parts->setGeneration(generation + 2));
        return true;
    });
}

Result<void> DiskStore::put(Slot slot, QByteArrayView key, QByteArrayView value)
{
    return m_parts->change([&] { return m_parts->drawers.put(slot, key, value); });
}

Result<std::optional<QByteArray>> DiskStore::get(Slot slot, QByteArrayView key)
{
    return m_parts->drawers.get(slot, key);
}

Result<void> DiskStore::remove(Slot slot, QByteArrayView key)
{
    return m_parts->change([&] { return m_parts->drawers.remove(slot, key); });
}

Result<QList<SlotEntry>> DiskStore::all(Slot slot)
{
    return m_parts->drawers.all(slot);
}

Result<quint64> DiskStore::appendOutbox(const OutboxRow& row)
{
    return m_parts->change([&] { return m_parts->intents.append(row); });
}

Result<void> DiskStore::updateOutbox(const OutboxRow& row)
{
    return m_parts->change([&] { return m_parts->intents.update(row); });
}

Result<void> DiskStore::removeOutbox(const IntentId& id)
{
    return m_parts->change([&] { return m_parts->intents.remove(id); });
}

Result<QList<OutboxRow>> DiskStore::outbox()
{
    return m_parts->intents.all();
}

QString DiskStore::snapshotPath() const
{
    return m_parts->directory + u"/snapshot.sealed"_s;
}

const proof::Secret<32>& DiskStore::snapshotKey() const
{
    return m_parts->seal.snapshotKey();
}

Result<quint64> DiskStore::snapshotGeneration()
{
    QS_TRY_ASSIGN(const auto value, m_parts->mark(Mark::SnapshotGeneration));
    if (!value) {
        return quint64(0);
    }
    if (value->size() != qsizetype(sizeof(quint64))) {
        return Error{ErrorCode::Corrupt, u"the snapshot's generation is no number"_s};
    }
    return qFromLittleEndian<quint64>(value->constData());
}

Result<void> DiskStore::setSnapshotGeneration(quint64 generation)
{
    return m_parts->change([&] { return m_parts->setGeneration(generation); });
}

} // namespace qs::store
