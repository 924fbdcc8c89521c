// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "group_control.h"

#include "view_json.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace qs;
using namespace qs::client;
using namespace Qt::StringLiterals;

namespace {

constexpr int kLimit = 200;

struct Request
{
    QString name;
    QString purpose;
    QString text;
    SpaceId group;
    std::optional<UserId> person;
    QList<UserId> people;
    bool isOn = false;
};

Request read(const QJsonObject& json)
{
    Request request;
    request.name = json.value("name"_L1).toString();
    request.purpose = json.value("purpose"_L1).toString();
    request.text = json.value("text"_L1).toString();
    const QString group = json.value("group"_L1).toString();
    request.group = SpaceId::fromHex(group.toLatin1()).value_or(SpaceId());
    request.person = UserId::fromHex(json.value("person"_L1).toString().toLatin1());
    for (const auto& one : json.value("people"_L1).toArray()) {
        if (const auto user = UserId::fromHex(one.toString().toLatin1())) {
            request.people.append(*user);
        }
    }
    request.isOn = json.value("on"_L1).toBool();
    return request;
}

QString wordOf(GroupStanding standing)
{
    switch (standing) {
    case GroupStanding::Starting: return u"starting"_s;
    case GroupStanding::Member: return u"member"_s;
    case GroupStanding::Admin: return u"admin"_s;
    case GroupStanding::Left: return u"left"_s;
    case GroupStanding::Removed: return u"removed"_s;
    }
    return {};
}

QJsonObject jsonOf(const GroupView& view)
{
    return {
        {u"id"_s, QString::fromLatin1(view.id.hex())},
        {u"name"_s, view.name},
        {u"purpose"_s, view.purpose},
        {u"standing"_s, wordOf(view.standing)},
        {u"members"_s, view.members},
        {u"admins_post"_s, view.adminsPost},
        {u"is_archived"_s, view.isArchived},
        {u"is_changing"_s, view.isChanging},
        {u"is_refused"_s, view.isRefused},
    };
}

QJsonObject jsonOf(const GroupMemberView& view)
{
    return {
        {u"person"_s, toJson(view.person)},
        {u"is_admin"_s, view.isAdmin},
        {u"is_me"_s, view.isMe},
        {u"is_leaving"_s, view.isLeaving},
    };
}

Result<QJsonObject> done(const Result<void>& outcome)
{
    return outcome ? Result<QJsonObject>(QJsonObject()) : outcome.error();
}

Result<QJsonObject> about(const Request& request, auto work)
{
    return request.person ? done(work(*request.person))
                          : Error{ErrorCode::Invalid, u"person is missing"_s};
}

Result<QJsonObject> create(Groups& groups, const Request& r)
{
    QS_TRY_ASSIGN(const SpaceId made, groups.create(r.name, r.purpose, r.people));
    return QJsonObject{{u"group"_s, QString::fromLatin1(made.hex())}};
}

Result<QJsonObject> describe(Groups& groups, const Request& r)
{
    return done(groups.describe(r.group, r.name, r.purpose));
}

Result<QJsonObject> add(Groups& groups, const Request& r)
{
    return about(r, [&](const UserId& person) { return groups.add(r.group, person); });
}

Result<QJsonObject> remove(Groups& groups, const Request& r)
{
    return about(r, [&](const UserId& person) { return groups.remove(r.group, person); });
}

Result<QJsonObject> setAdmin(Groups& groups, const Request& r)
{
    return about(r, [&](const UserId& person) { return groups.setAdmin(r.group, person, r.isOn); });
}

Result<QJsonObject> archive(Groups& groups, const Request& r)
{
    return done(groups.archive(r.group));
}

Result<QJsonObject> leave(Groups& groups, const Request& r)
{
    return done(groups.leave(r.group, r.person));
}

Result<QJsonObject> publish(Groups& groups, const Request& r)
{
    QS_TRY_ASSIGN(const ObjectRef ref, groups.publish(r.group, r.text));
    return QJsonObject{{u"ref"_s, toText(ref)}};
}

Result<QJsonObject> all(Groups& groups, const Request&)
{
    QJsonArray found;
    for (const GroupView& view : groups.all()) {
        found.append(jsonOf(view));
    }
    return QJsonObject{{u"groups"_s, found}};
}

Result<QJsonObject> members(Groups& groups, const Request& r)
{
    QJsonArray found;
    for (const GroupMemberView& view : groups.members(r.group)) {
        found.append(jsonOf(view));
    }
    return QJsonObject{{u"members"_s, found}};
}

Result<QJsonObject> timeline(Groups& groups, const Request& r)
{
    return toJson(groups.timeline(r.group, {}, kLimit));
}

struct Command
{
    QLatin1StringView name;
    Result<QJsonObject> (*run)(Groups&, const Request&);
};

const Command* find(const QString& name)
{
    static constexpr std::array kAll{
        Command{"group_create"_L1, &create},
        Command{"group_describe"_L1, &describe},
        Command{"group_add"_L1, &add},
        Command{"group_remove"_L1, &remove},
        Command{"group_set_admin"_L1, &setAdmin},
        Command{"group_archive"_L1, &archive},
        Command{"group_leave"_L1, &leave},
        Command{"group_publish"_L1, &publish},
        Command{"groups"_L1, &all},
        Command{"group_members"_L1, &members},
        Command{"group_timeline"_L1, &timeline},
    };
    const auto found = std::ranges::find(kAll, name, &Command::name);
    return found == kAll.end() ? nullptr : &*found;
}

} // namespace

bool isGroupCommand(const QString& name)
{
    return find(name) != nullptr;
}

Result<QJsonObject> runGroupCommand(Groups& groups, const QJsonObject& request)
{
    const Command* const command = find(request.value("do"_L1).toString());
    return command ? command->run(groups, read(request))
                   : Error{ErrorCode::Invalid, u"no such command"_s};
}
