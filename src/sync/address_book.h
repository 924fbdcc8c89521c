// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/clock.h"
#include "crypto/envelope.h"
#include "crypto/gate.h"
#include "store/disk_rows.h"
#include "sync/group_book.h"
#include "sync/intent.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <optional>

namespace qs::store {
class DiskStore;
} // namespace qs::store

namespace qs::sync {

/// Where the keys of this device lie in Slot::Account.
[[nodiscard]] QByteArray ownKeysName();
inline constexpr qsizetype kLaneGapsMax = 16;

/// Whom this account knows and which keys it holds: people with their pinned chains, circles with
/// their epochs, invites, settings, and the heads of lanes. What the gate asks, it answers.
///
/// Vault records merge by their clock, so that all devices of the account end with the same book
/// whatever order they hear things in; a circle's epochs are joined (circle_merge.h). Every change
/// is on disk when the call returns, or when the store's transaction around it does: reload() after
/// one that failed. Thread: core.
class AddressBook final : public crypto::GateContext
{
public:
    AddressBook(store::DiskStore& disk, crypto::AccountKeys& keys, const Clock& clock);

    /// Reads everything from disk.
    Result<void> reload();

    // What the gate asks

    [[nodiscard]] const UserId& me() const override { return m_keys.user(); }
    [[nodiscard]] const crypto::IdentityChain* identity(const UserId& user) const override;
    [[nodiscard]] crypto::SpaceEpochPtr
    epoch(const SpaceRef& space, quint64 epoch, const std::optional<Hash32>& ref) const override;
    [[nodiscard]] const crypto::BlindKey* blindKey(quint64 generation) const override;
    [[nodiscard]] bool
    isAdmitted(const SpaceRef& space, quint64 epoch, const UserId& user) const override;
    [[nodiscard]] crypto::LaneView
    lane(const SpaceRef& space, const DeviceId& device, quint64 n) const override;

    [[nodiscard]] const crypto::GroupLog* group(const SpaceId& id) const override
    {
        return m_groups.log(id);
    }
    [[nodiscard]] std::optional<crypto::GroupRoot> groupRoot(const SpaceId& id) const override
    {
        return m_groups.root(id);
    }

    /// Grows whenever a key or a chain is learned, or somebody came or went: what the gate held
    /// back may pass now, and a circle may be stale.
    [[nodiscard]] quint64 revision() const { return m_revision; }

    // What is known

    [[nodiscard]] const crypto::AccountKeys& keys() const { return m_keys; }
    [[nodiscard]] const crypto::PersonRecord* person(const UserId& user) const;
    [[nodiscard]] QList<crypto::PersonRecord> people() const;
    [[nodiscard]] const crypto::CircleRecord* circle(const SpaceId& id) const;
    [[nodiscard]] QList<crypto::CircleRecord> circles() const;
    [[nodiscard]] QList<crypto::InviteRecord> invites() const;
    [[nodiscard]] const crypto::SettingsRecord& settings() const { return m_settings; }

    /// What my devices are called; a device may be without a record.
    [[nodiscard]] const crypto::DeviceRecord* device(const DeviceId& id) const;

    /// The last envelope of each lane of one of my devices, as known here: what a revocation keeps.
    [[nodiscard]] QList<proof::LaneFloor> floorsOf(const DeviceId& device) const;
    [[nodiscard]] const GroupBook& groups() const { return m_groups; }
    [[nodiscard]] GroupBook& groups() { return m_groups; }

    /// Mine, or null before it was made.
    [[nodiscard]] const crypto::CircleRecord* myCircle() const;

    /// The newest epoch I can write in: self by seed generation, circles by their last, groups by
    /// their newest change. Of two with
    /// one number the one the server has not refused, else the one with the lower hash. Null for
    /// public spaces, and where I have no key.
    [[nodiscard]] crypto::SpaceEpochPtr newestEpoch(const SpaceRef& space) const;

    /// The epoch whose token opens the log for reading. An owner hands out keys before the server
    /// moves on, so this may be the one before the newest. Null if all of them were refused.
    [[nodiscard]] crypto::SpaceEpochPtr readingEpoch(const SpaceRef& space) const;

    /// Whether even the newest epoch of a circle was refused: nothing can be written there now.
    [[nodiscard]] bool isShut(const SpaceRef& space) const;

    /// The server does not take this epoch's token now. Forgotten with forgiveTokens(), and when
    /// the circle gets another epoch.
    void refuseToken(const crypto::SpaceEpoch& epoch);
    void forgiveTokens(const SpaceRef& space) { m_refused.remove(space.id); }
    void forgiveTokens() { m_refused.clear(); }

    /// Whom the next epoch of a circle of mine is for, by id: everybody connected, or those of them
    /// who were put into it.
    [[nodiscard]] QList<crypto::PersonRecord> membersOf(const SpaceId& circle) const;
    [[nodiscard]] bool isMember(const crypto::PersonRecord& person, const SpaceId& circle) const;

    /// My circles besides my connections that are not dissolved, by name.
    [[nodiscard]] QList<crypto::CircleNameRecord> namedCircles() const;

    /// What I call a circle of mine; null for my connections, and for those of others.
    [[nodiscard]] const crypto::CircleNameRecord* circleName(const SpaceId& circle) const;

    [[nodiscard]] bool isMine(const SpaceId& circle) const;

    /// Whom I follow.
    [[nodiscard]] QList<crypto::FollowRecord> follows() const;
    [[nodiscard]] const crypto::FollowRecord* follow(const UserId& user) const;

