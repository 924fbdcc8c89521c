// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/scheduler.h"
#include "sync/mailroom.h"

namespace qs::sync {

/// How long a circle may stay shut to me before I take it as no longer shared with me.
inline constexpr qint64 kShutPatienceMs = qint64(24) * 3600 * 1000;

/// How sharing ends, from either side, and what then goes.
///
/// I remove or block somebody: their door into my mailbox closes, they are no member of my circles
/// any more (which makes those stale: see Rotation), and what they shared with me goes from here.
/// They remove me: the server refuses my token for their circle, and no grant comes within a day;
/// then the same goes from here, and I am told.
///
/// What goes: the keys, the rows of the log and the projection, cursors and lanes of a space, on
/// every device of the account, and out of the snapshot. What had left for there and was not sent
/// stays as refused, with its text. Nothing of this reaches what others hold already.
///
/// Each step can be repeated; one that was cut short is finished by the next review(). Thread:
/// core.
class Parting
{
public:
    struct Parts
    {
        store::DiskStore& disk;
        store::Projection& projection;
        Outbox& outbox;
        AddressBook& book;
        Reducer& reducer;
        Puller& puller;
        Mailroom& mailroom;
        Scheduler& scheduler;
        const Clock& clock;
        ChangeListener& changes;
        Metrics& metrics;
    };

    explicit Parting(Parts parts) : m_parts(parts) {}
    ~Parting();

    Result<void> reload();

    /// Ends a connection, for good until both connect again. NotFound for who is none. Blocking
    /// takes anybody; what they send is refused from then on.
    [[nodiscard]] Result<void> remove(const UserId& user);
    [[nodiscard]] Result<void> block(const UserId& user);

    /// They may ask again.
    [[nodiscard]] Result<void> unblock(const UserId& user);

    /// The server refuses every token I hold for somebody's circle; or takes one again.
    void onShut(const SpaceRef& space);
    void onOpened(const SpaceRef& space);

    /// Whether a circle has been shut to me for a while, and I wait for its key.
    [[nodiscard]] bool isShut(const SpaceId& circle) const { return m_shutSince.contains(circle); }

    /// Ends what a day has ended, and clears away what is left of spaces that are gone.
    void review();

    std::function<void(const Error&)> onDiskError;

private:
    Result<void> part(const UserId& user, crypto::PersonState state);
    Result<void> leave(crypto::PersonRecord person, crypto::PersonState state);
    Result<void> lapse(const SpaceId& circle);
    Result<void> purge(const SpaceRef& space);
    Result<void> clearOutbox(const SpaceRef& space);
    [[nodiscard]] QList<SpaceRef> leftovers() const;
    Result<void> forgetShut(const SpaceId& circle);
    void reviewLater(qint64 delayMs);

    Parts m_parts;
    QHash<SpaceId, qint64> m_shutSince;
    Scheduler::TimerId m_timer = 0;
};

} // namespace qs::sync
