// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

// Circles and the ends of connections over a PretendWorld.

#include "client/circles.h"
#include "content/text.h"
#include "support/pretend/pretend_world.h"

using namespace Qt::StringLiterals;

namespace qs::client {

namespace {

using tests::PretendWorld;

Result<void> sayPeople()
{
    PretendWorld& world = PretendWorld::current();
    if (world.commandError) {
        return Error{*world.commandError, {}};
    }
    world.announce({.posts = {}, .people = true});
    return {};
}

ConnectionView* find(const UserId& person)
{
    for (ConnectionView& connection : PretendWorld::current().people) {
        if (connection.person.id == person) {
            return &connection;
        }
    }
    return nullptr;
}

Result<void> change(const UserId& person, Relation relation)
{
    ConnectionView* const connection = find(person);
    if (connection == nullptr) {
        return Error{ErrorCode::NotFound, {}};
    }
    connection->relation = relation;
    return sayPeople();
}

Result<void> drop(const UserId& person)
{
    PretendWorld::current().people.removeIf([&](const ConnectionView& connection) {
        return connection.person.id == person;
    });
    return sayPeople();
}

} // namespace

Result<void> Circles::remove(const UserId& person)
{
    return drop(person);
}

Result<void> Circles::block(const UserId& person)
{
    return change(person, Relation::Blocked);
}

Result<void> Circles::unblock(const UserId& person)
{
    return drop(person);
}

Result<void> Circles::withdraw(const UserId& person)
{
    return drop(person);
}

Result<SpaceId> Circles::create(const QString& name, const QList<UserId>& people)
{
    PretendWorld& world = PretendWorld::current();
    if (!content::checkName(name).ok()) {
        return Error{ErrorCode::Invalid, {}};
    }
    const char number = static_cast<char>(world.circles.size() + 1);
    const SpaceId id = *SpaceId::from(QByteArray(SpaceId::kSize, number));
    world.circles.append({id, name, false, people});
    QS_TRY(sayPeople());
    return id;
}

Result<void> Circles::rename(const SpaceId& circle, const QString& name)
{
    for (CircleView& known : PretendWorld::current().circles) {
        if (known.id == circle) {
            known.name = name;
        }
    }
    return sayPeople();
}

Result<void> Circles::dissolve(const SpaceId& circle)
{
    PretendWorld::current().circles.removeIf([&](const CircleView& known) {
        return known.id == circle;
    });
    return sayPeople();
}

Result<void> Circles::setPeople(const SpaceId& circle, const QList<UserId>& people)
{
    for (CircleView& known : PretendWorld::current().circles) {
        if (known.id == circle) {
            known.people = people;
        }
    }
    return sayPeople();
}

QList<CircleView> Circles::list() const
{
    const PretendWorld& world = PretendWorld::current();
    CircleView main;
    main.isMain = true;
    for (const ConnectionView& connection : world.people) {
        if (connection.relation == Relation::Connected) {
            main.people.append(connection.person.id);
        }
    }
    return QList<CircleView>{main} + world.circles;
}

void Circles::askByName(
    const QString& username,
    const std::function<void(Result<PersonView>)>& done
)
{
    PretendWorld& world = PretendWorld::current();
    if (world.commandError) {
        done(Error{*world.commandError, {}});
        return;
    }
    world.meet(username, Relation::Requested);
    done(world.person(username));
}

Result<void> Circles::setFindable(bool findable)
{
    PretendWorld::current().isFindable = findable;
    return sayPeople();
}

bool Circles::isFindable() const
{
    return PretendWorld::current().isFindable;
}

Result<void> Circles::follow(const UserId&)
{
    return sayPeople();
}

Result<void> Circles::unfollow(const UserId&)
{
    return sayPeople();
}

void Circles::countFollowers(const UserId&, const std::function<void(Result<int>)>& done)
{
    done(7);
}

std::optional<PersonSharingView> Circles::person(const UserId& person) const
{
    const ConnectionView* const connection = find(person);
    if (connection == nullptr) {
        return std::nullopt;
    }
    PersonSharingView view;
    view.connection = *connection;
    view.certainty = Certainty::Invited;
    for (const CircleView& circle : PretendWorld::current().circles) {
        if (circle.people.contains(person)) {
            view.circles.append(circle.id);
        }
    }
    return view;
}

} // namespace qs::client
