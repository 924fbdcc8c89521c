// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "crypto/group_mail.h"
#include "sync/mailroom.h"

namespace qs::sync {

inline constexpr qint64 kGroupEpochMsMax = qint64(30) * 24 * 60 * 60 * 1000;
inline constexpr quint64 kGroupEpochEventsMax = 1'000;

/// Everything that is done about groups: makes changes, hands out the keys they begin, reads the
/// letters that bring keys of others, and begins a new key where the old one is stale.
///
/// A change waits in the outbox as what is wanted, and is made when it leaves, upon the newest
/// change then known. If another admin was first, the server says so; when the winner has been read
/// it is made anew upon that. What nothing is left of to do goes away; what one may no longer do is
/// refused and shown.
///
///     my change has its receipt  ->  the key to the vault, then by letter to every member
///     a letter has come          ->  the log opens, the change is read and checked against the
///     line
///
/// Thread: core.
class GroupDesk
{
public:
    struct Parts
    {
        store::DiskStore& disk;
        Outbox& outbox;
        AddressBook& book;
        Puller& puller;
        Mailroom& mailroom;
        Random& random;
        const Clock& clock;
        ChangeListener& changes;
        Metrics& metrics;
    };

    explicit GroupDesk(Parts parts) : m_parts(parts) {}

    // What a person does; see client::Groups

    [[nodiscard]] Result<SpaceId>
    create(const QString& name, const QString& purpose, const QList<UserId>& others);

    /// Denied if I do not lead it, NotFound if a subject is unknown here.
    [[nodiscard]] Result<void> change(const SpaceId& group, const crypto::GroupChange& change);

    /// Somebody known here as a subject of a change.
    [[nodiscard]] Result<crypto::GroupMember>
    subject(const UserId& user, crypto::GroupRole role = crypto::GroupRole::Member) const;

    /// Who is the only one to lead it names a successor first: Invalid if not.
    [[nodiscard]] Result<void> leave(const SpaceId& group, const std::optional<UserId>& successor);

    // For the sender

    [[nodiscard]] bool mayLeave(const PendingIntent& pending) const;

    /// Inside a transaction. NotFound if nothing is left to do, Denied if it may not be done.
    [[nodiscard]] Result<crypto::Sealed> seal(const Intent& intent, const crypto::LanePlace& place);

    /// The server has a newer epoch than this: nothing is sealed for the group until it is here.
    void waitForMoreThan(const SpaceId& group, quint64 epoch);

    // For the engine

    /// Inside a transaction.
    Result<void> takeLetter(const crypto::Letter& letter, const crypto::IdentityChain& sender);

    /// Does what is owed and can be done now.
    void tend();

    void onOpen() { m_wanted.clear(); }

    std::function<void()> onProgress;
    std::function<void(const Error&)> onDiskError;

private:
    [[nodiscard]] Intent newIntent(IntentKind kind, const SpaceId& group);
    Result<void> atomically(const std::function<Result<void>()>& work);
    Result<void> tendOne(const SpaceId& id);
    Result<void> giveUpWaiting(const SpaceId& id);
    Result<void> sayHello(const SpaceId& id);
    Result<void> giveKey(const SpaceId& id, const UserId& user);
    Result<void> sayFarewell(const SpaceId& id, const UserId& user);
    Result<void> freshen(const SpaceId& id);
    Result<void> mail(const Group& group, const UserId& user, const QByteArray& sealed);
    Result<void> takeGrant(const crypto::GroupGrant& grant, const UserId& sender);
    [[nodiscard]] std::optional<crypto::GroupChange> staleness(const Group& group) const;
    [[nodiscard]] bool isChangeWaiting(const SpaceId& id, quint64 before) const;
    [[nodiscard]] crypto::GroupDetails
    detailsAfter(const Group& group, const crypto::GroupChange& change) const;
    void want(const UserId& user);

    Parts m_parts;
    QSet<UserId> m_wanted; ///< Chains asked for on this connection.
    QHash<SpaceId, quint64> m_behind;
};

} // namespace qs::sync
