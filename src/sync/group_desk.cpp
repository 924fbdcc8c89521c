// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/group_desk.h"

#include "base/random.h"
#include "proof/identity.h"
#include "protocol/receipts.h"
#include "store/disk_store.h"

#include <algorithm>
#include <limits>

namespace qs::sync {

namespace {

using crypto::GroupChange;
using crypto::GroupMember;
using crypto::GroupOp;
using crypto::GroupRole;
using crypto::GroupState;

constexpr quint64 kAnyN = std::numeric_limits<quint64>::max();

Error notFound(const char* what)
{
    return {ErrorCode::NotFound, QLatin1String(what)};
}

} // namespace

Intent GroupDesk::newIntent(IntentKind kind, const SpaceId& group)
{
    Intent intent;
    intent.id = m_parts.random.id<IntentId>();
    intent.kind = kind;
    intent.space = {SpaceKind::Group, group};
    intent.madeMs = static_cast<quint64>(m_parts.clock.nowMs());
    return intent;
}

Result<void> GroupDesk::atomically(const std::function<Result<void>()>& work)
{
    Result<void> stored = m_parts.disk.transaction(work);
    if (!stored) {
        QS_TRY(m_parts.outbox.reload());
        QS_TRY(m_parts.book.reload());
        return stored;
    }
    m_parts.changes.peopleChanged();
    m_parts.changes.linkChanged();
    onProgress();
    return {};
}

// Commands

Result<GroupMember> GroupDesk::subject(const UserId& user, GroupRole role) const
{
    const crypto::IdentityChain* const chain = m_parts.book.identity(user);
    if (!chain) {
        return notFound("nobody known here");
    }
    return GroupMember{user, proof::fingerprintOf(chain->identity()), role};
}

Result<SpaceId>
GroupDesk::create(const QString& name, const QString& purpose, const QList<UserId>& others)
{
    GroupChange first;
    first.op = GroupOp::Create;
    first.name = name;
    first.purpose = purpose;
    for (const UserId& user : others) {
        QS_TRY_ASSIGN(const GroupMember member, subject(user));
        first.subjects.append(member);
    }
    if (first.subjects.size() >= crypto::kGroupMembersMax) {
        return Error{ErrorCode::Invalid, QStringLiteral("group: too many members")};
    }
    crypto::GroupRecord record;
    record.group = m_parts.random.id<SpaceId>();
    Intent intent = newIntent(IntentKind::GroupChange, record.group);
    intent.payload = crypto::writeChange(first);
    QS_TRY(atomically([&]() -> Result<void> {
        QS_TRY(m_parts.book.groups().keep(record));
        return m_parts.outbox.append(intent);
    }));
    return record.group;
}

Result<void> GroupDesk::change(const SpaceId& id, const GroupChange& wanted)
{
    const Group* const group = m_parts.book.groups().find(id);
    if (!group || !group->isMember()) {
        return notFound("no such group");
    }
    // Said now if it is plain now; looked at again when it leaves.
    if (!group->log.isEmpty() && !isChangeWaiting(id, kAnyN)) {
        const auto next = crypto::nextCommit(group->log.head(), m_parts.book.me(), wanted);
        if (!next) {
            return next.error().code == ErrorCode::NotFound ? Result<void>() : next.error();
        }
    }
    Intent intent = newIntent(IntentKind::GroupChange, id);
    intent.payload = crypto::writeChange(wanted);
    return atomically([&] { return m_parts.outbox.append(intent); });
}

Result<void> GroupDesk::leave(const SpaceId& id, const std::optional<UserId>& successor)
{
    const Group* const group = m_parts.book.groups().find(id);
    if (!group || !group->isMember()) {
        return notFound("no such group");
    }
    const UserId& me = m_parts.book.me();
    QList<Intent> intents;
    if (!group->log.isEmpty()) {
        const crypto::GroupCommit& head = group->log.head().commit;
        const bool isOnlyAdmin = head.admins() == QList<UserId>{me};
        if (isOnlyAdmin && head.members.size() > 1) {
            const GroupMember* const next = successor ? head.member(*successor) : nullptr;
            if (!next || next->user == me) {
                return Error{ErrorCode::Invalid, QStringLiteral("group: nobody leads it then")};
            }
            GroupChange handOver;
            handOver.op = GroupOp::SetRole;
            handOver.subjects = {{next->user, next->fingerprint, GroupRole::Admin}};
            intents.append(newIntent(IntentKind::GroupChange, id));
            intents.last().payload = crypto::writeChange(handOver);
        }
    }
    intents.append(newIntent(IntentKind::GroupLeave, id));
    return atomically([&]() -> Result<void> {
        for (const Intent& intent : intents) {
            QS_TRY(m_parts.outbox.append(intent));
        }
        return {};
    });
}

// For the sender

bool GroupDesk::isChangeWaiting(const SpaceId& id, quint64 before) const
{
    return std::ranges::any_of(m_parts.outbox.all(), [&](const PendingIntent& other) {
        return other.intent.kind == IntentKind::GroupChange && other.intent.space.id == id &&
               other.n < before && other.state != store::IntentState::Refused;
    });
}

bool GroupDesk::mayLeave(const PendingIntent& pending) const
{
    if (pending.state == store::IntentState::Sealed) {
        return true; // of unknown fate: the same bytes again
    }
    const SpaceId& id = pending.intent.space.id;
    const GroupBook& groups = m_parts.book.groups();
    const Group* const group = groups.find(id);
    if (!group || !group->isMember() || isChangeWaiting(id, pending.n)) {
        return false;
    }
    const bool isChange = pending.intent.kind == IntentKind::GroupChange;
    if (group->log.isEmpty()) {
        return isChange && group->record.epochs.isEmpty();
    }
    const bool canWrite = groups.newestEpoch(id) && !groups.isBehind(id) &&
                          group->log.head().commit.n > m_behind.value(id);
    if (!canWrite || pending.intent.isGroupControl()) {
        // Nobody may miss the key of a change before the next one is made.
        return canWrite && (!isChange || group->owedKeys.isEmpty());
    }
    return !group->isArchived() && !staleness(*group);
}

void GroupDesk::waitForMoreThan(const SpaceId& group, quint64 epoch)
{
    m_behind[group] = std::max(m_behind.value(group), epoch);
}

crypto::GroupDetails GroupDesk::detailsAfter(const Group& group, const GroupChange& change) const
{
    crypto::GroupDetails details = group.details;
    details.name = change.name.value_or(details.name);
    details.purpose = change.purpose.value_or(details.purpose);
    details.picture = change.picture.value_or(details.picture);
    details.contacts = group.contacts.values();
    const bool bringsIn = change.op == GroupOp::Create || change.op == GroupOp::Add;
    for (const GroupMember& subject : bringsIn ? change.subjects : QList<GroupMember>()) {
        // Until they say hello themselves, their name is what those call them who let them in.
        const crypto::PersonRecord* const person = m_parts.book.person(subject.user);
        if (person && !group.contacts.contains(subject.user)) {
            details.contacts.append({subject.user, person->nameCard, {}});
        }
    }
    return details;
}

Result<crypto::Sealed> GroupDesk::seal(const Intent& intent, const crypto::LanePlace& place)
{
    const SpaceId& id = intent.space.id;
    GroupBook& groups = m_parts.book.groups();
    const Group* const group = groups.find(id);
    const crypto::AccountKeys& me = m_parts.book.keys();
    if (!group) {
        return notFound("no such group");
    }
    if (intent.kind != IntentKind::GroupChange) {
        const auto epoch = groups.newestEpoch(id);
        if (!epoch) {
            return notFound("no key to write with");
        }
        const content::NameCard& card = m_parts.book.settings().profile.card;
        return intent.kind == IntentKind::GroupLeave
                   ? crypto::sealLeave(me, *epoch, place)
                   : crypto::sealHello(me, *epoch, place, {card, group->record.doorToken});
    }
    QS_TRY_ASSIGN(const GroupChange change, crypto::readChange(intent.payload));
    crypto::GroupCommit commit;
    if (group->log.isEmpty()) {
        commit = crypto::firstCommit(me, id, change.subjects);
    } else {
        QS_TRY_ASSIGN(commit, crypto::nextCommit(group->log.head(), me.user(), change));
    }
    QS_TRY_ASSIGN(
        const crypto::SealedCommit sealed,
        crypto::sealCommit(me, place, commit, detailsAfter(*group, change))
    );
    QS_TRY(groups.propose(sealed));
    return sealed.envelope;
}

// Letters

Result<void>
GroupDesk::takeLetter(const crypto::Letter& letter, const crypto::IdentityChain& sender)
{
    if (letter.type() == crypto::LetterType::GroupGrant) {
        QS_TRY_ASSIGN(const crypto::GroupGrant grant, crypto::readGroupGrant(letter, sender));
        return takeGrant(grant, sender.user());
    }
    QS_TRY_ASSIGN(const crypto::GroupFarewell farewell, crypto::readGroupFarewell(letter, sender));
    const Group* const group = m_parts.book.groups().find(farewell.group);
    if (!group || !group->isMember() || group->log.isEmpty() ||
        farewell.n <= group->log.head().commit.n ||
        !group->log.head().commit.member(sender.user())) {
        return Error{ErrorCode::Denied, QStringLiteral("a farewell from nobody")};
    }
    crypto::GroupRecord record = group->record;
    record.state = GroupState::Removed;
    // Keys of changes that were never read open nothing that may be kept.
    record.epochs.removeIf([&](const auto& held) {
        return held->epoch() > group->log.head().commit.n;
    });
    return m_parts.mailroom.remember(record);
}

Result<void> GroupDesk::takeGrant(const crypto::GroupGrant& grant, const UserId& sender)
{
    const SpaceId& id = grant.epoch->space().id;
    const Group* const group = m_parts.book.groups().find(id);
    const crypto::PersonRecord* const person = m_parts.book.person(sender);
    const bool isConnected = person && person->state == crypto::PersonState::Connected;
    const bool isIn = group && group->isMember();
    crypto::GroupRecord record = group ? group->record : crypto::GroupRecord{};
    if (!isIn) {
        // Only somebody I am connected with lets me into a group, by their own word.
        if (!isConnected || grant.by != sender) {
            return Error{ErrorCode::Denied, QStringLiteral("let in by nobody known")};
        }
        record.group = id;
        record.state = GroupState::Member;
        record.root = *grant.epoch->epochRef();
        record.invitedBy = grant.by;
        record.fromSeq = grant.fromSeq;
        record.doorToken = {};
        QS_TRY(m_parts.book.forgetLanes({SpaceKind::Group, id}));
    }
    const bool isHeld = std::ranges::any_of(record.epochs, [&](const auto& held) {
        return held->epochRef() == grant.epoch->epochRef();
    });
    const quint64 head = group && !group->log.isEmpty() ? group->log.head().commit.n : 0;
    const auto unproven = std::ranges::count_if(record.epochs, [&](const auto& held) {
        return held->epoch() > head;
    });
    if (isHeld || unproven >= kUnprovenKeysMax) {
        return {};
    }
    record.epochs.append(grant.epoch);
    std::ranges::stable_sort(record.epochs, {}, [](const auto& held) { return held->epoch(); });
    if (record.epochs.size() > crypto::kRecordGroupKeysMax) {
        record.epochs.removeFirst();
    }
    return m_parts.mailroom.remember(record);
}

// What is owed

void GroupDesk::tend()
{
    for (const SpaceId& id : m_parts.book.groups().all()) {
        if (const auto tended = tendOne(id); !tended) {
            onDiskError(tended.error());
            return;
        }
    }
}

Result<void> GroupDesk::tendOne(const SpaceId& id)
{
    GroupBook& groups = m_parts.book.groups();
    const Group* group = groups.find(id);
    if (group->owesVault) {
        QS_TRY(atomically([&]() -> Result<void> {
            QS_TRY(groups.settleVault(id));
            return m_parts.mailroom.remember(groups.find(id)->record);
        }));
        group = groups.find(id);
    }
    const auto owedKeys = group->owedKeys;
    for (const UserId& user : owedKeys) {
        QS_TRY(giveKey(id, user));
    }
    const auto owedFarewells = groups.find(id)->owedFarewells;
    for (const UserId& user : owedFarewells) {
        QS_TRY(sayFarewell(id, user));
    }
    group = groups.find(id);
    if (!group->isMember() || group->isArchived()) {
        return giveUpWaiting(id);
    }
    if (group->record.doorToken.isNull() && groups.newestEpoch(id) && !groups.isBehind(id)) {
        QS_TRY(sayHello(id));
    }
    return freshen(id);
}

// Where nothing can be written any more, posts wait for a decision of the person instead of for
// ever.
Result<void> GroupDesk::giveUpWaiting(const SpaceId& id)
{
    const bool isMember = m_parts.book.groups().find(id)->isMember();
    QList<PendingIntent> stuck;
    for (const PendingIntent& pending : m_parts.outbox.all()) {
        const bool isHere = pending.intent.space == SpaceRef{SpaceKind::Group, id};
        const bool isContent = isHere && !pending.intent.isGroupControl();
        if (pending.state == store::IntentState::Queued && (isContent || (isHere && !isMember))) {
            stuck.append(pending);
        }
    }
    if (stuck.isEmpty()) {
        return {};
    }
    return atomically([&]() -> Result<void> {
        for (const PendingIntent& pending : stuck) {
            const IntentId& intent = pending.intent.id;
            QS_TRY(
                pending.intent.kind == IntentKind::Post
                    ? m_parts.outbox.refuse(
                          intent, static_cast<quint64>(protocol::Refusal::NotYours)
                      )
                    : m_parts.outbox.remove(intent)
            );
        }
        return {};
    });
}

Result<void> GroupDesk::sayHello(const SpaceId& id)
{
    crypto::GroupRecord record = m_parts.book.groups().find(id)->record;
    record.doorToken = crypto::randomToken();
    Intent door = newIntent(IntentKind::OpenDoor, {});
    door.space = {};
    door.token = proof::dropTokenHash(record.doorToken.view()).bytes();
    const Intent hello = newIntent(IntentKind::GroupHello, id);
    return atomically([&]() -> Result<void> {
        QS_TRY(m_parts.outbox.append(door));
        QS_TRY(m_parts.mailroom.remember(record));
        return m_parts.outbox.append(hello);
    });
}

void GroupDesk::want(const UserId& user)
{
    if (!m_wanted.contains(user)) {
        m_wanted.insert(user);
        m_parts.puller.fetchChain(user, [](const Result<void>&) {});
    }
}

// Through the door they opened for the group, or for me; else as a stranger.
Result<void> GroupDesk::mail(const Group& group, const UserId& user, const QByteArray& sealed)
{
    protocol::Token token = group.contacts.value(user).dropToken;
    const crypto::PersonRecord* const person = m_parts.book.person(user);
    if (token.isNull() && person && person->state == crypto::PersonState::Connected) {
        token = person->theirDropToken;
    }
    Intent intent = newIntent(IntentKind::Mail, {});
    intent.space = {};
    intent.recipient = user;
    intent.token = token.isNull() ? QByteArray() : token.bytes();
    intent.payload = sealed;
    return m_parts.outbox.append(intent);
}

Result<void> GroupDesk::giveKey(const SpaceId& id, const UserId& user)
{
    GroupBook& groups = m_parts.book.groups();
    const Group& group = *groups.find(id);
    const crypto::IdentityChain* const chain = m_parts.book.identity(user);
    const crypto::NamedCommit* const made = group.log.at(group.owedN);
    const auto epoch = made ? groups.epoch(id, made->commit.n, made->hash) : nullptr;
    const GroupMember* const member = made ? made->commit.member(user) : nullptr;
    if (!epoch || !member) {
        return groups.settleKey(id, user);
    }
    if (!chain) {
        want(user);
        return {};
    }
    if (proof::fingerprintOf(chain->identity()) != member->fingerprint) {
        m_parts.metrics.count("group_identities_refused");
        return groups.settleKey(id, user);
    }
    const crypto::GroupGrant grant{epoch, group.owedSeq, made->commit.by};
    const auto sealed = crypto::sealGroupGrant(m_parts.book.keys(), *chain, grant);
    return atomically([&]() -> Result<void> {
        if (sealed) {
            QS_TRY(mail(group, user, *sealed));
        }
        return groups.settleKey(id, user);
    });
}

Result<void> GroupDesk::sayFarewell(const SpaceId& id, const UserId& user)
{
    GroupBook& groups = m_parts.book.groups();
    const Group& group = *groups.find(id);
    const crypto::IdentityChain* const chain = m_parts.book.identity(user);
    if (!chain) {
        want(user);
        return {};
    }
    const auto sealed = crypto::sealGroupFarewell(m_parts.book.keys(), *chain, {id, group.owedN});
    return atomically([&]() -> Result<void> {
        if (sealed) {
            QS_TRY(mail(group, user, *sealed));
        }
        return groups.settleFarewell(id, user);
    });
}

// Why the key should not be used any more, as the change that ends it; nothing if it may, or if it
// is not mine to say.
std::optional<GroupChange> GroupDesk::staleness(const Group& group) const
{
    if (group.log.isEmpty() || !group.log.head().commit.isAdmin(m_parts.book.me())) {
        return std::nullopt;
    }
    const crypto::GroupCommit& head = group.log.head().commit;
    GroupChange change;
    for (const GroupMember& member : head.members) {
        if (group.left.contains(member.user) && member.user != m_parts.book.me()) {
            change.op = GroupOp::Remove;
            change.subjects.append(member);
        }
    }
    if (!change.subjects.isEmpty()) {
        return change;
    }
    const auto lostADevice = [&](const GroupMember& member) {
        const crypto::IdentityChain* const chain = m_parts.book.identity(member.user);
        const quint64 then = group.chains.value(member.user);
        return chain && then > 0 &&
               std::ranges::any_of(chain->newest().revoked, [&](const auto& device) {
                   return device.revokedSeq > then;
               });
    };
    const SpaceRef space{SpaceKind::Group, head.group};
    const qint64 ageMs = m_parts.clock.nowMs() - static_cast<qint64>(group.begunMs);
    const bool isWornOut = ageMs > kGroupEpochMsMax ||
                           m_parts.puller.appliedSeq(space) > group.begunSeq + kGroupEpochEventsMax;
    if (isWornOut || std::ranges::any_of(head.members, lostADevice)) {
        return change;
    }
    return std::nullopt;
}

Result<void> GroupDesk::freshen(const SpaceId& id)
{
    const GroupBook& groups = m_parts.book.groups();
    const Group& group = *groups.find(id);
    if (!groups.newestEpoch(id) || groups.isBehind(id) || isChangeWaiting(id, kAnyN) ||
        !m_parts.puller.isCaughtUp()) {
        return {};
    }
    const auto change = staleness(group);
    if (!change) {
        return {};
    }
    Intent intent = newIntent(IntentKind::GroupChange, id);
    intent.payload = crypto::writeChange(*change);
    return atomically([&] { return m_parts.outbox.append(intent); });
}

} // namespace qs::sync
