// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "content/name_card.h"
#include "content/shelf.h"
#include "crypto/device_label.h"
#include "crypto/epoch.h"
#include "crypto/invite.h"
#include "crypto/voucher.h"
#include "protocol/follow.h"

#include <QList>

#include <variant>

namespace qs::crypto {

// What an account remembers for all its devices: sealed records in its own space, each replaced as
// a whole by its successor. The server sees a blinded name, so not what a record is about.

/// The numbers stand in sealed bytes and never change.
enum class RecordType : quint64 {
    Circle = 1,
    Person = 2,
    Invite = 3,
    Settings = 4,
    CircleName = 5,
    // Of the shelf, in the order of content::ShelfItem
    Bookmark = 6,
    Folder = 7,
    Mute = 8,
    Filter = 9,
    ReadMark = 10,
    Draft = 11,
    Device = 12,
    Follow = 14,
    Group = 15,
    Setting = 17,
};

/// Somebody an epoch was made for, and the number of their newest manifest then.
struct RosterMember
{
    UserId user;
    quint64 manifestSeq = 0;

    friend bool operator==(const RosterMember&, const RosterMember&) = default;
};

/// Whom one epoch of a circle of mine was made for, and when: what the rule of staleness compares
/// with how things stand now.
struct EpochRoster
{
    Hash32 statement; ///< Names the epoch.
    quint64 begunMs = 0;
    QList<RosterMember> members; ///< By user id, at most kCircleMembersMax.

    friend bool operator==(const EpochRoster&, const EpochRoster&) = default;
};

inline constexpr qsizetype kRecordEpochsMax = 500; ///< The oldest goes when one more comes.
inline constexpr qsizetype kCircleMembersMax = 1000;
inline constexpr qsizetype kRostersMax = 2;  ///< Of the newest epochs.
inline constexpr qsizetype kVouchersMax = 2; ///< For the newest epochs.
inline constexpr qsizetype kCirclesMax = 20; ///< Of one account.

/// A circle whose key I hold, or held.
struct CircleRecord
{
    static constexpr RecordType kType = RecordType::Circle;

    SpaceId circle;
    UserId owner;
    QList<SpaceEpochPtr> epochs; ///< Oldest first, at most kRecordEpochsMax.
    QList<QByteArray> vouchers;  ///< Mine, for the newest epochs; none in my own circle.
    quint64 fromSeq = 0;         ///< Where my view of the log begins.
    QList<EpochRoster> rosters;  ///< In my own circle alone.
    bool isGone = false;         ///< No longer shared with me, or dissolved: no key is kept.

    friend bool operator==(const CircleRecord& a, const CircleRecord& b);
};

/// What I call a circle of mine; nobody else learns it.
struct CircleNameRecord
{
    static constexpr RecordType kType = RecordType::CircleName;

    SpaceId circle;
    QString name; ///< As content::checkName().
    bool isDissolved = false;

    friend bool operator==(const CircleNameRecord&, const CircleNameRecord&) = default;
};

/// Somebody whose public posts I read without being connected.
struct FollowRecord
{
    static constexpr RecordType kType = RecordType::Follow;

    UserId user;
    protocol::FollowMark mark; ///< What the server counts; null once I stopped.

    friend bool operator==(const FollowRecord&, const FollowRecord&) = default;
};

/// How sure I am of who somebody is.
enum class Trust : quint64 { Introduced = 1, FirstUse = 2, Invited = 3, Verified = 4 };

enum class PersonState : quint64 {
    None = 0,      ///< Known only by somebody's voucher.
    Requested = 1, ///< I asked them.
    Incoming = 2,  ///< They asked me.
    Connected = 3,
    Declined = 4,
    Removed = 5, ///< I ended the connection.
    Blocked = 6, ///< I ended it, and refuse what they send.
    Parted = 7,  ///< They no longer share with me.
};

/// Somebody I know, and the pin of their identity.
struct PersonRecord
{
    static constexpr RecordType kType = RecordType::Person;

    UserId user;
    protocol::IdentityPub identity;
    ManifestRef manifest; ///< Newest seen: a server cannot show an older one.
    Trust trust = Trust::Introduced;
    PersonState state = PersonState::None;
    content::NameCard nameCard;
    SpaceId circle;                 ///< Their connections, once granted; else null.
    protocol::Token theirDropToken; ///< Into their mailbox; null if I have none.
    protocol::Token myDoorToken;    ///< The one I gave them; null if none.
    quint64 connectedMs = 0;        ///< Since when; epochs begun before were not for them.
    QList<SpaceId> circles;         ///< Of mine, besides my connections; at most kCirclesMax.

