// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/parting.h"

#include "proof/identity.h"
#include "protocol/receipts.h"
#include "store/disk_store.h"

namespace qs::sync {

namespace {

using crypto::CircleRecord;
using crypto::PersonRecord;
using crypto::PersonState;

const QByteArray kShutPrefix = QByteArrayLiteral("shut/");

QByteArray shutKey(const SpaceId& circle)
{
    return kShutPrefix + circle.bytes();
}

CircleRecord gone(const CircleRecord& circle)
{
    CircleRecord record;
    record.circle = circle.circle;
    record.owner = circle.owner;
    record.isGone = true;
    return record;
}

} // namespace

Parting::~Parting()
{
    m_parts.scheduler.cancel(m_timer);
}

Result<void> Parting::reload()
{
    m_shutSince.clear();
    QS_TRY_ASSIGN(const auto entries, m_parts.disk.all(store::Slot::Sharing));
    for (const store::SlotEntry& entry : entries) {
        const auto circle = SpaceId::from(entry.key.mid(kShutPrefix.size()));
        if (entry.key.startsWith(kShutPrefix) && circle) {
            m_shutSince.insert(*circle, entry.value.toLongLong());
        }
    }
    return {};
}

// Ending it myself

Result<void> Parting::remove(const UserId& user)
{
    const PersonRecord* const person = m_parts.book.person(user);
    if (!person || person->state != PersonState::Connected) {
        return Error{ErrorCode::NotFound, QStringLiteral("no connection")};
    }
    return part(user, PersonState::Removed);
}

Result<void> Parting::block(const UserId& user)
{
    return part(user, PersonState::Blocked);
}

Result<void> Parting::unblock(const UserId& user)
{
    const PersonRecord* const known = m_parts.book.person(user);
    if (!known || known->state != PersonState::Blocked) {
        return Error{ErrorCode::NotFound, QStringLiteral("nobody blocked")};
    }
    PersonRecord person = *known;
    person.state = PersonState::Removed;
    return m_parts.mailroom.atomically([&] { return m_parts.mailroom.remember(person); });
}

Result<void> Parting::part(const UserId& user, PersonState state)
{
    const PersonRecord* const known = m_parts.book.person(user);
    if (!known) {
        return Error{ErrorCode::NotFound, QStringLiteral("nobody known")};
    }
    const PersonRecord person = *known;
    QS_TRY(m_parts.mailroom.atomically([&] { return leave(person, state); }));
    review();
    return {};
}

// The door closes, their circles are let go of, and they are in none of mine. In a transaction.
Result<void> Parting::leave(PersonRecord person, PersonState state)
{
    Mailroom& mailroom = m_parts.mailroom;
    if (!person.myDoorToken.isNull()) {
        QS_TRY(mailroom.closeDoor(person.myDoorToken));
    }
    QS_TRY(mailroom.dropMailTo(person.user));
    for (const CircleRecord& circle : m_parts.book.circles()) {
        if (circle.owner == person.user && !circle.isGone) {
            QS_TRY(mailroom.remember(gone(circle)));
            QS_TRY(forgetShut(circle.circle));
        }
    }
    if (state == PersonState::Blocked && m_parts.book.follow(person.user)) {
        QS_TRY(mailroom.unfollow(person.user));
    }
    person.state = state;
    person.circle = {};
    person.circles.clear();
    person.theirDropToken = {};
    person.myDoorToken = {};
    return mailroom.remember(person);
}

// Being left

void Parting::onShut(const SpaceRef& space)
{
    const CircleRecord* const circle = m_parts.book.circle(space.id);
    if (space.kind != SpaceKind::Circle || !circle || circle->owner == m_parts.book.me()) {
        return;
    }
    if (!m_shutSince.contains(space.id)) {
        const qint64 nowMs = m_parts.clock.nowMs();
        const auto kept =
            m_parts.disk.put(store::Slot::Sharing, shutKey(space.id), QByteArray::number(nowMs));
        if (!kept) {
            onDiskError(kept.error());
            return;
        }
        m_shutSince.insert(space.id, nowMs);
        m_parts.metrics.count("circles_shut");
    }
    reviewLater(kShutPatienceMs);
}

void Parting::onOpened(const SpaceRef& space)
{
    if (const auto forgotten = forgetShut(space.id); !forgotten) {
        onDiskError(forgotten.error());
    }
}

Result<void> Parting::forgetShut(const SpaceId& circle)
{
    if (m_shutSince.remove(circle) == 0) {
        return {};
    }
    return m_parts.disk.remove(store::Slot::Sharing, shutKey(circle));
}

void Parting::reviewLater(qint64 delayMs)
{
    m_parts.scheduler.cancel(m_timer);
    m_timer = m_parts.scheduler.callAfter(delayMs, [this] {
        m_timer = 0;
        review();
    });
}

// Their other circles may go on; without the one for connections we are none.
Result<void> Parting::lapse(const SpaceId& id)
{
    const CircleRecord* const circle = m_parts.book.circle(id);
    const PersonRecord* const owner = circle ? m_parts.book.person(circle->owner) : nullptr;
    m_parts.metrics.count("circles_lapsed");
    return m_parts.mailroom.atomically([&]() -> Result<void> {
        QS_TRY(forgetShut(id));
        if (!circle || circle->isGone) {
            return {};
        }
        if (owner && owner->circle == id) {
            return leave(*owner, PersonState::Parted);
        }
        return m_parts.mailroom.remember(gone(*circle));
    });
}

// Clearing away

void Parting::review()
{
    const QList<SpaceId> shut = m_shutSince.keys();
    for (const SpaceId& circle : shut) {
        const qint64 waitedMs = m_parts.clock.nowMs() - m_shutSince.value(circle);
        if (waitedMs < kShutPatienceMs) {
            reviewLater(kShutPatienceMs - waitedMs);
            continue;
        }
        // A letter that lies unread may hold the key.
        if (m_parts.puller.isCaughtUp() && m_parts.mailroom.isDrained()) {
            if (const auto lapsed = lapse(circle); !lapsed) {
                onDiskError(lapsed.error());
                return;
            }
        }
    }
    for (const SpaceRef& space : leftovers()) {
        if (const auto purged = purge(space); !purged) {
            onDiskError(purged.error());
            return;
        }
    }
}

QList<SpaceRef> Parting::leftovers() const
{
    const AddressBook& book = m_parts.book;
    QList<SpaceRef> spaces;
    for (const CircleRecord& circle : book.circles()) {
        if (circle.isGone) {
            spaces.append({SpaceKind::Circle, circle.circle});
        }
    }
    for (const PersonRecord& person : book.people()) {
        const bool isOver = person.state == PersonState::Removed ||
                            person.state == PersonState::Blocked ||
                            person.state == PersonState::Parted;
        if (isOver && !book.follow(person.user)) {
            spaces.append(proof::spaceOf(person.user, SpaceKind::Public));
        }
    }
    for (const UserId& user : book.unfollowed()) {
        const PersonRecord* const person = book.person(user);
        if (!person || person->state != PersonState::Connected) {
            spaces.append(proof::spaceOf(user, SpaceKind::Public));
        }
    }
    spaces.removeIf([&](const SpaceRef& space) { return !m_parts.puller.hasCursor(space); });
    return spaces;
}

// The cursor is the last to go from the disk: while it is there, this is done again.
Result<void> Parting::purge(const SpaceRef& space)
{
    m_parts.metrics.count("spaces_purged");
    QS_TRY(m_parts.mailroom.atomically([&]() -> Result<void> {
        QS_TRY(m_parts.disk.removeLogFrom(space, 1));
        QS_TRY(m_parts.book.forgetLanes(space));
        QS_TRY(clearOutbox(space));
        return m_parts.puller.dropCursor(space);
    }));
    m_parts.puller.forget(space);
    m_parts.reducer.dropHeld(space);
    QS_TRY_ASSIGN(const QList<ObjectRef> posts, m_parts.projection.purge(space));
    for (const ObjectRef& post : posts) {
        m_parts.changes.postChanged(post);
    }
    m_parts.changes.peopleChanged();
    // The snapshot of before is refused already; this puts another in its place.
    return m_parts.reducer.saveSnapshot();
}

Result<void> Parting::clearOutbox(const SpaceRef& space)
{
    const QList<PendingIntent> all = m_parts.outbox.all();
    for (const PendingIntent& pending : all) {
        if (pending.intent.space != space || !pending.intent.isEnvelope()) {
            continue;
        }
        if (pending.intent.kind == IntentKind::Post) {
            const auto reason = static_cast<quint64>(protocol::Refusal::SpaceNotFound);
            QS_TRY(m_parts.outbox.refuse(pending.intent.id, reason));
        } else {
            QS_TRY(m_parts.outbox.remove(pending.intent.id));
        }
    }
    return {};
}

} // namespace qs::sync
