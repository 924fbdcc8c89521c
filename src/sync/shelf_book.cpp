// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/shelf_book.h"

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "proof/hash.h"
#include "proof/identity.h"
#include "store/disk_store.h"

#include <algorithm>
#include <tuple>

namespace qs::sync {

namespace {

using crypto::ShelfRecord;
using crypto::VaultRecord;

// A target may be longer than a key of the store.
QByteArray keyOf(const VaultRecord& record)
{
    const QByteArray type(1, static_cast<char>(record.type()));
    return type + proof::hashBytes(proof::label::kLocalId, {type, record.target()}, 32);
}

quint64 reachOf(const ShelfVersion& version)
{
    const auto* const mark = std::get_if<content::ReadMark>(&version.shelf().item);
    return mark && !version.shelf().gone ? mark->atMs : 0;
}

QByteArray bytesOf(const ShelfVersion& version)
{
    const auto written = crypto::writeRecord(version.record);
    return written ? *written : QByteArray();
}

} // namespace

bool standsOver(const ShelfVersion& a, const ShelfVersion& b)
{
    const auto rank = [](const ShelfVersion& version) {
        return std::tuple(reachOf(version), version.record.hlc, version.device);
    };
    if (rank(a) != rank(b)) {
        return rank(a) > rank(b);
    }
    return bytesOf(a) > bytesOf(b); // one device wrote two things at one tick: a fault, yet settled
}

ShelfBook::~ShelfBook()
{
    m_parts.scheduler.cancel(m_timer);
}

Result<void> ShelfBook::reload()
{
    m_versions.clear();
    m_waiting.clear();
    QS_TRY_ASSIGN(const QList<store::SlotEntry> entries, m_parts.disk.all(store::Slot::Shelf));
    for (const store::SlotEntry& entry : entries) {
        codec::CborReader in(entry.value);
        in.array(3);
        const auto device = in.id<DeviceId>();
        const bool waits = in.boolean();
        const QByteArray bytes = in.bytes();
        QS_TRY(in.finish());
        QS_TRY_ASSIGN(const VaultRecord record, crypto::readRecord(bytes));
        if (!std::holds_alternative<ShelfRecord>(record.content)) {
            return Error{ErrorCode::Corrupt, QStringLiteral("another record on the shelf")};
        }
        m_versions.insert_or_assign(entry.key, ShelfVersion{record, device});
        if (waits) {
            m_waiting.insert(entry.key);
        }
    }
    if (!m_waiting.isEmpty()) {
        batchLater();
    }
    return {};
}

Result<void> ShelfBook::store(const QByteArray& key, const ShelfVersion& version, bool waits)
{
    QS_TRY_ASSIGN(const QByteArray bytes, crypto::writeRecord(version.record));
    codec::CborWriter out;
    out.array(3).bytes(version.device.view()).boolean(waits).bytes(bytes);
    QS_TRY(m_parts.disk.put(store::Slot::Shelf, key, out.take()));
    m_versions.insert_or_assign(key, version);
    if (waits) {
        m_waiting.insert(key);
    } else {
        m_waiting.remove(key);
    }
    return {};
}

Result<bool> ShelfBook::merge(const VaultRecord& record, const DeviceId& device)
{
    const QByteArray key = keyOf(record);
    const ShelfVersion heard{record, device};
    const auto known = m_versions.find(key);
    if (known != m_versions.end() && !standsOver(heard, known->second)) {
        return false;
    }
    m_parts.book.witness(record.hlc);
    QS_TRY(store(key, heard, false));
    announce(heard.shelf());
    return true;
}

void ShelfBook::announce(const ShelfRecord& changed)
{
    const auto type = crypto::typeOf(changed.item);
    if (const auto* const bookmark = std::get_if<content::Bookmark>(&changed.item)) {
        m_parts.changes.postChanged(bookmark->post);
    }
    m_parts.changes.shelfChanged(
        type == crypto::RecordType::Mute || type == crypto::RecordType::Filter
    );
}

Result<void> ShelfBook::put(const content::ShelfItem& item)
{
    return putAll({ShelfRecord{item, false}});
}

Result<void> ShelfBook::remove(const content::ShelfItem& item)
{
    return putAll({ShelfRecord{content::bareItem(item), true}});
}

Result<void> ShelfBook::putAll(const QList<ShelfRecord>& records)
{
    Result<void> stored = m_parts.disk.transaction([&]() -> Result<void> {
        for (const ShelfRecord& made : records) {
            const ShelfVersion version{m_parts.book.stamp(made), m_parts.book.keys().device()};
            const QByteArray key = keyOf(version.record);
            const auto known = m_versions.find(key);
            const bool isNews = known == m_versions.end() || (!(known->second.shelf() == made) &&
                                                              standsOver(version, known->second));
            if (isNews) {
                QS_TRY(store(key, version, true));
                announce(made);
            }
        }
        return {};
    });
    if (!stored) {
        QS_TRY(reload());
        return stored;
    }
    batchLater();
    return {};
}

QList<ShelfVersion> ShelfBook::all(crypto::RecordType type) const
{
    QList<ShelfVersion> found;
    const QByteArray prefix(1, static_cast<char>(type));
    for (auto at = m_versions.lower_bound(prefix);
         at != m_versions.end() && at->first.startsWith(prefix);
         ++at) {
        if (!at->second.shelf().gone) {
            found.append(at->second);
        }
    }
    return found;
}

const ShelfVersion* ShelfBook::find(const content::ShelfItem& item) const
{
    const auto found = m_versions.find(keyOf(VaultRecord{0, ShelfRecord{item, false}}));
    return found == m_versions.end() || found->second.shelf().gone ? nullptr : &found->second;
}

void ShelfBook::batchLater()
{
    if (m_timer != 0 || m_waiting.isEmpty()) {
        return;
    }
    const auto jitter = static_cast<qint64>(m_parts.random.below(kShelfJitterMs));
    m_timer = m_parts.scheduler.callAfter(kShelfBatchMs + jitter, [this] {
        m_timer = 0;
        if (!flush()) {
            batchLater(); // a full disk or outbox: what waits is safe where it is
        }
    });
}

Result<void> ShelfBook::flush()
{
    const QSet<QByteArray> waiting = m_waiting;
    qsizetype left = kShelfBatchMax;
    Result<void> stored = m_parts.disk.transaction([&]() -> Result<void> {
        for (const QByteArray& key : waiting) {
            if (left-- == 0) {
                break;
            }
            const ShelfVersion version = m_versions.at(key);
            QS_TRY_ASSIGN(Intent intent, m_parts.book.vaultIntent(version.record));
            intent.id = m_parts.random.id<IntentId>();
            QS_TRY(m_parts.outbox.append(intent));
            QS_TRY(store(key, version, false));
        }
        return {};
    });
    if (!stored) {
        QS_TRY(m_parts.outbox.reload());
        QS_TRY(reload());
        return stored;
    }
    m_parts.scheduler.cancel(std::exchange(m_timer, 0));
    batchLater();
    if (!waiting.isEmpty() && onProgress) {
        onProgress();
    }
    return {};
}

QList<VaultRecord> ShelfBook::records() const
{
    QList<VaultRecord> found;
    for (const auto& [key, version] : m_versions) {
        found.append(version.record);
    }
    return found;
}

} // namespace qs::sync
