// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/metrics.h"
#include "base/random.h"
#include "sync/address_book.h"
#include "sync/change_listener.h"
#include "sync/outbox.h"

#include <functional>

namespace qs::sync {

inline constexpr qint64 kEpochAgeMaxMs = qint64(30) * 24 * 3600 * 1000;
inline constexpr quint64 kEpochEnvelopesMax = 1'000; ///< Of this device, under one epoch.

/// Keeps the circles of this account on keys that only those hold who should.
///
/// Before an own envelope is sealed for a circle of mine, freshen() asks whether its newest epoch
/// is stale: somebody was removed or joined since it began, a device of mine or of a member was
/// revoked after it began, it is 30 days old, or this device sealed 1 000 envelopes under it. If
/// so, the next epoch is made here and now, without asking a server, and three things stand in the
/// outbox, in one transaction, before the post can be sealed:
///
///     the vault record      so that my other devices hold the key
///     the grants            the key, sealed for each member, at most 200 letters in one frame
///     the move              compare and swap on the epoch before, at the server
///
/// The server refuses the move if another device of mine was first; that device's record is in my
/// own space by then, and its epoch is taken. Whoever the winner's epoch should not have been for
/// makes it stale again by the same rule (crypto.md 1.9, decisions 2.2).
///
/// Thread: core.
class Rotation
{
public:
    struct Parts
    {
        store::DiskStore& disk;
        Outbox& outbox;
        AddressBook& book;
        Random& random;
        const Clock& clock;
        ChangeListener& changes;
        Metrics& metrics;
    };

    explicit Rotation(Parts parts) : m_parts(std::move(parts)) {}

    Result<void> reload();

    /// Why the newest epoch of a circle of mine may not be written in any more; nothing if it may,
    /// or if the circle is not mine.
    [[nodiscard]] std::optional<crypto::EpochReason> staleness(const SpaceId& circle) const;

    /// Whether an envelope may be sealed for this space now, making a new epoch where that takes
    /// one. False while the chain of a member is still wanted. Not within a transaction. Errors of
    /// the disk: then nothing has changed.
    [[nodiscard]] Result<bool> freshen(const SpaceRef& space);

    /// A new circle of mine with its first key, for nobody yet. Inside a transaction.
    Result<void> create(const SpaceId& circle);

    /// The server does not know the newest epoch of a circle of mine, as after it went back to an
    /// older copy: tells it again. Inside a transaction.
    Result<void> moveAgain(const SpaceRef& space);

    /// An envelope of this device was sealed under an epoch. Inside a transaction.
    Result<void> noteSealed(const crypto::SpaceEpoch& epoch);

    /// Queues a record of the vault, and takes it over at once. Inside a transaction.
    std::function<Result<void>(AddressBook::RecordContent)> remember;
    /// Asks for the chain of somebody, once in a connection. False if there is none to be had.
    std::function<bool(const UserId&)> wantChain;
    /// The last number of a space that was applied here.
    std::function<quint64(const SpaceRef&)> appliedSeq;

private:
    struct Sealings
    {
        Hash32 statement;
        quint64 count = 0;
    };

    [[nodiscard]] bool hasRevokedSince(const UserId& user, quint64 manifestSeq) const;
    [[nodiscard]] bool areChainsHere(const QList<crypto::PersonRecord>& members) const;
    Result<void> queueMove(const crypto::SpaceEpoch& epoch);
    Result<void> rotate(const crypto::CircleRecord& circle, crypto::EpochReason reason);
    Result<void>
    grant(const crypto::SpaceEpochPtr& epoch, const QList<crypto::PersonRecord>& members);
    Result<void> queueGrants(const SpaceRef& space, const QList<QByteArray>& letters);
    [[nodiscard]] crypto::EpochRoster
    rosterOf(const crypto::SpaceEpoch& epoch, const QList<crypto::PersonRecord>& members) const;
    [[nodiscard]] Intent newIntent(IntentKind kind, const SpaceRef& space);

    Parts m_parts;
    QHash<SpaceId, Sealings> m_sealings;
};

} // namespace qs::sync