    friend bool operator==(const PersonRecord&, const PersonRecord&) = default;
};

/// A link I made.
struct InviteRecord
{
    static constexpr RecordType kType = RecordType::Invite;

    InviteSecret secret; ///< Also names the record.
    protocol::Token dropToken;
    quint64 expiresMs = 0;
    UserId usedBy; ///< Null until somebody did.

    friend bool operator==(const InviteRecord&, const InviteRecord&) = default;
};

/// What I say of myself, and which circle is mine.
struct SettingsRecord
{
    static constexpr RecordType kType = RecordType::Settings;

    content::Profile profile;
    SpaceId myCircle;
    bool isFindable = false; ///< Who knows my username may ask to connect.

    friend bool operator==(const SettingsRecord&, const SettingsRecord&) = default;
};

/// A bookmark, mute, filter and the like, or the word that it was taken away.
struct ShelfRecord
{
    content::ShelfItem item;
    bool gone = false; ///< Then the item has its name alone.

    friend bool operator==(const ShelfRecord&, const ShelfRecord&) = default;
};

/// How one of my devices is called. Names stand here and not in the manifest, which others read.
struct DeviceRecord
{
    static constexpr RecordType kType = RecordType::Device;

    DeviceId device;
    DeviceLabel label;
    quint64 addedMs = 0; ///< By its own clock.

    friend bool operator==(const DeviceRecord&, const DeviceRecord&) = default;
};

/// The numbers stand in sealed bytes and never change.
enum class GroupState : quint64 {
    Member = 1,
    Left = 2,    ///< I went.
    Removed = 3, ///< I was taken out.
};

/// A group I am or was in: what another device needs to read its log by itself.
struct GroupRecord
{
    static constexpr RecordType kType = RecordType::Group;

    SpaceId group;
    GroupState state = GroupState::Member;
    Hash32 root;                 ///< The change I came in with, told by who let me in.
    quint64 fromSeq = 0;         ///< Where it stands in the log.
    UserId invitedBy;            ///< Who signed it.
    protocol::Token doorToken;   ///< The one the others leave keys by; null before there is one.
    QList<SpaceEpochPtr> epochs; ///< Oldest first, at most kRecordGroupKeysMax.

    friend bool operator==(const GroupRecord& a, const GroupRecord& b);
};

inline constexpr qsizetype kRecordGroupKeysMax = 500; ///< The oldest goes when one more comes.

/// One record with the time by which versions of it are merged: the later `hlc` wins, then the
/// greater device id.
struct VaultRecord
{
    using Content = std::variant<
        CircleRecord,
        PersonRecord,
        InviteRecord,
        SettingsRecord,
        CircleNameRecord,
        FollowRecord,
        GroupRecord,
        ShelfRecord,
        DeviceRecord>;

    VaultRecord();
    VaultRecord(quint64 hlc, Content content);
    VaultRecord(const VaultRecord&);
    VaultRecord(VaultRecord&&) noexcept;
    VaultRecord& operator=(const VaultRecord&);
    VaultRecord& operator=(VaultRecord&&) noexcept;
    ~VaultRecord();

    quint64 hlc = 0; ///< Hybrid logical clock: milliseconds << 16 | count.
    Content content;

    [[nodiscard]] RecordType type() const;

    /// What it is about; with the type, its name.
    [[nodiscard]] QByteArray target() const;

    friend bool operator==(const VaultRecord&, const VaultRecord&) = default;
};

inline constexpr qsizetype kRecordBytesMin = 300; ///< Padded to 512.

/// The type of an item of the shelf.
[[nodiscard]] RecordType typeOf(const content::ShelfItem& item);

/// The name the server sees.
[[nodiscard]] RecordId recordIdOf(RecordType type, QByteArrayView target, const BlindKey& key);

/// Invalid if a bound is broken. A small record is filled up to kRecordBytesMin, so that all small
/// ones leave in envelopes of one length: a bookmark looks like a mute looks like a person.
[[nodiscard]] Result<QByteArray> writeRecord(const VaultRecord& record);

/// Invalid if it breaks a rule, Incompatible for a type this version does not know, Corrupt if a
/// circle's key does not fit its statement.
[[nodiscard]] Result<VaultRecord> readRecord(QByteArrayView bytes);

} // namespace qs::crypto
