// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/metrics.h"
#include "base/scheduler.h"
#include "protocol/append.h"
#include "protocol/receipts.h"
#include "sync/connection.h"
#include "sync/outbox.h"
#include "sync/reducer.h"
#include "sync/rotation.h"

namespace qs::sync {

/// Empties the outbox: numbers, seals and signs envelopes at the moment they leave, keeps the
/// signed bytes on disk before the first of them does, sends batches, and lets an intent go only
/// when its receipt is on disk together with what it stands for.
///
/// One batch of envelopes and one other request are on their way at a time; a batch holds up to 100
/// envelopes, so a thousand intents take ten round trips. Refusals by the network are for ever
/// retried, refusals by the server never by themselves. Thread: core.
class Sender
{
public:
    struct Parts
    {
        store::DiskStore& disk;
        Outbox& outbox;
        AddressBook& book;
        Rotation& rotation;
        Reducer& reducer;
        Connection& connection;
        Scheduler& scheduler;
        const Clock& clock;
        ChangeListener& changes;
        Metrics& metrics;
    };

    explicit Sender(Parts parts);
    ~Sender();

    /// Something may be ready to leave. Cheap to call.
    void pump();

    /// The connection ended: what was under way has an unknown fate and will be sent again as it
    /// is.
    void onConnectionEnd();

    /// Whether an intent may leave; one that may not waits without holding up others. All may
    /// unless this says otherwise.
    std::function<bool(const Intent&)> mayLeave;

    /// Called after something was confirmed.
    std::function<void()> onProgress;

    /// Adds what I know of others to what is about to be sealed.
    std::function<void(const SpaceRef&, content::Payload&)> testify;

    /// Keeps what the server signed, in the transaction that settles it.
    std::function<Result<void>(const protocol::Receipts&, const QList<SpaceRef>&)> keepReceipts;
    /// What the groups say of their intents: whether one may leave now, its envelope (inside a
    /// transaction), and that the server is ahead of the epoch it was sealed for.
    std::function<bool(const PendingIntent&)> mayLeaveGroup;
    std::function<Result<crypto::Sealed>(const Intent&, const crypto::LanePlace&)> sealForGroup;
    std::function<void(const SpaceRef&, quint64 epoch)> onGroupBehind;

    /// Called when this device's disk refused; sending rests until the next pump().
    std::function<void(const Error&)> onDiskError;

    /// Whether my own space is read as far as the server's: what another device of mine did is
    /// known before anything is sealed for my circles.
    std::function<bool()> isSelfCurrent;

    [[nodiscard]] bool isInFlight(const IntentId& id) const;

private:
    void freshenCircles();
    [[nodiscard]] QSet<SpaceRef> wantedCircles();
    void pumpEnvelopes();
    void pumpOthers();
    [[nodiscard]] QList<IntentId> chooseBatch() const;
    Result<void> sealBatch(const QList<IntentId>& ids);
    Result<void> sealOne(const IntentId& id);
    [[nodiscard]] Result<crypto::Sealed>
    makeEnvelope(const Intent& intent, const crypto::LanePlace& place) const;
    void sendBatch(const QList<IntentId>& ids);
    void onReceipts(const QList<IntentId>& ids, const protocol::Receipts& receipts);
    Result<void> settle(const IntentId& id, const protocol::AppendOutcome& outcome);
    Result<void> accept(const PendingIntent& pending, const protocol::AppendOutcome& outcome);
    Result<void> takeBack(const PendingIntent& pending);
    Result<void> refuse(const PendingIntent& pending, const protocol::AppendOutcome& outcome);
    Result<void> reopen(const PendingIntent& pending);
    void sendOther(const PendingIntent& pending);
    void sendGrants(const PendingIntent& pending);
    void moveRefused(const Intent& intent, Refusal refusal);
    void onOtherDone(const IntentId& id);
    void onOtherRefused(const IntentId& id, Refusal refusal);
    [[nodiscard]] bool isReady(const PendingIntent& pending) const;
    [[nodiscard]] bool isSpaceOpen(const PendingIntent& pending) const;
    bool postpone(const IntentId& id, Refusal refusal);
    [[nodiscard]] bool isHeld(const PendingIntent& pending) const;
    [[nodiscard]] bool followsItsObject(const PendingIntent& pending) const;
    [[nodiscard]] Result<crypto::Sealed>
    sealContent(const Intent& intent, const crypto::LanePlace& place) const;
    Result<void> dropRemovalsOf(const ObjectRef& object);
    void wakeForHeld();
    void restUntil(qint64 delayMs);
    void announce(const Intent& intent);

    Parts m_parts;
    QList<IntentId> m_batch;             ///< On its way.
    std::optional<IntentId> m_other;     ///< On its way.
    quint64 m_lookedAt = 0;              ///< Revision of the book when all circles were looked at.
    QSet<SpaceRef> m_writable;           ///< Circles that take envelopes in this turn.
    QHash<IntentId, qint64> m_postponed; ///< Mail whose door is not open yet: until when.
    Scheduler::TimerId m_postponedTimer = 0;
    Scheduler::TimerId m_holdTimer = 0; ///< For what may still be taken back.
    Scheduler::TimerId m_restTimer = 0; ///< While set, nothing is sent.
};

} // namespace qs::sync
