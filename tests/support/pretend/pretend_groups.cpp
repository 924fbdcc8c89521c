// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

// Groups over a PretendWorld: what is said of them is kept as it was said.

#include "client/groups.h"
#include "support/pretend/pretend_world.h"

#include <algorithm>

namespace qs::client {

namespace {

using tests::PretendWorld;

QList<GroupView>& views()
{
    return PretendWorld::current().groups;
}

GroupView* find(const SpaceId& id)
{
    const auto found = std::ranges::find(views(), id, &GroupView::id);
    return found == views().end() ? nullptr : &*found;
}

Result<void> change(const SpaceId& id, const std::function<void(GroupView&)>& work)
{
    GroupView* const view = find(id);
    if (!view) {
        return Error{ErrorCode::NotFound, {}};
    }
    work(*view);
    Changes changes;
    changes.people = true;
    PretendWorld::current().announce(changes);
    return {};
}

} // namespace

Result<SpaceId>
Groups::create(const QString& name, const QString& purpose, const QList<UserId>& others)
{
    if (name.isEmpty()) {
        return Error{ErrorCode::Invalid, {}};
    }
    GroupView made;
    made.id.data()[0] = static_cast<unsigned char>(views().size() + 1);
    made.name = name;
    made.purpose = purpose;
    made.standing = GroupStanding::Admin;
    made.members = static_cast<int>(others.size()) + 1;
    views().append(made);
    return change(made.id, [](GroupView&) {}) ? Result<SpaceId>(made.id)
                                              : Error{ErrorCode::NotFound, {}};
}

Result<void> Groups::describe(const SpaceId& group, const QString& name, const QString& purpose)
{
    return change(group, [&](GroupView& view) {
        view.name = name;
        view.purpose = purpose;
    });
}

Result<void> Groups::setAdminsPost(const SpaceId& group, bool adminsAlone)
{
    return change(group, [&](GroupView& view) { view.adminsPost = adminsAlone; });
}

Result<void> Groups::add(const SpaceId& group, const UserId&)
{
    return change(group, [](GroupView& view) { ++view.members; });
}

Result<void> Groups::remove(const SpaceId& group, const UserId&)
{
    return change(group, [](GroupView& view) { --view.members; });
}

Result<void> Groups::setAdmin(const SpaceId& group, const UserId&, bool)
{
    return change(group, [](GroupView&) {});
}

Result<void> Groups::archive(const SpaceId& group)
{
    return change(group, [](GroupView& view) { view.isArchived = true; });
}

Result<void> Groups::leave(const SpaceId& group, const std::optional<UserId>&)
{
    return change(group, [](GroupView& view) { view.standing = GroupStanding::Left; });
}

Result<void> Groups::dismiss(const SpaceId& group)
{
    return change(group, [](GroupView& view) { view.isRefused = false; });
}

Result<ObjectRef> Groups::publish(const SpaceId&, const QString& text)
{
    return PretendWorld::current().add(QStringLiteral("me"), text, Audience::Group, 0);
}

bool Groups::mayPost(const SpaceId& id) const
{
    const GroupView* const view = find(id);
    return view && !view->isArchived && view->standing <= GroupStanding::Admin;
}

QList<GroupView> Groups::all() const
{
    return views();
}

std::optional<GroupView> Groups::group(const SpaceId& id) const
{
    const GroupView* const view = find(id);
    return view ? std::optional(*view) : std::nullopt;
}

QList<GroupMemberView> Groups::members(const SpaceId&) const
{
    return PretendWorld::current().groupMembers;
}

TimelinePage Groups::timeline(const SpaceId&, const std::optional<TimelineKey>&, int) const
{
    return {{}, true};
}

} // namespace qs::client
