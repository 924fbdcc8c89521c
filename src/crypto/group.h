// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "content/name_card.h"
#include "crypto/envelope.h"
#include "protocol/limits.h"

#include <map>
#include <variant>

namespace qs::crypto {

// A group is whoever its newest change says it is. Each change is signed by an admin, names the
// change before it by hash, lists all members, and begins an epoch with a key of its own: who is in
// the list of change n holds the key of epoch n, and nobody else is given it. Every reader holds
// every change against these rules by themselves; a server can only withhold.

inline constexpr qsizetype kGroupMembersMax = 256;
inline constexpr qsizetype kGroupCommitsMax = 1000; ///< Kept of one group; the oldest go.

/// The numbers stand in sealed bytes and never change.
enum class GroupRole : quint64 { Member = 1, Admin = 2 };
enum class PostingRule : quint64 { Everyone = 1, Admins = 2 };

enum class GroupOp : quint64 {
    Create = 1,
    Add = 2,      ///< The subjects come in, as members.
    Remove = 3,   ///< The subjects go.
    SetRole = 4,  ///< The one subject becomes what the list says.
    Describe = 5, ///< Name, purpose, picture or posting rule.
    Rotate = 6,   ///< Nothing but a new key.
    Archive = 7,  ///< From here on nothing is posted.
};

struct GroupMember
{
    UserId user;
    Hash32 fingerprint; ///< Of their identity key: a server cannot put another in its place.
    GroupRole role = GroupRole::Member;

    friend bool operator==(const GroupMember&, const GroupMember&) = default;
};

/// One change, as every member reads it. Its hash is the epoch reference of every envelope of the
/// epoch it begins, so members who were shown two changes of one number find out.
struct GroupCommit
{
    SpaceId group;
    quint64 n = 0;              ///< From 1; also the epoch.
    Hash32 prev;                ///< Hash of the change before; zeros for the first.
    QList<GroupMember> members; ///< Ascending by user, 1 to kGroupMembersMax.
    Hash32 commitment;          ///< To the key of the epoch.
    GroupOp op = GroupOp::Create;
    QList<UserId> subjects; ///< Whom the change is about.
    PostingRule posting = PostingRule::Everyone;
    bool isArchived = false;
    Hash32 details; ///< Hash of what stands beside it.
    UserId by;      ///< The admin whose device signed the envelope.

    [[nodiscard]] const GroupMember* member(const UserId& user) const;
    [[nodiscard]] bool isAdmin(const UserId& user) const;
    [[nodiscard]] QList<UserId> admins() const;

    friend bool operator==(const GroupCommit&, const GroupCommit&) = default;
};

/// A change with its name.
struct NamedCommit
{
    GroupCommit commit;
    Hash32 hash;

    friend bool operator==(const NamedCommit&, const NamedCommit&) = default;
};

/// Where a member can be left mail by those who are not connected with them.
struct GroupContact
{
    UserId user;
    content::NameCard card;    ///< May be null.
    protocol::Token dropToken; ///< May be null.

    friend bool operator==(const GroupContact&, const GroupContact&) = default;
};

/// What a group says of itself. An admin's word, beside each change.
struct GroupDetails
{
    QString name;                 ///< As content::checkName().
    QString purpose;              ///< As content::checkBio(); may be empty.
    ObjectId picture;             ///< The place of its picture; null if it has none.
    QList<GroupContact> contacts; ///< Of members, as far as the admin knows them.

    friend bool operator==(const GroupDetails&, const GroupDetails&) = default;
};

/// What somebody wants changed, whatever the group looks like when it happens.
struct GroupChange
{
    GroupOp op = GroupOp::Rotate;
    QList<GroupMember> subjects; ///< Add: with fingerprints. SetRole: with the role wanted.
    std::optional<QString> name;
    std::optional<QString> purpose;
    std::optional<ObjectId> picture;
    std::optional<PostingRule> posting;

