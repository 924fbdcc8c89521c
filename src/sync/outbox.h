// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "store/disk_rows.h"
#include "sync/intent.h"

#include <QList>

#include <functional>

namespace qs::store {
class DiskStore;
} // namespace qs::store

namespace qs::sync {

/// An intent with what has become of it so far.
struct PendingIntent
{
    Intent intent;
    quint64 n = 0;     ///< Order of queueing.
    QByteArray sealed; ///< The signed envelope, once frozen.
    store::IntentState state = store::IntentState::Queued;
    quint64 refusal = 0; ///< protocol::Refusal, when refused.
};

/// Everything the user has done that the server has not confirmed yet.
///
/// The promise: the intents of one space leave in the order they were made, and each stays on disk
/// until its receipt is on disk. Once sealed, an envelope is sent again byte for byte, so that
/// sending it twice is the same as sending it once; only an answer that says it was not stored
/// opens it again. A refused one steps aside and never holds up the rest. Toggles of one thing that
/// have not been sealed collapse into the last.
///
/// Every change is on disk when the call returns, or when the store's transaction around it does:
/// reload() after one that failed. Bounded by store::kOutboxRowsMax. Thread: core.
class Outbox
{
public:
    explicit Outbox(store::DiskStore& disk) : m_disk(disk) {}

    /// Reads everything from disk. Intents of a newer version stay there untouched and unsent.
    Result<void> reload();

    /// Busy when full.
    Result<void> append(const Intent& intent);

    /// Freezes the envelope of an intent, before its first byte leaves.
    Result<void> seal(const IntentId& id, const QByteArray& envelope);

    /// The server has not stored it: it will be sealed anew, in its turn.
    Result<void> unseal(const IntentId& id);

    Result<void> refuse(const IntentId& id, quint64 refusal);

    /// A refused one waits again, in its old place.
    Result<void> requeue(const IntentId& id);

    /// Confirmed, or given up. Unknown ids are no error: a receipt may come twice.
    Result<void> remove(const IntentId& id);

    /// In the order they were made.
    [[nodiscard]] const QList<PendingIntent>& all() const { return m_pending; }
    [[nodiscard]] const PendingIntent* find(const IntentId& id) const;

    /// Intents that are on their way or will be; refused ones are counted apart.
    [[nodiscard]] int unsent() const;
    [[nodiscard]] int refused() const;

private:
    Result<void> update(const IntentId& id, const std::function<void(PendingIntent&)>& change);
    Result<void> collapse(const Intent& newer);

    store::DiskStore& m_disk;
    QList<PendingIntent> m_pending;
};

} // namespace qs::sync
