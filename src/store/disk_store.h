// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "crypto/keys.h"
#include "store/disk_rows.h"

#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace qs::store {

/// Everything an account keeps on this device: the log of envelopes in order of arrival, small
/// values by slot and key, and the outbox.
///
/// Without the local key the file tells how many rows of each kind there are, roughly how large,
/// and in which order they came; nothing about people, spaces, time or content. Ids are keyed
/// hashes, values are padded and sealed, and each seal is bound to its table, its id and its row,
/// so that a changed, swapped or copied row is Corrupt when read. Rows taken out, or put back as
/// they were earlier, are not noticed here; the server's log and the lanes show it.
///
/// What a call has accepted is on the medium when it returns (or when the transaction around it
/// returns): it survives the loss of power. A call that fails has changed nothing. The file is
/// never replaced or repaired by itself, whatever is wrong with it.
///
/// Errors of every call: OutOfSpace (free space, then repeat: what is stored stays readable),
/// Corrupt (damaged or changed from outside), Denied, Busy (another process writes); Invalid for
/// values over the bounds of disk_rows.h.
/// Thread: core, one store for one directory.
class DiskStore
{
public:
    /// Opens the database in `directory`, or makes directory and database if there is none.
    ///
    /// Locked: the database is there but was made with another key. Incompatible: by a newer
    /// version. Corrupt: damaged, or not ours. Denied, OutOfSpace. It was left alone in each case.
    [[nodiscard]] static Result<std::unique_ptr<DiskStore>>
    open(const QString& directory, const crypto::LocalKey& key);

    /// Whether a database of any kind lies in `directory`. Never make a new identity over it.
    [[nodiscard]] static bool exists(const QString& directory);

    ~DiskStore();
    DiskStore(const DiskStore&) = delete;
    DiskStore& operator=(const DiskStore&) = delete;

    /// Does all of `work` or nothing. If it returns an error, everything is undone and the error is
    /// returned; likewise if a change inside met OutOfSpace, Corrupt or Denied and `work` passed
    /// over it. Not to be nested.
    Result<void> transaction(const std::function<Result<void>()>& work);

    // The log

    /// Keeps an envelope at its place and yields its row. Coming again is no error and yields the
    /// row it has. Invalid if another envelope holds the place: see removeLogFrom().
    Result<quint64> appendLog(const LogEntry& entry);

    /// Calls `each` with the rows above `row` in their order, until it returns an error, which is
    /// then returned. `each` may use the store.
    Result<void>
    forEachLogAfter(quint64 row, const std::function<Result<void>(const LogRow&)>& each);

    [[nodiscard]] Result<bool> containsEnvelope(const EnvId& id);
    [[nodiscard]] Result<std::optional<LogRow>> envelope(const EnvId& id);
    [[nodiscard]] Result<std::optional<LogRow>> logAt(const SpaceRef& space, quint64 seq);

    /// Puts what remains of an erased envelope in its place, and makes snapshots that still know
    /// the rest out of date. Yields false, and changes nothing, if it is not here or was replaced
    /// before.
    Result<bool> eraseLog(const EnvId& id, const QByteArray& remains);

    /// The highest row ever given; kNoRow if none was.
    [[nodiscard]] Result<quint64> lastRow();

    /// Takes out what lies at `seq` and above in one space, for a server whose log turned out to be
    /// another one, and yields it in row order. The projection must be folded anew: snapshots made
    /// before are refused from now on. Reads the whole log.
    Result<QList<LogEntry>> removeLogFrom(const SpaceRef& space, quint64 seq);

    // Slots

    /// Sets a value. OutOfSpace if a new key would be one more than kSlotEntriesMax.
    Result<void> put(Slot slot, QByteArrayView key, QByteArrayView value);
    [[nodiscard]] Result<std::optional<QByteArray>> get(Slot slot, QByteArrayView key);

    /// Nothing happens if there is no such key.
    Result<void> remove(Slot slot, QByteArrayView key);

    /// Ordered by key.
    [[nodiscard]] Result<QList<SlotEntry>> all(Slot slot);

    // The outbox

    /// Queues an intent behind all others and yields its number; `row.n` is not looked at. Busy if
    /// kOutboxRowsMax intents wait: connect, or discard some. Invalid if the id is there already.
    Result<quint64> appendOutbox(const OutboxRow& row);

    /// Replaces everything but id and number. NotFound if it is not in the outbox.
    Result<void> updateOutbox(const OutboxRow& row);

    /// NotFound if it is not in the outbox.
    Result<void> removeOutbox(const IntentId& id);

    /// All intents by number, the refused ones too.
    [[nodiscard]] Result<QList<OutboxRow>> outbox();

    // For the projection's snapshot

    /// Where the snapshot belongs, and the key it is sealed with.
    [[nodiscard]] QString snapshotPath() const;
    [[nodiscard]] const proof::Secret<32>& snapshotKey() const;

    /// Grows with each snapshot, removeLogFrom() and eraseLog(): one with a lower number is out of
    /// date.
    [[nodiscard]] Result<quint64> snapshotGeneration();
    Result<void> setSnapshotGeneration(quint64 generation);

private:
    struct Parts;
    explicit DiskStore(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace qs::store
