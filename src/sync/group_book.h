// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "crypto/gate.h"
#include "crypto/group.h"
#include "crypto/vault.h"

#include <QHash>
#include <QSet>

#include <functional>

namespace qs::store {
class DiskStore;
} // namespace qs::store

namespace qs::sync {

/// A key above the newest change known may be anybody's invention, so few are kept.
inline constexpr qsizetype kUnprovenKeysMax = 16;

/// One group as this device knows it.
struct Group
{
    crypto::GroupRecord record; ///< What the vault holds of it.
    crypto::GroupLog log;       ///< Empty until the change I came in with was read.
    crypto::GroupDetails details;
    QHash<UserId, crypto::GroupContact> contacts;
    QSet<UserId> left;             ///< Said that they go, and still stand in the list.
    QHash<UserId, quint64> chains; ///< Of members: their newest manifest when the epoch began.
    quint64 begunMs = 0;           ///< When the newest change took its place.
    quint64 begunSeq = 0;          ///< And where.

    // What this device owes to others, after a change it made.
    quint64 owedN = 0;   ///< The change it made.
    quint64 owedSeq = 0; ///< And where that stands.
    QList<UserId> owedKeys;
    QList<UserId> owedFarewells;
    bool owesVault = false;

    /// The key of a change of mine that has no place yet; null if none waits.
    crypto::SpaceEpochPtr proposal;

    [[nodiscard]] bool isMember() const { return record.state == crypto::GroupState::Member; }
    [[nodiscard]] bool isArchived() const { return !log.isEmpty() && log.head().commit.isArchived; }
};

/// One record out of two that speak of one group: what `newer` says counts, and no key is lost.
[[nodiscard]] crypto::GroupRecord
joined(const crypto::GroupRecord& newer, const crypto::GroupRecord& older);

/// The groups this account is or was in, each the fold of its changes, with the keys of its epochs.
///
/// What the vault shares between devices comes and goes through the address book; changes, hellos
/// and leaves come from the log, through the gate. Taking one twice is taking it once, in whatever
/// order keys and changes arrive. Every change is on disk when the call returns, or when the
/// store's transaction around it does: reload() after one that failed. Thread: core.
class GroupBook
{
public:
    GroupBook(store::DiskStore& disk, const crypto::AccountKeys& keys) : m_disk(disk), m_keys(keys)
    {
    }

    /// Reads what log and desk keep; the records are the address book's to bring (set()).
    void clear() { m_groups.clear(); }
    Result<void> load();

    /// A record of the vault, merged.
    void set(const crypto::GroupRecord& record);

    [[nodiscard]] const Group* find(const SpaceId& id) const;
    [[nodiscard]] QList<SpaceId> all() const { return m_groups.keys(); }

    // What the gate asks

    [[nodiscard]] const crypto::GroupLog* log(const SpaceId& id) const;
    [[nodiscard]] std::optional<crypto::GroupRoot> root(const SpaceId& id) const;
    [[nodiscard]] crypto::SpaceEpochPtr
    epoch(const SpaceId& id, quint64 epoch, const std::optional<Hash32>& ref) const;

    /// The epoch to write in: that of the newest change, if nothing newer is known of. Null where
    /// I may not write now.
    [[nodiscard]] crypto::SpaceEpochPtr newestEpoch(const SpaceId& id) const;

    /// What opens the log at the server: the newest key I was given, or, after tryAnotherToken(),
    /// one before it.
    [[nodiscard]] QByteArray feedToken(const SpaceId& id) const;
    void tryAnotherToken(const SpaceId& id) { ++m_tries[id]; }

    /// Whether a key is here of a change that is not: writing waits for it.
    [[nodiscard]] bool isBehind(const SpaceId& id) const;

    // Changes

    /// The key of a change of mine, before the first byte of it leaves.
    Result<void> propose(const crypto::SealedCommit& sealed);

    /// Something that passed the gate, at its place in the log. `known` yields the number of the
    /// newest manifest known of a person.
    Result<void> take(
        const crypto::VerifiedControl& control,
        quint64 seq,
        quint64 atMs,
        const std::function<quint64(const UserId&)>& known
    );

    /// Something owed is on its way.
    Result<void> settleKey(const SpaceId& id, const UserId& user);
    Result<void> settleFarewell(const SpaceId& id, const UserId& user);
    Result<void> settleVault(const SpaceId& id);

    /// Takes over a record that was changed here; set by the address book.
    std::function<Result<void>(const crypto::GroupRecord&)> keep;

private:
    Result<void>
    takeStep(Group& group, const crypto::VerifiedControl& control, const crypto::GroupStep& step);
    Result<void> takeLeave(Group& group, const crypto::VerifiedControl& control);
    Result<void> store(const Group& group);
    Result<void> update(const SpaceId& id, const std::function<void(Group&)>& change);

    store::DiskStore& m_disk;
    const crypto::AccountKeys& m_keys;
    QHash<SpaceId, Group> m_groups;
    QHash<SpaceId, quint64> m_tries;
};

} // namespace qs::sync
