// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/mailroom.h"

#include "base/random.h"
#include "proof/identity.h"
#include "store/disk_store.h"

namespace qs::sync {

namespace {

using crypto::PersonRecord;
using crypto::PersonState;

const QByteArray kCursorKey = QByteArrayLiteral("mailbox");
const QByteArray kOpenedPrefix = QByteArrayLiteral("opened/");

} // namespace

Result<void> Mailroom::reload()
{
    QS_TRY_ASSIGN(const auto stored, m_parts.disk.get(store::Slot::MailCursor, kCursorKey));
    m_cursor = stored ? stored->toULongLong() : 0;
    m_waiting.clear();
    return {};
}

Result<void> Mailroom::moveCursor(quint64 seq)
{
    QS_TRY(m_parts.disk.put(store::Slot::MailCursor, kCursorKey, QByteArray::number(seq)));
    Intent collected = newIntent(IntentKind::CollectMail);
    collected.mailSeq = seq;
    return m_parts.outbox.append(collected);
}

Intent Mailroom::newIntent(IntentKind kind)
{
    Intent intent;
    intent.id = m_parts.random.id<IntentId>();
    intent.kind = kind;
    intent.madeMs = static_cast<quint64>(m_parts.clock.nowMs());
    return intent;
}

Result<void> Mailroom::atomically(const std::function<Result<void>()>& work)
{
    Result<void> stored = m_parts.disk.transaction(work);
    if (!stored) {
        QS_TRY(m_parts.outbox.reload());
        QS_TRY(m_parts.book.reload());
        QS_TRY(m_parts.security.reload());
        return stored;
    }
    m_parts.changes.peopleChanged();
    m_parts.changes.linkChanged();
    onProgress();
    return {};
}

Result<void> Mailroom::remember(AddressBook::RecordContent content)
{
    crypto::VaultRecord record = m_parts.book.stamp(std::move(content));
    const AddressBook& book = m_parts.book;
    QS_TRY(m_parts.book.merge(record, book.keys().device()));
    // It takes the place of one that has not left yet, whose epochs must not be lost with it.
    if (const auto* const circle = std::get_if<crypto::CircleRecord>(&record.content)) {
        record.content = crypto::CircleRecord(*book.circle(circle->circle));
    }
    QS_TRY_ASSIGN(Intent intent, book.vaultIntent(record));
    intent.id = newIntent(IntentKind::Vault).id;
    return m_parts.outbox.append(intent);
}

Result<void>
Mailroom::mail(const UserId& recipient, const protocol::Token& token, const QByteArray& sealed)
{
    Intent intent = newIntent(IntentKind::Mail);
    intent.recipient = recipient;
    intent.token = token.isNull() ? QByteArray() : token.bytes(); // without one: as a stranger
    intent.payload = sealed;
    return m_parts.outbox.append(intent);
}

Result<void> Mailroom::openDoor(const protocol::Token& token)
{
    Intent intent = newIntent(IntentKind::OpenDoor);
    intent.token = proof::dropTokenHash(token.view()).bytes();
    return m_parts.outbox.append(intent);
}

Result<void> Mailroom::closeDoor(const protocol::Token& token)
{
    Intent intent = newIntent(IntentKind::CloseDoor);
    intent.token = proof::dropTokenHash(token.view()).bytes();
    return m_parts.outbox.append(intent);
}

Result<void> Mailroom::dropMailTo(const UserId& user)
{
    const QList<PendingIntent> all = m_parts.outbox.all();
    for (const PendingIntent& pending : all) {
        if (pending.intent.kind == IntentKind::Mail && pending.intent.recipient == user) {
            QS_TRY(m_parts.outbox.remove(pending.intent.id));
        }
    }
    return {};
}

Result<void> Mailroom::setFindable(bool isFindable)
{
    crypto::SettingsRecord settings = m_parts.book.settings();
    settings.isFindable = isFindable;
    Intent door = newIntent(isFindable ? IntentKind::OpenDoor : IntentKind::CloseDoor);
    door.token = protocol::TokenHash().bytes();
    return atomically([&]() -> Result<void> {
        QS_TRY(m_parts.outbox.append(door));
        return remember(settings);
    });
}

// Following

Result<void> Mailroom::countFollow(const UserId& user, const protocol::FollowMark& mark, bool isOn)
{
    Intent intent = newIntent(IntentKind::Follow);
    intent.space = proof::spaceOf(user, SpaceKind::Public);
    intent.token = mark.bytes();
    intent.mailSeq = isOn ? 1 : 0;
    return m_parts.outbox.append(intent);
}

Result<void> Mailroom::follow(const UserId& user)
{
    const auto mark = m_parts.random.id<protocol::FollowMark>();
    QS_TRY(countFollow(user, mark, true));
    return remember(crypto::FollowRecord{user, mark});
}

Result<void> Mailroom::unfollow(const UserId& user)
{
    if (const crypto::FollowRecord* const followed = m_parts.book.follow(user)) {
        QS_TRY(countFollow(user, followed->mark, false));
    }
    return remember(crypto::FollowRecord{user, {}});
}

// Inviting

Result<QString> Mailroom::createInvite()
{
    const AddressBook& book = m_parts.book;
    const auto now = static_cast<quint64>(m_parts.clock.nowMs());
    const crypto::Invite invite = crypto::makeInvite(m_parts.host, book.keys().chain(), now);
    QS_TRY(atomically([&]() -> Result<void> {
        QS_TRY(openDoor(invite.dropToken));
        return remember(crypto::InviteRecord{invite.secret, invite.dropToken, invite.expiresMs, {}}
        );
    }));
    return crypto::writeInvite(invite);
}

void Mailroom::openInvite(
    const QString& link,
    const std::function<void(Result<PersonRecord>)>& done
)
{
    const auto now = static_cast<quint64>(m_parts.clock.nowMs());
    const auto invite = crypto::parseInvite(link, now);
    if (!invite) {
        done(invite.error());
        return;
    }
    if (invite->host != m_parts.host) {
        done(Error{ErrorCode::WrongServer, QStringLiteral("the link is of another server")});
        return;
    }
    if (invite->user == m_parts.book.me()) {
        done(Error{ErrorCode::Invalid, QStringLiteral("the link is one's own")});
        return;
    }
    const QByteArray key = kOpenedPrefix + invite->user.bytes();
    if (const auto kept = m_parts.disk.put(store::Slot::Invite, key, link.toUtf8()); !kept) {
        done(kept.error());
        return;
    }
    m_parts.puller.fetchChain(invite->user, [this, invite, key, done](const Result<void>& fetched) {
        if (!fetched && (fetched.error().code == ErrorCode::Offline ||
                         fetched.error().code == ErrorCode::Busy)) {
            done(PersonRecord{}); // it goes out with the next connection
            return;
        }
        Result<void> asked = fetched ? request(*invite) : fetched;
        const bool isForged = !asked && (asked.error().code == ErrorCode::Invalid ||
                                         asked.error().code == ErrorCode::Denied);
        if (isForged) {
            asked = Error{ErrorCode::Corrupt, QStringLiteral("not who made the link")};
        }
        if (const auto removed = m_parts.disk.remove(store::Slot::Invite, key); !removed) {
            onDiskError(removed.error());
        }
        const PersonRecord* const person = m_parts.book.person(invite->user);
        if (asked && person) {
            done(*person);
        } else {
            done(
                asked ? Error{ErrorCode::NotFound, QStringLiteral("unknown person")} : asked.error()
            );
        }
    });
}

void Mailroom::onOpen()
{
    m_isFetching = false;
    readNext();
    const auto entries = m_parts.disk.all(store::Slot::Invite);
    if (!entries) {
        onDiskError(entries.error());
        return;
    }
    for (const store::SlotEntry& entry : *entries) {
        if (entry.key.startsWith(kOpenedPrefix)) {
            openInvite(QString::fromUtf8(entry.value), [](const Result<PersonRecord>&) {});
        }
    }
}

Result<void> Mailroom::request(const crypto::Invite& invite)
{
    const crypto::IdentityChain* const inviter = m_parts.book.identity(invite.user);
    QS_ASSERT(inviter);
    QS_TRY(crypto::checkInviter(invite, *inviter));
    const PersonRecord* const known = m_parts.book.person(invite.user);
    PersonRecord person = known ? *known : PersonRecord{};
    person.user = invite.user;
    person.trust = std::max(person.trust, crypto::Trust::Invited);
    person.theirDropToken = invite.dropToken;
    return requestBy(
        person, crypto::inviteProof(invite.secret, *inviter, m_parts.book.keys().chain())
    );
}

Result<void> Mailroom::requestBy(PersonRecord person, const Hash32& proof)
{
    const crypto::AccountKeys& me = m_parts.book.keys();
    const crypto::IdentityChain* const chain = m_parts.book.identity(person.user);
    QS_ASSERT(chain);
    // Who is connected as far as I know may have ended it: I ask, and keep what I have till then.
    const bool isConnected = person.state == PersonState::Connected;
    const protocol::Token oldDoor = isConnected ? protocol::Token() : person.myDoorToken;
    person.identity = chain->identity();
    person.manifest = chain->head();
    person.state = isConnected ? PersonState::Connected : PersonState::Requested;
    person.myDoorToken = isConnected ? person.myDoorToken : crypto::randomToken();
    const crypto::ConnectRequest letter{
        proof, m_parts.book.settings().profile.card, person.myDoorToken};
    QS_TRY_ASSIGN(const QByteArray sealed, crypto::sealConnectRequest(me, *chain, letter));
    return atomically([&]() -> Result<void> {
        if (!oldDoor.isNull()) {
            QS_TRY(closeDoor(oldDoor));
        }
        QS_TRY(openDoor(person.myDoorToken)); // again, where it is open
        QS_TRY(dropMailTo(person.user));
        QS_TRY(mail(person.user, person.theirDropToken, sealed));
        return remember(person);
    });
}

void Mailroom::ask(const UserId& user, const std::function<void(Result<PersonRecord>)>& done)
{
    if (user == m_parts.book.me()) {
        done(Error{ErrorCode::Invalid, QStringLiteral("the name is one's own")});
        return;
    }
    m_parts.puller.fetchChain(user, [this, user, done](const Result<void>& fetched) {
        const PersonRecord* const known = m_parts.book.person(user);
        if (known && known->state == PersonState::Connected) {
            done(*known);
            return;
        }
        PersonRecord person = known ? *known : PersonRecord{};
        person.user = user;
        person.trust = std::max(person.trust, crypto::Trust::FirstUse);
        person.theirDropToken = {};
        const Result<void> asked = fetched ? requestBy(person, {}) : fetched;
        if (asked) {
            done(*m_parts.book.person(user));
        } else {
            done(asked.error());
        }
    });
}

// Reading letters

void Mailroom::onMail(const protocol::Mail& mail)
{
    for (const protocol::MailItem& item : mail.items) {
        const quint64 last = m_waiting.isEmpty() ? m_cursor : m_waiting.last().item.seq;
        if (item.seq > last && m_waiting.size() < kMailWaitingMax) {
            m_waiting.append({item, std::nullopt});
        }
    }
    readNext();
}

void Mailroom::readNext()
{
    // Without my own circle (a new device that has not heard of it yet) no letter can be answered.
    while (!m_waiting.isEmpty() && !m_isFetching && m_parts.book.myCircle()) {
        Waiting& next = m_waiting.first();
        if (!next.letter) {
            auto opened = crypto::openLetter(next.item.sealed, m_parts.book.keys());
            if (opened) {
                next.letter = std::move(opened).value();
            }
        }
        if (next.letter) {
            const crypto::Signer& sender = next.letter->sender();
            const crypto::IdentityChain* const chain = m_parts.book.identity(sender.user);
            if (!chain || chain->head().seq < sender.manifest.seq) {
                m_isFetching = true;
                m_parts.puller.fetchChain(sender.user, [this](const Result<void>& fetched) {
                    m_isFetching = false;
                    const bool later = !fetched && fetched.error().code != ErrorCode::NotFound &&
                                       fetched.error().code != ErrorCode::Invalid &&
                                       fetched.error().code != ErrorCode::Denied;
                    if (later || m_waiting.isEmpty()) {
                        return;
                    }
                    read(m_waiting.takeFirst());
                    readNext();
                });
                return;
            }
        }
        read(m_waiting.takeFirst());
    }
}

void Mailroom::read(const Waiting& waiting)
{
    const Result<void> stored = atomically([&]() -> Result<void> {
        Result<void> taken =
            Error{ErrorCode::Corrupt, QStringLiteral("a letter that does not open")};
        if (waiting.letter) {
            const crypto::IdentityChain* const sender =
                m_parts.book.identity(waiting.letter->sender().user);
            if (sender) {
                taken = take(*waiting.letter, *sender);
            }
        }
        if (!taken) {
            if (taken.error().code == ErrorCode::OutOfSpace ||
                taken.error().code == ErrorCode::Busy) {
                return taken;
            }
            m_parts.metrics.count("letters_refused");
            Finding refused;
            refused.kind = FindingKind::LetterRefused;
            refused.space = proof::spaceOf(m_parts.book.me(), SpaceKind::Mailbox);
            refused.seq = waiting.item.seq;
            QS_TRY(m_parts.security.note(refused));
        }
        return moveCursor(waiting.item.seq);
    });
    if (!stored) {
        onDiskError(stored.error());
        return;
    }
    m_cursor = std::max(m_cursor, waiting.item.seq);
}

Result<void> Mailroom::take(const crypto::Letter& letter, const crypto::IdentityChain& sender)
{
    const PersonRecord* const known = m_parts.book.person(sender.user());
    if (known && known->state == PersonState::Blocked) {
        return Error{ErrorCode::Denied, QStringLiteral("a letter of somebody blocked")};
    }
    switch (letter.type()) {
    case crypto::LetterType::ConnectRequest: return takeRequest(letter, sender);
    case crypto::LetterType::Grant: return takeGrant(letter, sender);
    case crypto::LetterType::Acceptance: return takeAcceptance(letter, sender);
    case crypto::LetterType::Withdrawal: return takeWithdrawal(letter, sender);
    case crypto::LetterType::GroupGrant:
    case crypto::LetterType::GroupFarewell: return onGroupLetter(letter, sender);
    }
    return Error{ErrorCode::Incompatible, QStringLiteral("a letter of a newer version")};
}

Result<void>
Mailroom::takeRequest(const crypto::Letter& letter, const crypto::IdentityChain& sender)
{
    const auto now = static_cast<quint64>(m_parts.clock.nowMs());
    QList<crypto::InviteRecord> open;
    QList<crypto::InviteSecret> secrets;
    for (const crypto::InviteRecord& invite : m_parts.book.invites()) {
        const bool isFree = invite.usedBy.isNull() || invite.usedBy == sender.user();
        if (isFree && invite.expiresMs > now && secrets.size() < 64) {
            open.append(invite);
            secrets.append(invite.secret);
        }
    }
    QS_TRY_ASSIGN(
        const crypto::ReadRequest read,
        crypto::readConnectRequest(letter, m_parts.book.keys(), sender, secrets)
    );
    const PersonRecord* const known = m_parts.book.person(sender.user());
    if (!read.secretIndex && known && known->state == PersonState::Declined) {
        return Error{ErrorCode::Denied, QStringLiteral("a stranger who was turned down")};
    }
    PersonRecord person = known ? *known : PersonRecord{};
    person.user = sender.user();
    person.identity = sender.identity();
    person.manifest = sender.head();
    person.trust =
        std::max(person.trust, read.secretIndex ? crypto::Trust::Invited : crypto::Trust::FirstUse);
    person.nameCard = read.request.nameCard;
    person.theirDropToken = read.request.dropToken;
    if (read.secretIndex) {
        crypto::InviteRecord used = open[*read.secretIndex];
        used.usedBy = person.user;
        QS_TRY(remember(used));
    }
    // Who asks although we are connected has lost what they had: they begin anew, and so do I.
    const bool isWanted =
        person.state == PersonState::Requested || person.state == PersonState::Connected;
    if (isWanted) {
        return connect(person);
    }
    person.state = PersonState::Incoming;
    return remember(person);
}

// We are connected from now on; they learn it by this letter, and my keys come with my next post.
Result<void> Mailroom::connect(PersonRecord person)
{
    const crypto::IdentityChain* const chain = m_parts.book.identity(person.user);
    if (!chain) {
        return Error{ErrorCode::NotFound, QStringLiteral("no chain")};
    }
    if (person.myDoorToken.isNull()) {
        person.myDoorToken = crypto::randomToken();
        QS_TRY(openDoor(person.myDoorToken));
    }
    const crypto::Acceptance acceptance{m_parts.book.settings().profile.card, person.myDoorToken};
    QS_TRY_ASSIGN(
        const QByteArray sealed, crypto::sealAcceptance(m_parts.book.keys(), *chain, acceptance)
    );
    QS_TRY(mail(person.user, person.theirDropToken, sealed));
    person.state = PersonState::Connected;
    person.connectedMs = static_cast<quint64>(m_parts.clock.nowMs());
    return remember(person);
}

Result<void>
Mailroom::takeAcceptance(const crypto::Letter& letter, const crypto::IdentityChain& sender)
{
    const PersonRecord* const known = m_parts.book.person(sender.user());
    const bool isExpected =
        known && (known->state == PersonState::Requested || known->state == PersonState::Connected);
    if (!isExpected) {
        return Error{ErrorCode::Denied, QStringLiteral("an acceptance nobody asked for")};
    }
    QS_TRY_ASSIGN(const crypto::Acceptance acceptance, crypto::readAcceptance(letter, sender));
    PersonRecord person = *known;
    person.nameCard = acceptance.nameCard;
    person.theirDropToken = acceptance.dropToken;
    person.state = PersonState::Connected;
    person.connectedMs = static_cast<quint64>(m_parts.clock.nowMs());
    return remember(person);
}

Result<void>
Mailroom::takeWithdrawal(const crypto::Letter& letter, const crypto::IdentityChain& sender)
{
    QS_TRY(crypto::readWithdrawal(letter, sender));
    const PersonRecord* const known = m_parts.book.person(sender.user());
    if (!known || known->state != PersonState::Incoming) {
        return {};
    }
    PersonRecord person = *known;
    person.state = PersonState::None;
    person.theirDropToken = {};
    return remember(person);
}

Result<void> Mailroom::takeGrant(const crypto::Letter& letter, const crypto::IdentityChain& sender)
{
    const PersonRecord* const known = m_parts.book.person(sender.user());
    if (!known || known->state != PersonState::Connected) {
        return Error{ErrorCode::Denied, QStringLiteral("a grant nobody asked for")};
    }
    QS_TRY_ASSIGN(
        const crypto::Grant grant, crypto::readGrant(letter, m_parts.book.keys(), sender)
    );
    const SpaceId circleId = grant.epoch->space().id;
    const crypto::CircleRecord* const held = m_parts.book.circle(circleId);
    if (held && held->owner != sender.user()) {
        return Error{ErrorCode::Denied, QStringLiteral("a grant for somebody else's circle")};
    }
    const auto owned = m_parts.book.circles();
    const auto count = std::ranges::count(owned, sender.user(), &crypto::CircleRecord::owner);
    if (!held && count >= 2 * crypto::kCirclesMax) {
        return Error{ErrorCode::Denied, QStringLiteral("more circles than one person has")};
    }
    PersonRecord person = *known;
    person.nameCard = grant.nameCard;
    if (const auto profile = crypto::openProfile(*grant.epoch, grant.sealedProfile)) {
        person.nameCard = profile->card; // what they say to those who hold the key
    }
    if (grant.isMain) {
        person.circle = circleId;
    }
    person.theirDropToken = grant.dropToken;
    crypto::CircleRecord circle;
    circle.circle = circleId;
    circle.owner = sender.user();
    circle.epochs = {grant.epoch};
    circle.vouchers = {grant.voucher.bytes};
    circle.fromSeq = held && !held->isGone ? held->fromSeq : grant.fromSeq;
    QS_TRY(remember(circle));
    return person == *known ? Result<void>() : remember(person);
}

Result<void> Mailroom::approve(const UserId& user)
{
    const PersonRecord* const known = m_parts.book.person(user);
    if (!known || known->state != PersonState::Incoming) {
        return Error{ErrorCode::NotFound, QStringLiteral("nobody who asked")};
    }
    return atomically([&, person = *known] { return connect(person); });
}

Result<void> Mailroom::decline(const UserId& user)
{
    const PersonRecord* const known = m_parts.book.person(user);
    if (!known || known->state != PersonState::Incoming) {
        return Error{ErrorCode::NotFound, QStringLiteral("nobody who asked")};
    }
    PersonRecord person = *known;
    person.state = PersonState::Declined;
    person.theirDropToken = {};
    return atomically([&] { return remember(person); });
}

// What has not left does not leave; else they hear that it is taken back.
Result<void> Mailroom::withdraw(const UserId& user)
{
    const PersonRecord* const known = m_parts.book.person(user);
    const crypto::IdentityChain* const chain = m_parts.book.identity(user);
    if (!known || !chain || known->state != PersonState::Requested) {
        return Error{ErrorCode::NotFound, QStringLiteral("nobody was asked")};
    }
    PersonRecord person = *known;
    const bool hasLeft = std::ranges::none_of(m_parts.outbox.all(), [&](const auto& pending) {
        return pending.intent.kind == IntentKind::Mail && pending.intent.recipient == user;
    });
    QS_TRY_ASSIGN(const QByteArray sealed, crypto::sealWithdrawal(m_parts.book.keys(), *chain));
    return atomically([&]() -> Result<void> {
        QS_TRY(dropMailTo(user));
        if (hasLeft) {
            QS_TRY(mail(user, person.theirDropToken, sealed));
        }
        QS_TRY(closeDoor(person.myDoorToken));
        person.state = PersonState::None;
        person.theirDropToken = {};
        person.myDoorToken = {};
        return remember(person);
    });
}

} // namespace qs::sync
