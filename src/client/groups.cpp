// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/groups.h"

#include "client/account.h"
#include "client/core.h"
#include "client/drafts.h"
#include "content/text.h"
#include "crypto/group.h"

#include <algorithm>

namespace qs::client {

namespace {

using crypto::GroupChange;
using crypto::GroupOp;
using crypto::GroupRole;

bool isUsable(const QString& name, const QString& purpose)
{
    return content::checkName(name).ok() && content::checkBio(purpose).ok();
}

GroupStanding standingOf(const sync::Group& group, const UserId& me)
{
    switch (group.record.state) {
    case crypto::GroupState::Left: return GroupStanding::Left;
    case crypto::GroupState::Removed: return GroupStanding::Removed;
    case crypto::GroupState::Member: break;
    }
    if (group.log.isEmpty()) {
        return GroupStanding::Starting;
    }
    return group.log.head().commit.isAdmin(me) ? GroupStanding::Admin : GroupStanding::Member;
}

GroupChange changeOf(GroupOp op)
{
    GroupChange change;
    change.op = op;
    return change;
}

} // namespace

Result<SpaceId>
Groups::create(const QString& name, const QString& purpose, const QList<UserId>& others)
{
    if (!isUsable(name, purpose)) {
        return Error{ErrorCode::Invalid, QStringLiteral("name or purpose of a group")};
    }
    return m_core.engine().groups().create(name, purpose, others);
}

Result<void> Groups::describe(const SpaceId& group, const QString& name, const QString& purpose)
{
    if (!isUsable(name, purpose)) {
        return Error{ErrorCode::Invalid, QStringLiteral("name or purpose of a group")};
    }
    GroupChange change = changeOf(GroupOp::Describe);
    change.name = name;
    change.purpose = purpose;
    return m_core.engine().groups().change(group, change);
}

Result<void> Groups::setAdminsPost(const SpaceId& group, bool adminsAlone)
{
    GroupChange change = changeOf(GroupOp::Describe);
    change.posting = adminsAlone ? crypto::PostingRule::Admins : crypto::PostingRule::Everyone;
    return m_core.engine().groups().change(group, change);
}

Result<void>
Groups::changeMember(const SpaceId& group, const UserId& person, GroupChange change, bool isAdmin)
{
    sync::GroupDesk& desk = m_core.engine().groups();
    const GroupRole role = isAdmin ? GroupRole::Admin : GroupRole::Member;
    QS_TRY_ASSIGN(const crypto::GroupMember subject, desk.subject(person, role));
    change.subjects = {subject};
    return desk.change(group, change);
}

Result<void> Groups::add(const SpaceId& group, const UserId& person)
{
    const crypto::PersonRecord* const known = m_core.engine().book().person(person);
    if (!known || known->state != crypto::PersonState::Connected) {
        return Error{ErrorCode::NotFound, QStringLiteral("not connected")};
    }
    return changeMember(group, person, changeOf(GroupOp::Add), false);
}

Result<void> Groups::remove(const SpaceId& group, const UserId& person)
{
    return changeMember(group, person, changeOf(GroupOp::Remove), false);
}

Result<void> Groups::setAdmin(const SpaceId& group, const UserId& person, bool isAdmin)
{
    return changeMember(group, person, changeOf(GroupOp::SetRole), isAdmin);
}

Result<void> Groups::archive(const SpaceId& group)
{
    return m_core.engine().groups().change(group, changeOf(GroupOp::Archive));
}

Result<void> Groups::leave(const SpaceId& group, const std::optional<UserId>& successor)
{
    return m_core.engine().groups().leave(group, successor);
}

Result<void> Groups::dismiss(const SpaceId& group)
{
    QList<IntentId> refused;
    for (const sync::PendingIntent& pending : m_core.engine().outbox().all()) {
        if (pending.intent.isGroupControl() && pending.intent.space.id == group &&
            pending.state == store::IntentState::Refused) {
            refused.append(pending.intent.id);
        }
    }
    for (const IntentId& id : refused) {
        QS_TRY(m_core.engine().giveUp(id, [] { return Result<void>(); }));
    }
    m_core.peopleChanged();
    return {};
}

bool Groups::mayPost(const SpaceId& id) const
{
    const auto view = group(id);
    if (!view || view->isArchived || view->isLeaving) {
        return false;
    }
    return view->standing == GroupStanding::Admin || view->standing == GroupStanding::Starting ||
           (view->standing == GroupStanding::Member && !view->adminsPost);
}

Result<ObjectRef> Groups::publish(const SpaceId& group, const QString& text)
{
    if (!content::checkText(text).ok()) {
        return Error{ErrorCode::Invalid, QStringLiteral("the text cannot be published as it is")};
    }
    if (!mayPost(group)) {
        return Error{ErrorCode::Denied, QStringLiteral("not a group to post in")};
    }
    Ports& ports = m_core.ports();
    content::Payload payload;
    payload.kind = content::PayloadKind::Post;
    payload.text = text;
    payload.id = makeObjectId(ports.clock, ports.random);
    payload.createdMs = static_cast<quint64>(
        std::max(ports.clock.nowMs(), m_core.projection().lastCreatedMs(m_core.me()))
    );
    payload.nameCard = m_core.engine().book().settings().profile.card;
    sync::Intent intent = m_core.engine().newIntent(sync::IntentKind::Post);
    intent.space = {SpaceKind::Group, group};
    intent.object = {m_core.me(), payload.id};
    QS_TRY_ASSIGN(intent.payload, content::writePayload(payload));
    QS_TRY(m_core.engine().enqueue({intent}, [this] { return Drafts(m_core.disk()).put({}); }));
    m_core.draftChanged();
    return intent.object;
}

// Queries

std::optional<GroupView> Groups::group(const SpaceId& id) const
{
    const sync::Group* const group = m_core.engine().book().groups().find(id);
    if (!group) {
        return std::nullopt;
    }
    GroupView view;
    view.id = id;
    view.standing = standingOf(*group, m_core.me());
    view.name = group->details.name;
    view.purpose = group->details.purpose;
    if (!group->log.isEmpty()) {
        const crypto::GroupCommit& head = group->log.head().commit;
        view.members = static_cast<int>(head.members.size());
        view.adminsPost = head.posting == crypto::PostingRule::Admins;
        view.isArchived = head.isArchived;
        view.keyNumber = head.n;
    }
    for (const sync::PendingIntent& pending : m_core.engine().outbox().all()) {
        if (!pending.intent.isGroupControl() || pending.intent.space.id != id) {
            continue;
        }
        const bool isRefused = pending.state == store::IntentState::Refused;
        view.isRefused |= isRefused;
        view.isLeaving |= pending.intent.kind == sync::IntentKind::GroupLeave;
        if (isRefused || pending.intent.kind != sync::IntentKind::GroupChange) {
            continue;
        }
        view.isChanging = true;
        if (const auto change = crypto::readChange(pending.intent.payload)) {
            view.name = change->name.value_or(view.name);
            view.purpose = change->purpose.value_or(view.purpose);
            view.members += change->op == GroupOp::Create ? int(change->subjects.size()) + 1 : 0;
        }
    }
    return view;
}

QList<GroupView> Groups::all() const
{
    QList<GroupView> found;
    for (const SpaceId& id : m_core.engine().book().groups().all()) {
        if (const auto view = group(id)) {
            found.append(*view);
        }
    }
    const auto isOver = [](const GroupView& view) {
        return view.isArchived || view.standing == GroupStanding::Left ||
               view.standing == GroupStanding::Removed;
    };
    std::ranges::sort(found, [&](const GroupView& a, const GroupView& b) {
        if (isOver(a) != isOver(b)) {
            return isOver(b);
        }
        const int order = QString::localeAwareCompare(a.name, b.name);
        return order != 0 ? order < 0 : a.id < b.id;
    });
    return found;
}

PersonView Groups::person(const SpaceId& id, const UserId& user) const
{
    PersonView known = m_core.person(user);
    const sync::Group* const group = m_core.engine().book().groups().find(id);
    if (known.name.isEmpty() && group) {
        const content::NameCard card = group->contacts.value(user).card;
        known.name = card.name;
        known.hue = card.hue;
    }
    return known;
}

QList<GroupMemberView> Groups::members(const SpaceId& id) const
{
    QList<GroupMemberView> found;
    const sync::Group* const group = m_core.engine().book().groups().find(id);
    if (!group || group->log.isEmpty()) {
        return found;
    }
    for (const crypto::GroupMember& member : group->log.head().commit.members) {
        found.append({
            person(id, member.user),
            member.role == GroupRole::Admin,
            member.user == m_core.me(),
            group->left.contains(member.user),
        });
    }
    std::ranges::sort(found, [](const GroupMemberView& a, const GroupMemberView& b) {
        if (a.isMe != b.isMe) {
            return a.isMe;
        }
        const int order = QString::localeAwareCompare(a.person.name, b.person.name);
        return order != 0 ? order < 0 : a.person.id < b.person.id;
    });
    return found;
}

TimelinePage
Groups::timeline(const SpaceId& id, const std::optional<TimelineKey>& before, int limit) const
{
    TimelinePage page;
    const SpaceRef space{SpaceKind::Group, id};
    std::optional<store::Place> place;
    const auto append = [&](const ObjectRef& ref) {
        if (const auto view = m_account.post(ref)) {
            page.posts.append(*view);
        }
    };
    if (before && before->space == space && before->seq > 0 && !isPending(*before)) {
        place = store::Place{before->atMs, before->space, before->seq};
    } else if (!before) {
        for (const sync::PendingPost& pending : m_core.engine().rebase().posts()) {
            if (pending.space == space && !m_core.projection().post(pending.ref)) {
                append(pending.ref);
            }
        }
    }
    const store::TimelineRows rows = m_core.projection().timelineOf(space, place, limit);
    for (const store::PostRow& row : rows.posts) {
        append(row.ref);
    }
    page.end = rows.end;
    return page;
}

} // namespace qs::client