    friend bool operator==(const GroupChange&, const GroupChange&) = default;
};

/// The first change of a group: `me` as its admin, with those who are in from the beginning.
[[nodiscard]] GroupCommit
firstCommit(const AccountKeys& me, const SpaceId& group, const QList<GroupMember>& others);

/// The change that follows `head`. Denied if `by` is not an admin there, or nothing more may
/// change; Invalid if it breaks a rule (nobody would be left to lead, too many members); NotFound
/// if there is nothing left to do.
[[nodiscard]] Result<GroupCommit>
nextCommit(const NamedCommit& head, const UserId& by, const GroupChange& change);

/// Whether `next` may follow `head`, by the rules alone: number, predecessor, the right of who made
/// it, and that nobody but its subjects comes, goes or changes. Denied if not.
[[nodiscard]] Result<void> checkStep(const NamedCommit& head, const GroupCommit& next);

/// A change ready to be sent, with the key it begins.
struct SealedCommit
{
    Sealed envelope;
    SpaceEpochPtr epoch;
    NamedCommit commit;
};

/// Draws the key and fills in commitment, details and author. Invalid if a bound is broken.
[[nodiscard]] Result<SealedCommit> sealCommit(
    const AccountKeys& me,
    const LanePlace& place,
    GroupCommit commit,
    const GroupDetails& details
);

/// "Here I am": who I am to those not connected with me, and a door for the keys to come.
struct GroupHello
{
    content::NameCard card;
    protocol::Token dropToken;

    friend bool operator==(const GroupHello&, const GroupHello&) = default;
};

/// "I go." An admin's next change leaves the author out.
struct GroupLeave
{
    friend bool operator==(const GroupLeave&, const GroupLeave&) = default;
};

struct GroupStep
{
    NamedCommit commit;
    GroupDetails details;

    friend bool operator==(const GroupStep&, const GroupStep&) = default;
};

using GroupControl = std::variant<GroupStep, GroupHello, GroupLeave>;

[[nodiscard]] Result<Sealed> sealHello(
    const AccountKeys& me,
    const SpaceEpoch& epoch,
    const LanePlace& place,
    const GroupHello& hello
);
[[nodiscard]] Result<Sealed>
sealLeave(const AccountKeys& me, const SpaceEpoch& epoch, const LanePlace& place);

/// What the body of a control envelope says. Invalid if it breaks a rule of form, Incompatible for
/// a kind this version does not know.
[[nodiscard]] Result<GroupControl> readControl(QByteArrayView plaintext);

/// What sealCommit() encloses; the commit's bytes are what its hash is of.
[[nodiscard]] QByteArray writeStep(const GroupCommit& commit, const GroupDetails& details);
[[nodiscard]] Hash32 hashOf(const GroupCommit& commit);

/// One change by itself. Invalid if it breaks a rule of form.
[[nodiscard]] QByteArray writeCommit(const GroupCommit& commit);
[[nodiscard]] Result<NamedCommit> readCommit(QByteArrayView bytes);

/// A change as it waits to be made.
[[nodiscard]] QByteArray writeChange(const GroupChange& change);
[[nodiscard]] Result<GroupChange> readChange(QByteArrayView bytes);

/// The changes of one group, in line from the one this account came in with.
///
/// A copyable value. Thread: any, one at a time.
class GroupLog
{
public:
    enum class Fit {
        Next,      ///< append() may follow.
        Known,     ///< The very same is held already.
        Ahead,     ///< Changes between are missing.
        Fork,      ///< Another one of this number is held: somebody shows two faces.
        Forbidden, ///< It breaks a rule.
    };

    GroupLog() = default;
    explicit GroupLog(const NamedCommit& root);

    [[nodiscard]] bool isEmpty() const { return m_commits.empty(); }
    [[nodiscard]] Fit fit(const NamedCommit& commit) const;
    void append(const NamedCommit& next);

    /// Goes on from a change that is told by who lets me in again; those between stay unknown.
    void enterAt(const NamedCommit& root);

    /// Only if not empty.
    [[nodiscard]] const NamedCommit& head() const { return m_commits.rbegin()->second; }
    [[nodiscard]] const NamedCommit& root() const { return m_commits.begin()->second; }
    [[nodiscard]] const NamedCommit* at(quint64 n) const;
    [[nodiscard]] const std::map<quint64, NamedCommit>& all() const { return m_commits; }

private:
    std::map<quint64, NamedCommit> m_commits;
};

} // namespace qs::crypto
