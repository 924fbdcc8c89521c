// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/random.h"
#include "base/scheduler.h"
#include "sync/address_book.h"
#include "sync/change_listener.h"
#include "sync/outbox.h"

#include <map>

namespace qs::sync {

/// One version of a record of the shelf, and who wrote it when.
struct ShelfVersion
{
    crypto::VaultRecord record;
    DeviceId device;

    [[nodiscard]] const crypto::ShelfRecord& shelf() const
    {
        return std::get<crypto::ShelfRecord>(record.content);
    }
};

/// Whether `a` stands and `b` gives way: the later clock, then the greater device; of read marks
/// the further one. A total order, so versions may come in any order, twice and in any company, and
/// all devices end with the same.
[[nodiscard]] bool standsOver(const ShelfVersion& a, const ShelfVersion& b);

/// Bookmarks, folders, mutes, filters, read marks, drafts and settings, as all devices of the
/// account together have them.
///
/// What is changed here is on this disk at once and leaves later, with whatever else has changed by
/// then: a server that sees each write at its moment would see when somebody reads. A batch is due
/// kShelfBatchMs after the first change and up to kShelfJitterMs more, or when flush() is called;
/// the last word of many on one record is all that leaves.
///
/// Records taken away stay as their name and the word "gone", or an older device would bring them
/// back. Thread: core.
class ShelfBook
{
public:
    struct Parts
    {
        store::DiskStore& disk;
        AddressBook& book;
        Outbox& outbox;
        Scheduler& scheduler;
        Random& random;
        ChangeListener& changes;
    };

    explicit ShelfBook(const Parts& parts) : m_parts(parts) {}
    ~ShelfBook();
    ShelfBook(const ShelfBook&) = delete;
    ShelfBook& operator=(const ShelfBook&) = delete;

    /// Reads everything from disk.
    Result<void> reload();

    /// Takes over a record that came from the vault; inside a transaction. Yields whether anything
    /// changed.
    Result<bool> merge(const crypto::VaultRecord& record, const DeviceId& device);

    /// Keeps an item, or takes it away. Invalid if it breaks a rule, OutOfSpace if there are too
    /// many: then nothing has changed.
    Result<void> put(const content::ShelfItem& item);
    Result<void> remove(const content::ShelfItem& item);

    /// Several at once, all or none.
    Result<void> putAll(const QList<crypto::ShelfRecord>& records);

    /// The version that stands of each item of a type, gone ones left out.
    [[nodiscard]] QList<ShelfVersion> all(crypto::RecordType type) const;
    [[nodiscard]] const ShelfVersion* find(const content::ShelfItem& item) const;

    /// How many records wait for the next batch.
    [[nodiscard]] qsizetype waiting() const { return m_waiting.size(); }

    /// Lets what waits go into the outbox now.
    Result<void> flush();

    /// Every record, gone ones too, for writing the vault anew under another generation of keys.
    [[nodiscard]] QList<crypto::VaultRecord> records() const;

    /// Called after something was put into the outbox.
    std::function<void()> onProgress;

private:
    Result<void> store(const QByteArray& key, const ShelfVersion& version, bool waits);
    void announce(const crypto::ShelfRecord& changed);
    void batchLater();

    Parts m_parts;
    std::map<QByteArray, ShelfVersion> m_versions; // by type and target
    QSet<QByteArray> m_waiting;
    Scheduler::TimerId m_timer = 0;
};

inline constexpr qint64 kShelfBatchMs = 3 * 60'000;
inline constexpr quint64 kShelfJitterMs = 2 * 60'000;
inline constexpr qsizetype kShelfBatchMax = 500; ///< Records; the rest goes with the next batch.

} // namespace qs::sync
