// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/metrics.h"
#include "protocol/events.h"
#include "protocol/subscribe.h"
#include "store/projection.h"
#include "sync/address_book.h"
#include "sync/change_listener.h"
#include "sync/security_log.h"
#include "sync/shelf_book.h"

namespace qs::store {
class DiskStore;
} // namespace qs::store

namespace qs::sync {

inline constexpr qsizetype kHeldMax = 20'000; ///< Events waiting for a key or a chain.

/// After this long, a lane goes on past numbers that the server does not show; the gap stays
/// marked.
inline constexpr qint64 kGapPatienceMs = 10 * 60'000;

/// Turns events into state: each goes through the gate, into the disk log, and into the projection
/// or the address book. What the gate holds back waits here, on disk too, until what it lacks has
/// come.
///
/// Applying an event twice is applying it once. Thread: core.
class Reducer
{
public:
    struct Parts
    {
        store::DiskStore& disk;
        store::Projection& projection;
        AddressBook& book;
        ChangeListener& changes;
        Metrics& metrics;
        ShelfBook& shelf;
        SecurityLog& security;
        const Clock& clock;
    };

    explicit Reducer(Parts parts) : m_parts(parts) {}

    /// Takes events of one space that follow `cursor` in order, and moves it. All or nothing, on
    /// disk when it returns. Stops before a gap: the cursor tells how far it came.
    Result<void>
    take(const SpaceRef& space, const QList<protocol::Event>& events, protocol::Cursor& cursor);

    /// Offers what was held back to the gate again: a chain was learned, a key has come, a doubt
    /// was settled, or a gap has been waited for long enough.
    Result<void> retryHeld();

    /// When retryHeld() will have something to do just because time has passed, by the clock; 0
    /// if never.
    [[nodiscard]] qint64 retryDueMs() const;

    /// My own envelope has its place. Called inside the transaction in which its intent leaves;
    /// shows only after foldPending().
    Result<void> takeOwn(const SpaceRef& space, const protocol::Event& event);

    /// Folds what was taken into the projection, after the transaction it was taken in.
    Result<void> foldPending();

    /// Forgets what was taken in a transaction that failed.
    void dropPending() { m_pending.clear(); }

    /// Nothing of this space is waited with any more.
    void dropHeld(const SpaceRef& space);

    /// All sealings of something of mine that a removal has to name, the newest last.
    [[nodiscard]] QList<EnvId> sealingsOf(const ObjectRef& object) const;

    /// Restores the projection: from its snapshot as far as that goes, then from the log.
    Result<void> restore();

    /// Writes the snapshot.
    Result<void> saveSnapshot();

    /// Whether something of this space waits for a key, a chain or an earlier number.
    [[nodiscard]] bool isHolding(const SpaceRef& space) const;

    /// Hears each post that arrived and was taken in, in the order of its log. Not at start-up.
    std::function<void(const crypto::VerifiedPost&)> onTaken;

    /// People whose chain something waits for, with the number known (0: nothing).
    [[nodiscard]] QHash<UserId, quint64> wantedChains() const;

private:
    struct Waiting
    {
        SpaceRef space;
        protocol::Event event;
        crypto::Held held;
        bool isDoubted = false;  ///< It would pass, but for the doubt about its author.
        bool isReplayed = false; ///< Its lane went on long ago: the place was judged back then.
    };
    using LaneKey = QPair<SpaceRef, DeviceId>;
    struct Folded
    {
        std::variant<crypto::VerifiedPost, crypto::VerifiedStub> what;
        store::Place place;
    };

    [[nodiscard]] crypto::Verdict
    judge(const QByteArray& envelope, const SpaceRef& space, bool isReplayed);
    Result<void> takeOne(const SpaceRef& space, const protocol::Event& event, const EnvId& id);
    Result<void>
    settle(const crypto::Verdict& verdict, const SpaceRef& space, const protocol::Event& event);
    void announce(const crypto::Verdict& verdict) const;
    Result<void> takeRecord(const crypto::VerifiedRecord& record);
    Result<void> takeStub(const crypto::VerifiedStub& stub, const store::Place& place);
    Result<void> returnWords(const crypto::VerifiedPost& post);
    Result<void> returnUnnamedEdits(const crypto::VerifiedPost& removal);
    [[nodiscard]] bool isRemoved(const ObjectRef& ref) const;
    Result<void> eraseHere(const protocol::EnvelopeHeader& header);
    Result<void> foldOne(const Folded& one);
    Result<void>
    takeHeld(const crypto::Held& held, const SpaceRef& space, const protocol::Event& event);
    Result<void> takeRefused(
        const crypto::Refused& refused,
        const SpaceRef& space,
        const protocol::Event& event
    );
    [[nodiscard]] Finding
    findingOf(const crypto::Refused& refused, const SpaceRef& space, const protocol::Event& event)
        const;
    [[nodiscard]] Finding findingOf(const Waiting& waiting) const;
    [[nodiscard]] static std::optional<protocol::EnvelopeHeader>
    headerOf(const QByteArray& envelopeOrStub);
    Result<QByteArray> takenAt(const SpaceRef& space, const DeviceId& device, quint64 n);
    Result<void> noteFork(const SpaceRef& space, const protocol::Event& event);
    Result<void> review();
    void reviewGaps(QList<Finding>& found) const;
    [[nodiscard]] QSet<LaneKey> lanesPastPatience() const;
    [[nodiscard]] bool waitsBehindGap(const LaneKey& lane) const;
    Result<void> takePost(const crypto::VerifiedPost& post, const store::Place& place);
    void hold(const Waiting& waiting);
    Result<void> replay(const SpaceRef& space, const protocol::Event& event);
    Result<QList<EnvId>> heldIds() const;

    Parts m_parts;
    QList<Waiting> m_held;
    QList<Folded> m_pending;
    bool m_isRestoring = false;
    bool m_isReplayed = false;   ///< What is being offered again was here before the last start.
    quint64 m_triedRevision = 0; ///< Of the address book, when held events were last offered.
    quint64 m_triedDoubts = 0;   ///< Of the security log, likewise.
    bool m_isHeldChanged = false;
};

} // namespace qs::sync
