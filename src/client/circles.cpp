// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/circles.h"

#include "base/random.h"
#include "client/core.h"
#include "content/text.h"
#include "proof/identity.h"
#include "protocol/find_name.h"

namespace qs::client {

namespace {

Error errorOf(const sync::Refusal& refusal)
{
    const bool isLater = refusal.code == protocol::FailureCode::RateLimited ||
                         refusal.code == protocol::FailureCode::Busy;
    return {isLater ? ErrorCode::Busy : ErrorCode::NotFound, QStringLiteral("the server refused")};
}

const Error kOffline{ErrorCode::Offline, QStringLiteral("no connection")};

Certainty certaintyOf(crypto::Trust trust)
{
    switch (trust) {
    case crypto::Trust::Introduced: return Certainty::Introduced;
    case crypto::Trust::FirstUse: return Certainty::FirstUse;
    case crypto::Trust::Invited: return Certainty::Invited;
    case crypto::Trust::Verified: return Certainty::Verified;
    }
    return Certainty::Introduced;
}

} // namespace

std::optional<Relation> relationTo(const Core& core, const UserId& person)
{
    const crypto::PersonRecord* const known = core.engine().book().person(person);
    if (!known) {
        return std::nullopt;
    }
    switch (known->state) {
    case crypto::PersonState::Requested: return Relation::Requested;
    case crypto::PersonState::Incoming: return Relation::Incoming;
    case crypto::PersonState::Connected: return Relation::Connected;
    case crypto::PersonState::None: return Relation::Introduced;
    case crypto::PersonState::Parted: return Relation::Parted;
    case crypto::PersonState::Blocked: return Relation::Blocked;
    case crypto::PersonState::Declined:
    case crypto::PersonState::Removed: break;
    }
    return std::nullopt;
}

Result<void> Circles::remove(const UserId& person)
{
    return m_core.engine().parting().remove(person);
}

Result<void> Circles::block(const UserId& person)
{
    return m_core.engine().parting().block(person);
}

Result<void> Circles::unblock(const UserId& person)
{
    return m_core.engine().parting().unblock(person);
}

Result<void> Circles::withdraw(const UserId& person)
{
    return m_core.engine().mailroom().withdraw(person);
}

Result<void> Circles::checkIsMine(const SpaceId& circle) const
{
    const crypto::CircleNameRecord* const named = m_core.engine().book().circleName(circle);
    if (!named || named->isDissolved) {
        return Error{ErrorCode::NotFound, QStringLiteral("no circle of mine with a name")};
    }
    return {};
}

Result<SpaceId> Circles::create(const QString& name, const QList<UserId>& people)
{
    sync::Engine& engine = m_core.engine();
    if (!content::checkName(name).ok()) {
        return Error{ErrorCode::Invalid, QStringLiteral("the name of a circle")};
    }
    if (engine.book().namedCircles().size() + 1 >= crypto::kCirclesMax) {
        return Error{ErrorCode::OutOfSpace, QStringLiteral("no more circles")};
    }
    const auto circle = m_core.ports().random.id<SpaceId>();
    QS_TRY(engine.mailroom().atomically([&]() -> Result<void> {
        QS_TRY(engine.rotation().create(circle));
        QS_TRY(engine.mailroom().remember(crypto::CircleNameRecord{circle, name, false}));
        return putPeople(circle, people);
    }));
    return circle;
}

Result<void> Circles::rename(const SpaceId& circle, const QString& name)
{
    QS_TRY(checkIsMine(circle));
    if (!content::checkName(name).ok()) {
        return Error{ErrorCode::Invalid, QStringLiteral("the name of a circle")};
    }
    sync::Mailroom& mailroom = m_core.engine().mailroom();
    return mailroom.atomically([&] {
        return mailroom.remember(crypto::CircleNameRecord{circle, name, false});
    });
}

Result<void> Circles::dissolve(const SpaceId& circle)
{
    QS_TRY(checkIsMine(circle));
    sync::Mailroom& mailroom = m_core.engine().mailroom();
    crypto::CircleNameRecord record = *m_core.engine().book().circleName(circle);
    record.isDissolved = true;
    return mailroom.atomically([&]() -> Result<void> {
        QS_TRY(putPeople(circle, {}));
        return mailroom.remember(record);
    });
}

Result<void> Circles::setPeople(const SpaceId& circle, const QList<UserId>& people)
{
    QS_TRY(checkIsMine(circle));
    return m_core.engine().mailroom().atomically([&] { return putPeople(circle, people); });
}

// Inside a transaction.
Result<void> Circles::putPeople(const SpaceId& circle, const QList<UserId>& people)
{
    sync::Engine& engine = m_core.engine();
    for (const UserId& user : people) {
        const crypto::PersonRecord* const person = engine.book().person(user);
        if (!person || person->state != crypto::PersonState::Connected) {
            return Error{ErrorCode::NotFound, QStringLiteral("not a connection")};
        }
    }
    for (crypto::PersonRecord person : engine.book().people()) {
        const bool shall = people.contains(person.user);
        if (shall == person.circles.contains(circle)) {
            continue;
        }
        if (shall) {
            person.circles.append(circle);
        } else {
            person.circles.removeAll(circle);
        }
        QS_TRY(engine.mailroom().remember(person));
    }
    return {};
}

QList<CircleView> Circles::list() const
{
    const sync::AddressBook& book = m_core.engine().book();
    const auto peopleOf = [&](const SpaceId& circle) {
        QList<UserId> people;
        for (const crypto::PersonRecord& person : book.membersOf(circle)) {
            people.append(person.user);
        }
        return people;
    };
    QList<CircleView> circles;
    if (const crypto::CircleRecord* const mine = book.myCircle()) {
        circles.append({mine->circle, {}, true, peopleOf(mine->circle)});
    }
    for (const crypto::CircleNameRecord& named : book.namedCircles()) {
        circles.append({named.circle, named.name, false, peopleOf(named.circle)});
    }
    return circles;
}

void Circles::askByName(
    const QString& username,
    const std::function<void(Result<PersonView>)>& done
)
{
    sync::Engine& engine = m_core.engine();
    if (!engine.connection().isOpen()) {
        done(kOffline);
        return;
    }
    Core& core = m_core;
    engine.connection().channel().ask<protocol::FindNameAnswer>(
        protocol::FindName{username},
        [&core, done](const protocol::FindNameAnswer& answer) {
            if (answer.user.isNull()) {
                done(Error{ErrorCode::NotFound, QStringLiteral("nobody to be found")});
                return;
            }
            core.engine().mailroom().ask(
                answer.user,
                [&core, done](const Result<crypto::PersonRecord>& asked) {
                    done(asked ? Result<PersonView>(core.person(asked->user)) : asked.error());
                }
            );
        },
        [done](const sync::Refusal& refusal) { done(errorOf(refusal)); }
    );
    engine.connection().expectAnswer();
}

Result<void> Circles::setFindable(bool findable)
{
    return m_core.engine().mailroom().setFindable(findable);
}

bool Circles::isFindable() const
{
    return m_core.engine().book().settings().isFindable;
}

Result<void> Circles::follow(const UserId& person)
{
    sync::Engine& engine = m_core.engine();
    if (engine.book().follow(person)) {
        return {};
    }
    return engine.mailroom().atomically([&] { return engine.mailroom().follow(person); });
}

Result<void> Circles::unfollow(const UserId& person)
{
    sync::Engine& engine = m_core.engine();
    QS_TRY(engine.mailroom().atomically([&] { return engine.mailroom().unfollow(person); }));
    engine.parting().review();
    return {};
}

void Circles::countFollowers(const UserId& person, const std::function<void(Result<int>)>& done)
{
    sync::Engine& engine = m_core.engine();
    if (!engine.connection().isOpen()) {
        done(kOffline);
        return;
    }
    engine.connection().channel().ask<protocol::Followers>(
        protocol::Follow{proof::spaceOf(person, SpaceKind::Public), {}, false},
        [done](const protocol::Followers& answer) { done(static_cast<int>(answer.count)); },
        [done](const sync::Refusal& refusal) { done(errorOf(refusal)); }
    );
    engine.connection().expectAnswer();
}

std::optional<PersonSharingView> Circles::person(const UserId& person) const
{
    const sync::AddressBook& book = m_core.engine().book();
    const crypto::PersonRecord* const known = book.person(person);
    if (!known) {
        return std::nullopt;
    }
    PersonSharingView view;
    view.connection = {
        m_core.person(person), relationTo(m_core, person).value_or(Relation::Introduced)};
    view.certainty = certaintyOf(known->trust);
    view.isShut = !known->circle.isNull() && m_core.engine().parting().isShut(known->circle);
    view.isFollowed = book.follow(person) != nullptr;
    for (const SpaceId& circle : known->circles) {
        if (book.isMember(*known, circle)) {
            view.circles.append(circle);
        }
    }
    return view;
}

} // namespace qs::client
