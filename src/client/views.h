// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"

#include <QList>
#include <QString>

#include <limits>
#include <optional>

namespace qs::client {

// What a screen may know, as plain values: they cross from the core thread to the ui thread.

/// Who can read a post.
enum class Audience { OnlyMe = 0, Connections = 1, Public = 2, Group = 3 };

/// Who shall read what is written: an audience, and with Connections one of my circles.
struct AudienceChoice
{
    AudienceChoice() = default;
    AudienceChoice(Audience audience, SpaceId circle = {}) // NOLINT(google-explicit-constructor)
        : kind(audience), circle(circle)
    {
    }

    Audience kind = Audience::Connections;
    SpaceId circle; ///< Null: all my connections.

    friend bool operator==(const AudienceChoice&, const AudienceChoice&) = default;
};

/// How far something of mine has come.
enum class Delivery {
    Sent = 0,    ///< The server has it, durably. Other people's posts are always Sent.
    Queued = 1,  ///< Saved on this device, waiting for its turn or for the network.
    Sending = 2, ///< On its way; no answer yet.
    Refused = 3, ///< The server said no, for good. The text is kept.
};

/// Why something was refused, in terms a person can act on.
enum class RefusalReason { None, TooLarge, NotAllowed, SpaceGone, OutOfRoom, Damaged };

struct PersonView
{
    UserId id;
    QString name;
    quint32 hue = 0; ///< 0 to 359, of the ring around the avatar.

    friend bool operator==(const PersonView&, const PersonView&) = default;
};

/// What was found amiss. The first ones, up to CouldNotOpen, are notes among the posts, too.
enum class FindingType {
    PostsMissing,
    WaitingForProof,
    NoKeyYet,
    NeedsNewerApp,
    HeldForDoubt,
    TwoVersions,
    RemovedDevice,
    CouldNotOpen,
    AlteredItem,
    Rubbish,
    NotAllowed,
    ForeignManifest,
    LetterRefused,
    WrongDeviceList,
    TwoDeviceLists,
    IdentityReplaced,
    ServerWentBack,
    NumbersDiffer,
    IdentityRenewed,
    IdentityVouched,
};

/// A note among the posts, in the place of something that is not shown.
struct NoteView
{
    quint64 entry = 0; ///< In the security log, from 1.
    FindingType type = FindingType::CouldNotOpen;
    PersonView person; ///< Null id if nobody can be named for certain.
    int count = 1;
    bool hasEvidence = false;

    friend bool operator==(const NoteView&, const NoteView&) = default;
};

/// Where a row stands in the timeline: newest first; pending rows before all others.
struct TimelineKey
{
    quint64 atMs = 0;
    SpaceRef space;
    quint64 seq = 0;

    friend bool operator==(const TimelineKey&, const TimelineKey&) = default;
    friend auto operator<=>(const TimelineKey&, const TimelineKey&) = default;
};

enum class PostKind {
    Post,
    Reply,
    Repost,
    Withheld, ///< The server no longer has it, although its author did not take it back.
};

/// What I want to become of something of mine that the server has.
enum class PendingChange { None, Edit, Removal };

/// What a repost passes on, by whoever wrote it.
struct OriginalView
{
    enum class State { Shown, Removed, NotHere };

    ObjectRef ref;
    State state = State::NotHere;
    PersonView author;
    Audience audience = Audience::Connections;
    QString text;
    QString warning;
    qint64 createdMs = 0;

