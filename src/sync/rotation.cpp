// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/rotation.h"

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "crypto/mail.h"
#include "protocol/limits.h"
#include "store/disk_store.h"
#include "sync/circle_merge.h"

#include <algorithm>

namespace qs::sync {

namespace {

using crypto::CircleRecord;
using crypto::EpochReason;
using crypto::EpochRoster;
using crypto::PersonRecord;
using crypto::RosterMember;
using crypto::SpaceEpochPtr;

const QByteArray kSealingsPrefix = QByteArrayLiteral("sealings/");
constexpr qsizetype kGrantBytesMax = 200 * 1024; ///< In one intent: below what the outbox holds.

const EpochRoster* rosterFor(const CircleRecord& circle, const SpaceEpochPtr& epoch)
{
    const auto found =
        std::ranges::find(circle.rosters, epoch->statement().hash, &EpochRoster::statement);
    return found == circle.rosters.end() ? nullptr : &*found;
}

bool holds(const QList<RosterMember>& members, const UserId& user)
{
    return std::ranges::binary_search(members, user, {}, &RosterMember::user);
}

} // namespace

Result<void> Rotation::reload()
{
    m_sealings.clear();
    QS_TRY_ASSIGN(const auto entries, m_parts.disk.all(store::Slot::Sharing));
    for (const store::SlotEntry& entry : entries) {
        const auto circle = SpaceId::from(entry.key.mid(kSealingsPrefix.size()));
        if (!entry.key.startsWith(kSealingsPrefix) || !circle) {
            continue;
        }
        codec::CborReader in(entry.value);
        in.array(2);
        Sealings sealings;
        sealings.statement = in.id<Hash32>();
        sealings.count = in.uint();
        QS_TRY(in.finish());
        m_sealings.insert(*circle, sealings);
    }
    return {};
}

Intent Rotation::newIntent(IntentKind kind, const SpaceRef& space)
{
    Intent intent;
    intent.id = m_parts.random.id<IntentId>();
    intent.kind = kind;
    intent.space = space;
    intent.madeMs = static_cast<quint64>(m_parts.clock.nowMs());
    return intent;
}

Result<void> Rotation::noteSealed(const crypto::SpaceEpoch& epoch)
{
    if (!m_parts.book.isMine(epoch.space().id)) {
        return {};
    }
    Sealings sealings = m_sealings.value(epoch.space().id);
    if (sealings.statement != epoch.statement().hash) {
        sealings = {epoch.statement().hash, 0};
    }
    ++sealings.count;
    codec::CborWriter out;
    out.array(2).bytes(sealings.statement.view()).uint(sealings.count);
    const QByteArray key = kSealingsPrefix + epoch.space().id.bytes();
    QS_TRY(m_parts.disk.put(store::Slot::Sharing, key, out.take()));
    m_sealings.insert(epoch.space().id, sealings);
    return {};
}

bool Rotation::hasRevokedSince(const UserId& user, quint64 manifestSeq) const
{
    const crypto::IdentityChain* const chain = m_parts.book.identity(user);
    return chain && std::ranges::any_of(chain->newest().revoked, [&](const auto& revoked) {
               return revoked.revokedSeq > manifestSeq;
           });
}

std::optional<EpochReason> Rotation::staleness(const SpaceId& id) const
{
    const AddressBook& book = m_parts.book;
    const CircleRecord* const circle = book.circle(id);
    const SpaceEpochPtr epoch = book.newestEpoch({SpaceKind::Circle, id});
    if (!book.isMine(id) || !epoch) {
        return std::nullopt;
    }
    const EpochRoster* const roster = rosterFor(*circle, epoch);
    if (!roster) {
        return EpochReason::MemberRemoved; // nobody knows any more whom it was for
    }
    const QList<PersonRecord> members = book.membersOf(id);
    const auto isStillIn = [&](const RosterMember& member) {
        const PersonRecord* const person = book.person(member.user);
        return person && book.isMember(*person, id);
    };
    if (!std::ranges::all_of(roster->members, isStillIn)) {
        return EpochReason::MemberRemoved;
    }
    const bool isDeviceGone =
        hasRevokedSince(book.me(), epoch->statement().statement.owner.manifest.seq) ||
        std::ranges::any_of(roster->members, [&](const RosterMember& member) {
            return hasRevokedSince(member.user, member.manifestSeq);
        });
    if (isDeviceGone) {
        return EpochReason::DeviceRevoked;
    }
    const auto cameSince = [&](const PersonRecord& person) {
        return !holds(roster->members, person.user) || person.connectedMs > roster->begunMs;
    };
    const auto gotNoKey = [&](const RosterMember& member) { // nobody knew their devices then
        return member.manifestSeq == 0 && book.identity(member.user);
    };
    if (std::ranges::any_of(members, cameSince) || std::ranges::any_of(roster->members, gotNoKey)) {
        return EpochReason::MemberAdded;
    }
    const Sealings sealings = m_sealings.value(id);
    const bool isWornOut =
        sealings.statement == epoch->statement().hash && sealings.count >= kEpochEnvelopesMax;
    const qint64 ageMs = m_parts.clock.nowMs() - static_cast<qint64>(roster->begunMs);
    return isWornOut || ageMs >= kEpochAgeMaxMs ? std::optional(EpochReason::Aged) : std::nullopt;
}

bool Rotation::areChainsHere(const QList<PersonRecord>& members) const
{
    bool areHere = true;
    for (const PersonRecord& person : members) {
        const crypto::IdentityChain* const chain = m_parts.book.identity(person.user);
        if (!chain || chain->head().seq < person.manifest.seq) {
            // Somebody whose account is gone holds up nobody: they get no key.
            areHere = !wantChain(person.user) && !chain && areHere;
        }
    }
    return areHere;
}

Result<bool> Rotation::freshen(const SpaceRef& space)
{
    const auto reason = staleness(space.id);
    if (space.kind != SpaceKind::Circle || !reason) {
        return true;
    }
    if (!areChainsHere(m_parts.book.membersOf(space.id))) {
        return false;
    }
    const CircleRecord circle = *m_parts.book.circle(space.id);
    const Result<void> stored = m_parts.disk.transaction([&] { return rotate(circle, *reason); });
    if (!stored) {
        QS_TRY(m_parts.outbox.reload());
        QS_TRY(m_parts.book.reload());
        return stored.error();
    }
    m_parts.metrics.count("epochs_begun");
    m_parts.changes.peopleChanged();
    m_parts.changes.linkChanged();
    return true;
}

EpochRoster
Rotation::rosterOf(const crypto::SpaceEpoch& epoch, const QList<PersonRecord>& members) const
{
    EpochRoster roster;
    roster.statement = epoch.statement().hash;
    roster.begunMs = static_cast<quint64>(m_parts.clock.nowMs());
    for (const PersonRecord& person : members) {
        const crypto::IdentityChain* const chain = m_parts.book.identity(person.user);
        roster.members.append({person.user, chain ? chain->head().seq : 0});
    }
    return roster;
}

Result<void> Rotation::create(const SpaceId& id)
{
    const AddressBook& book = m_parts.book;
    const SpaceEpochPtr epoch = crypto::beginEpoch(book.keys(), id, nullptr, EpochReason::Created);
    CircleRecord circle;
    circle.circle = id;
    circle.owner = book.me();
    circle.epochs = {epoch};
    circle.rosters = {rosterOf(*epoch, {})};
    QS_TRY(remember(circle));
    Intent create = newIntent(IntentKind::CreateCircle, {SpaceKind::Circle, id});
    create.payload = epoch->statement().bytes;
    create.token = epoch->feedTokenHash().bytes();
    return m_parts.outbox.append(create);
}

Result<void> Rotation::rotate(const CircleRecord& circle, EpochReason reason)
{
    const SpaceRef space{SpaceKind::Circle, circle.circle};
    const QList<PersonRecord> members = m_parts.book.membersOf(circle.circle);
    if (members.size() > crypto::kCircleMembersMax) {
        return Error{ErrorCode::OutOfSpace, QStringLiteral("more members than a circle holds")};
    }
    const SpaceEpochPtr epoch = crypto::beginEpoch(
        m_parts.book.keys(), circle.circle, m_parts.book.newestEpoch(space), reason
    );
    CircleRecord next = circle;
    next.rosters.append(rosterOf(*epoch, members));
    QS_TRY(remember(withEpoch(next, epoch)));
    QS_TRY(grant(epoch, members));
    return queueMove(*epoch);
}

Result<void> Rotation::queueMove(const crypto::SpaceEpoch& epoch)
{
    Intent move = newIntent(IntentKind::MoveEpoch, epoch.space());
    move.payload = epoch.statement().bytes;
    move.token = epoch.feedTokenHash().bytes();
    return m_parts.outbox.append(move);
}

Result<void> Rotation::moveAgain(const SpaceRef& space)
{
    const bool isOnItsWay = std::ranges::any_of(m_parts.outbox.all(), [&](const auto& pending) {
        return pending.intent.kind == IntentKind::MoveEpoch && pending.intent.space == space;
    });
    const SpaceEpochPtr newest = m_parts.book.newestEpoch(space);
    return isOnItsWay || !newest ? Result<void>() : queueMove(*newest);
}

Result<void> Rotation::grant(const SpaceEpochPtr& epoch, const QList<PersonRecord>& members)
{
    const AddressBook& book = m_parts.book;
    crypto::Grant grant;
    grant.epoch = epoch;
    grant.isMain = epoch->space().id == book.settings().myCircle;
    grant.fromSeq = appliedSeq(epoch->space()) + 1;
    grant.nameCard = book.settings().profile.card;
    QS_TRY_ASSIGN(grant.sealedProfile, crypto::sealProfile(*epoch, book.settings().profile));
    QList<QByteArray> letters;
    qsizetype bytes = 0;
    for (const PersonRecord& person : members) {
        const crypto::IdentityChain* const chain = book.identity(person.user);
        if (!chain || person.theirDropToken.isNull() || person.myDoorToken.isNull()) {
            continue;
        }
        grant.dropToken = person.myDoorToken;
        const auto sealed = crypto::sealGrant(book.keys(), *chain, grant);
        if (!sealed) {
            m_parts.metrics.count("grants_unsealable");
            continue; // a box key nobody can use is its owner's loss alone
        }
        codec::CborWriter out;
        out.array(3).bytes(person.user.view()).bytes(person.theirDropToken.view()).bytes(*sealed);
        const QByteArray letter = out.take();
        const bool isFull =
            letters.size() >= protocol::kMailItemsMax || bytes + letter.size() > kGrantBytesMax;
        if (isFull) {
            QS_TRY(queueGrants(epoch->space(), letters));
            letters.clear();
            bytes = 0;
        }
        letters.append(letter);
        bytes += letter.size();
    }
    return letters.isEmpty() ? Result<void>() : queueGrants(epoch->space(), letters);
}

Result<void> Rotation::queueGrants(const SpaceRef& space, const QList<QByteArray>& letters)
{
    Intent intent = newIntent(IntentKind::Grants, space);
    codec::CborWriter out;
    out.array(letters.size());
    for (const QByteArray& letter : letters) {
        out.bytes(letter);
    }
    intent.payload = out.take();
    return m_parts.outbox.append(intent);
}

} // namespace qs::sync