    /// Whom I followed once.
    [[nodiscard]] QList<UserId> unfollowed() const;

    // Changes

    using RecordContent = decltype(crypto::VaultRecord::content);

    /// A record made here, with the next tick of the clock.
    [[nodiscard]] crypto::VaultRecord stamp(RecordContent content);

    /// A clock somewhere is as far as `hlc`: the next stamp is beyond it.
    void witness(quint64 hlc) { m_lastHlc = std::max(m_lastHlc, hlc); }

    /// What brings a record into the vault, under the newest keys; all but the intent's id.
    [[nodiscard]] Result<Intent> vaultIntent(const crypto::VaultRecord& record) const;

    /// All records as they are known, with their clocks: for writing the vault anew.
    [[nodiscard]] QList<crypto::VaultRecord> records() const;

    /// Takes a record over if it is newer than what is known. Yields whether anything changed.
    Result<bool> merge(const crypto::VaultRecord& record, const DeviceId& device);

    /// Takes over manifests of a person: from number 1, or what follows those known. Errors as
    /// IdentityChain; Denied if they contradict the pin.
    Result<void> learnChain(const UserId& user, const QList<QByteArray>& manifests);

    /// A newer generation of my seed; on disk with the rest of my keys. Denied if no manifest of
    /// mine names it.
    Result<void> learnSeed(quint64 generation, crypto::UserSeed seed);

    /// A voucher that the gate found good.
    void admit(const crypto::Voucher& voucher);

    /// What stands in a group's log beside its posts.
    Result<void> takeControl(const crypto::VerifiedControl& control, quint64 seq, quint64 atMs);

    /// An envelope took its place in its lane.
    Result<void> recordLane(const crypto::LaneStep& step);

    /// A space's log turned out to be another one: what other devices wrote there is judged anew.
    Result<void> forgetLanes(const SpaceRef& space);

    /// How far each device's lane in a space has been read.
    struct KnownLane
    {
        DeviceId device;
        quint64 n = 0;
        EnvId id;
    };
    [[nodiscard]] QList<KnownLane> lanesOf(const SpaceRef& space) const;

    /// Where this device's next envelope in a space goes.
    [[nodiscard]] crypto::LanePlace nextPlace(const SpaceRef& space) const;

    /// Sets the head of this device's own lane: after sealing, or to what the server says is there.
    Result<void> setOwnLane(const SpaceRef& space, quint64 n, const EnvId& id);

    /// A run of numbers that a lane jumped over, with what stands on either side.
    struct LaneGap
    {
        quint64 first = 0;
        quint64 last = 0;
        EnvId before; ///< At first - 1.
        EnvId after;  ///< What last + 1 names as its predecessor.
        friend bool operator==(const LaneGap&, const LaneGap&) = default;
    };

    /// What is known of a lane: the numbers from `first` to `n`, but for the gaps.
    struct LaneHead
    {
        quint64 n = 0; ///< 0: nothing.
        EnvId id;
        quint64 first = 0;
        QList<LaneGap> gaps; ///< At most kLaneGapsMax: the newest.

        /// Whether an envelope was accepted under this number.
        [[nodiscard]] bool holds(quint64 number) const;
    };

    [[nodiscard]] LaneHead laneHead(const SpaceRef& space, const DeviceId& device) const;

    /// Until the next call, this one lane may go on past numbers that are missing.
    void setMayJump(const SpaceRef& space, const DeviceId& device) { m_mayJump = {space, device}; }
    void setMayNotJump() { m_mayJump.reset(); }

    /// While the log is read again, numbers up to the head of a lane are not judged a second time.
    void setReplaying(bool replaying) { m_replaying = replaying; }

private:
    struct Stamp
    {
        quint64 hlc = 0;
        DeviceId device;
        friend auto operator<=>(const Stamp&, const Stamp&) = default;
    };
    using LaneKey = QPair<SpaceRef, DeviceId>;

    Result<void> keepKeys();
    void apply(const RecordContent& content);
    Result<void> loadRecords(store::Slot slot);
    Result<void> loadChains();
    Result<void> loadLanes();
    Result<void> putLane(const LaneKey& key, const LaneHead& head);
    [[nodiscard]] bool isRefused(const crypto::SpaceEpoch& epoch) const;

    store::DiskStore& m_disk;
    crypto::AccountKeys& m_keys;
    const Clock& m_clock;
    QHash<UserId, crypto::PersonRecord> m_people;
    QHash<SpaceId, crypto::CircleRecord> m_circles;
    QHash<crypto::InviteSecret, crypto::InviteRecord> m_invites;
    QHash<SpaceId, crypto::CircleNameRecord> m_circleNames;
    QHash<UserId, crypto::FollowRecord> m_follows;
    QHash<SpaceId, QSet<Hash32>> m_refused; // statements whose token the server refused
    crypto::SettingsRecord m_settings;
    QHash<DeviceId, crypto::DeviceRecord> m_devices;
    GroupBook m_groups;
    QHash<QByteArray, Stamp> m_stamps; // by slot and key
    QHash<UserId, crypto::IdentityChain> m_chains;
    QHash<LaneKey, LaneHead> m_lanes;
    QSet<QByteArray> m_admitted; // circle, epoch, user
    mutable std::map<quint64, crypto::BlindKey> m_blindKeys;
    mutable std::map<quint64, crypto::SpaceEpochPtr> m_selfEpochs;
    quint64 m_lastHlc = 0;
    quint64 m_revision = 0;
    bool m_replaying = false;
    std::optional<LaneKey> m_mayJump;
};

} // namespace qs::sync