    friend bool operator==(const OriginalView&, const OriginalView&) = default;
};
/// Pending rows stand above all time.
inline constexpr quint64 kPendingAtMs = std::numeric_limits<qint64>::max();
[[nodiscard]] inline bool isPending(const TimelineKey& key)
{
    return key.atMs >= kPendingAtMs;
}

/// One post as it is shown now: what is confirmed, with my unconfirmed intents replayed over it.
struct PostView
{
    ObjectRef ref;
    TimelineKey key;
    PersonView author;
    Audience audience = Audience::Connections;
    QString circle; ///< What I call the circle it is in; empty for all my connections.
    QString text;
    qint64 createdMs = 0; ///< By the author's clock.
    qint64 arrivedMs = 0; ///< By the server's; 0 while pending.
    int likes = 0;        ///< With mine, if I like it.
    bool likedByMe = false;
    bool mine = false;
    bool bookmarked = false;
    QString foldedBy; ///< The name of the filter that folds it; empty if none does.
    Delivery delivery = Delivery::Sent;
    RefusalReason refusal = RefusalReason::None;
    PostKind kind = PostKind::Post;
    ObjectRef root;          ///< Of a reply.
    ObjectRef parent;        ///< Of a reply.
    QString warning;         ///< Empty, or what to show before the text.
    bool mayShare = false;   ///< Its author lets readers pass it on.
    bool edited = false;     ///< There is a history.
    bool conflicted = false; ///< Mine: two versions were made upon one; see Posts::history().
    int replies = 0;
    int reposts = 0;
    PendingChange change = PendingChange::None; ///< `delivery` speaks of it, if there is one.
    qint64 undoUntilMs = 0; ///< By this device's clock; 0 if there is nothing to undo.
    std::optional<OriginalView> original; ///< Of a repost.
    PersonView waitsFor; ///< Whose changed keys it waits for while queued; null id if nobody's.
    NoteView note;       ///< If it has an entry, the row is this note and no post.

    [[nodiscard]] bool isNote() const { return note.entry != 0; }

    friend bool operator==(const PostView&, const PostView&) = default;
};

struct TimelinePage
{
    QList<PostView> posts; ///< Newest first.
    bool end = false;      ///< Nothing older is known here.
};

enum class Relation {
    Requested, ///< I opened their invite; they have not answered.
    Incoming,  ///< They opened my invite; I have not answered.
    Connected,
    Introduced, ///< Vouched for by a connection; seen on their posts only.
    Parted,     ///< They no longer share with me.
    Blocked,    ///< I refuse what they send.
};

struct ConnectionView
{
    PersonView person;
    Relation relation = Relation::Connected;

    friend bool operator==(const ConnectionView&, const ConnectionView&) = default;
};

/// What the line at the top of the window says.
struct LinkStatus
{
    enum class State { Offline, Connecting, CatchingUp, Live };
    enum class Problem {
        None,
        NoNetwork,      ///< Nothing answers at all.
        ServerAway,     ///< The address answers with an error or hangs up.
        NotQuicksilver, ///< Something else answers there.
        WrongServer,    ///< A Quicksilver server, but not the one this account belongs to.
        ClockWrong,     ///< This device and the server disagree about the time.
        AppTooOld,      ///< The server speaks a newer protocol.
        SignedOut,      ///< The server no longer knows this device.
        DeviceRemoved,  ///< The account was told to do without this device.
        DiskFull,       ///< This device cannot store what arrives.
    };

    State state = State::Offline;
    Problem problem = Problem::None;
    int unsent = 0;         ///< Intents that have no receipt yet, refused ones not counted.
    int refused = 0;        ///< Intents that wait for a decision.
    qint64 retryAtMs = 0;   ///< When the next attempt is due; 0 if none is.
    qint64 clockSkewMs = 0; ///< This device minus the server.
    qint64 lastContactMs = 0;
    QString host;

    friend bool operator==(const LinkStatus&, const LinkStatus&) = default;
};

/// Half-written text, kept on this device until it is published or cleared.
struct DraftView
{
    QString text;
    AudienceChoice audience;

    friend bool operator==(const DraftView&, const DraftView&) = default;
};

/// Who is signed in.
struct MeView
{
    PersonView person;
    QString username;
    QString host;

    friend bool operator==(const MeView&, const MeView&) = default;
};

/// What has changed since the last time: tells a model what to ask again.
struct Changes
{
    QList<ObjectRef> posts; ///< These rows look different, are new, or are gone.
    bool manyPosts = false; ///< Too many to name: ask the whole window again.
    bool people = false;
    bool link = false;
    bool draft = false;
    bool shelf = false; ///< Bookmarks, mutes, filters, saved drafts.
    bool secrets = false;
    bool devices = false;  ///< The list of my devices, or a linking.
    bool security = false; ///< Trust in people, or the security log.

    [[nodiscard]] bool isEmpty() const
    {
        return posts.isEmpty() && !manyPosts && !people && !link && !draft && !shelf && !secrets &&
               !devices && !security;
    }
};

} // namespace qs::client
