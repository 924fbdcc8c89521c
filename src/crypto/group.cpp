// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/group.h"

#include "crypto/account.h"
#include "proof/identity.h"

#include <QSet>

#include <algorithm>

namespace qs::crypto {

namespace {

Error denied(const char* rule)
{
    return {ErrorCode::Denied, QLatin1String("group: ") + QLatin1String(rule)};
}

Error invalid(const char* rule)
{
    return {ErrorCode::Invalid, QLatin1String("group: ") + QLatin1String(rule)};
}

// What every list of members has to keep, whatever changed.
Result<void> checkList(const GroupCommit& c)
{
    const bool isSorted =
        std::ranges::adjacent_find(c.members, std::greater_equal<>(), &GroupMember::user) ==
        c.members.end();
    if (c.members.isEmpty() || c.members.size() > kGroupMembersMax || !isSorted) {
        return invalid("members");
    }
    const auto admins = c.admins();
    if (admins.isEmpty()) {
        return invalid("nobody leads it");
    }
    if (admins.size() > protocol::kGroupAdminsMax) {
        return invalid("too many admins");
    }
    return {};
}

QSet<UserId> setOf(const QList<UserId>& users)
{
    return {users.begin(), users.end()};
}

// Whether exactly the subjects came, went, or changed as the op says, and all others stayed as they
// were.
bool onlySubjectsChanged(const GroupCommit& from, const GroupCommit& to)
{
    const QSet<UserId> subjects = setOf(to.subjects);
    if (subjects.size() != to.subjects.size()) {
        return false;
    }
    QSet<UserId> changed;
    for (const GroupMember& before : from.members) {
        const GroupMember* const after = to.member(before.user);
        if (!after ? to.op != GroupOp::Remove
                   : *after != before &&
                         (to.op != GroupOp::SetRole || after->fingerprint != before.fingerprint)) {
            return false;
        }
        if (!after || *after != before) {
            changed.insert(before.user);
        }
    }
    for (const GroupMember& after : to.members) {
        if (!from.member(after.user)) {
            if (to.op != GroupOp::Add || after.role != GroupRole::Member) {
                return false;
            }
            changed.insert(after.user);
        }
    }
    return changed == subjects;
}

bool takesSubjects(GroupOp op)
{
    return op == GroupOp::Add || op == GroupOp::Remove || op == GroupOp::SetRole;
}

void sort(QList<GroupMember>& members)
{
    std::ranges::sort(members, {}, &GroupMember::user);
}

// Applies what is wanted to the list; subjects it does not concern any more fall out.
void changeMembers(GroupCommit& next, const GroupChange& change)
{
    for (const GroupMember& subject : change.subjects) {
        const auto found = std::ranges::find(next.members, subject.user, &GroupMember::user);
        const bool isIn = found != next.members.end();
        if (change.op == GroupOp::Add && !isIn) {
            next.members.append({subject.user, subject.fingerprint, GroupRole::Member});
        } else if (change.op == GroupOp::Remove && isIn) {
            next.members.erase(found);
        } else if (change.op == GroupOp::SetRole && isIn && found->role != subject.role) {
            found->role = subject.role;
        } else {
            continue;
        }
        next.subjects.append(subject.user);
    }
    sort(next.members);
    std::ranges::sort(next.subjects);
}

} // namespace

const GroupMember* GroupCommit::member(const UserId& user) const
{
    const auto found = std::ranges::lower_bound(members, user, {}, &GroupMember::user);
    return found == members.end() || found->user != user ? nullptr : &*found;
}

bool GroupCommit::isAdmin(const UserId& user) const
{
    const GroupMember* const found = member(user);
    return found && found->role == GroupRole::Admin;
}

QList<UserId> GroupCommit::admins() const
{
    QList<UserId> found;
    for (const GroupMember& one : members) {
        if (one.role == GroupRole::Admin) {
            found.append(one.user);
        }
    }
    return found;
}

GroupCommit
firstCommit(const AccountKeys& me, const SpaceId& group, const QList<GroupMember>& others)
{
    GroupCommit first;
    first.group = group;
    first.n = 1;
    first.members = others;
    first.members.append({me.user(), proof::fingerprintOf(me.chain().identity()), GroupRole::Admin}
    );
    sort(first.members);
    first.op = GroupOp::Create;
    first.by = me.user();
    return first;
}

Result<GroupCommit> nextCommit(const NamedCommit& head, const UserId& by, const GroupChange& change)
{
    const GroupCommit& from = head.commit;
    if (!from.isAdmin(by)) {
        return denied("not an admin");
    }
    GroupCommit next = from;
    next.n = from.n + 1;
    next.prev = head.hash;
    next.op = change.op;
    next.by = by;
    next.subjects.clear();
    if (change.op == GroupOp::Describe) {
        next.posting = change.posting.value_or(from.posting);
    } else if (change.op == GroupOp::Archive) {
        next.isArchived = true;
    } else {
        changeMembers(next, change);
    }
    const bool isDone = (takesSubjects(change.op) && next.subjects.isEmpty()) ||
                        (change.op == GroupOp::Archive && from.isArchived);
    if (isDone) {
        return Error{ErrorCode::NotFound, QStringLiteral("group: nothing left to do")};
    }
    QS_TRY(checkList(next));
    QS_TRY(checkStep(head, next));
    return next;
}

Result<void> checkStep(const NamedCommit& head, const GroupCommit& next)
{
    const GroupCommit& from = head.commit;
    if (next.group != from.group || next.n != from.n + 1 || next.prev != head.hash) {
        return denied("does not follow");
    }
    if (!from.isAdmin(next.by)) {
        return denied("not by an admin");
    }
    if (next.op == GroupOp::Create || takesSubjects(next.op) == next.subjects.isEmpty()) {
        return denied("subjects do not fit");
    }
    if (from.isArchived && next.op != GroupOp::Remove && next.op != GroupOp::Rotate) {
        return denied("it is archived");
    }
    if (!checkList(next) || !onlySubjectsChanged(from, next)) {
        return denied("members");
    }
    const bool archives = next.op == GroupOp::Archive;
    if (next.isArchived != (from.isArchived || archives)) {
        return denied("archived");
    }
    if (next.op != GroupOp::Describe && next.posting != from.posting) {
        return denied("posting rule");
    }
    return {};
}

Result<SealedCommit> sealCommit(
    const AccountKeys& me,
    const LanePlace& place,
    GroupCommit commit,
    const GroupDetails& details
)
{
    QS_TRY(checkList(commit));
    SpaceKey key = SpaceKey::random();
    commit.by = me.user();
    commit.commitment = keyCommitment(key, commit.group, commit.n);
    const QByteArray body = writeStep(commit, details);
    QS_TRY_ASSIGN(const GroupControl read, readControl(body));
    SealedCommit made;
    made.commit = std::get<GroupStep>(read).commit;
    made.epoch = SpaceEpoch::ofGroup(std::move(key), commit.group, commit.n, made.commit.hash);
    const protocol::CommitMark mark{
        commit.n,
        commit.prev,
        made.epoch->feedTokenHash(),
        commit.admins(),
    };
    QS_TRY_ASSIGN(made.envelope, sealControl(me, *made.epoch, place, body, mark));
    return made;
}

GroupLog::GroupLog(const NamedCommit& root)
{
    m_commits.emplace(root.commit.n, root);
}

GroupLog::Fit GroupLog::fit(const NamedCommit& commit) const
{
    QS_ASSERT(!isEmpty());
    if (const NamedCommit* const held = at(commit.commit.n)) {
        return held->hash == commit.hash ? Fit::Known : Fit::Fork;
    }
    if (commit.commit.n > head().commit.n + 1) {
        return Fit::Ahead;
    }
    if (commit.commit.n <= head().commit.n) {
        return Fit::Forbidden; // from before this account came in
    }
    return checkStep(head(), commit.commit) ? Fit::Next : Fit::Forbidden;
}

void GroupLog::append(const NamedCommit& next)
{
    QS_ASSERT(fit(next) == Fit::Next);
    m_commits.emplace(next.commit.n, next);
    if (m_commits.size() > kGroupCommitsMax) {
        m_commits.erase(m_commits.begin());
    }
}

void GroupLog::enterAt(const NamedCommit& root)
{
    QS_ASSERT(isEmpty() || root.commit.n > head().commit.n);
    m_commits.emplace(root.commit.n, root);
}

const NamedCommit* GroupLog::at(quint64 n) const
{
    const auto found = m_commits.find(n);
    return found == m_commits.end() ? nullptr : &found->second;
}

} // namespace qs::crypto
