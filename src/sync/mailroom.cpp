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
        return stored;
    }
    m_parts.changes.peopleChanged();
    m_parts.changes.linkChanged();
    onProgress();
    return {};
}

Result<void> Mailroom::remember(AddressBook::RecordContent content)
{
    const crypto::VaultRecord record = m_parts.book.stamp(std::move(content));
    const AddressBook& book = m_parts.book;
    QS_TRY(m_parts.book.merge(record, book.keys().device()));
    QS_TRY_ASSIGN(Intent intent, book.vaultIntent(record));
    intent.id = newIntent(IntentKind::Vault).id;
    return m_parts.outbox.append(intent);
}

Result<void>
Mailroom::mail(const UserId& recipient, const protocol::Token& token, const QByteArray& sealed)
{
    Intent intent = newIntent(IntentKind::Mail);
    intent.recipient = recipient;
    intent.token = token.bytes();
    intent.payload = sealed;
    return m_parts.outbox.append(intent);
}

Result<void> Mailroom::openDoor(const protocol::Token& token)
{
    Intent intent = newIntent(IntentKind::OpenDoor);
    intent.token = proof::dropTokenHash(token.view()).bytes();
    return m_parts.outbox.append(intent);
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
        const Result<void> asked = fetched ? request(*invite) : fetched;
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
    if (known && known->state == PersonState::Connected) {
        return {};
    }
    PersonRecord person = known ? *known : PersonRecord{};
    person.user = invite.user;
    person.identity = inviter->identity();
    person.manifest = inviter->head();
    person.trust = std::max(person.trust, crypto::Trust::Invited);
    person.state = PersonState::Requested;
    person.theirDropToken = invite.dropToken;
    person.myDoorToken = crypto::randomToken();
    const crypto::AccountKeys& me = m_parts.book.keys();
    const crypto::ConnectRequest letter{
        crypto::inviteProof(invite.secret, *inviter, me.chain()),
        m_parts.book.settings().profile.card,
        person.myDoorToken,
    };
    QS_TRY_ASSIGN(const QByteArray sealed, crypto::sealConnectRequest(me, *inviter, letter));
    return atomically([&]() -> Result<void> {
        QS_TRY(openDoor(person.myDoorToken));
        QS_TRY(mail(person.user, person.theirDropToken, sealed));
        return remember(person);
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
                taken = waiting.letter->type() == crypto::LetterType::ConnectRequest
                            ? takeRequest(*waiting.letter, *sender)
                            : takeGrant(*waiting.letter, *sender);
            }
        }
        if (!taken) {
            if (taken.error().code == ErrorCode::OutOfSpace ||
                taken.error().code == ErrorCode::Busy) {
                return taken;
            }
            m_parts.metrics.count("letters_refused");
        }
        return moveCursor(waiting.item.seq);
    });
    if (!stored) {
        onDiskError(stored.error());
        return;
    }
    m_cursor = std::max(m_cursor, waiting.item.seq);
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
    if (known && known->state == PersonState::Connected) {
        return {};
    }
    PersonRecord person = known ? *known : PersonRecord{};
    person.user = sender.user();
    person.identity = sender.identity();
    person.manifest = sender.head();
    person.trust = std::max(person.trust, crypto::Trust::Invited);
    person.state = PersonState::Incoming;
    person.nameCard = read.request.nameCard;
    person.theirDropToken = read.request.dropToken;
    QS_TRY(remember(person));
    crypto::InviteRecord used = open[read.secretIndex];
    used.usedBy = person.user;
    return remember(used);
}

Result<void> Mailroom::takeGrant(const crypto::Letter& letter, const crypto::IdentityChain& sender)
{
    const PersonRecord* const known = m_parts.book.person(sender.user());
    const bool isExpected =
        known && (known->state == PersonState::Requested || known->state == PersonState::Connected);
    if (!isExpected) {
        return Error{ErrorCode::Denied, QStringLiteral("a grant nobody asked for")};
    }
    QS_TRY_ASSIGN(
        const crypto::Grant grant, crypto::readGrant(letter, m_parts.book.keys(), sender)
    );
    PersonRecord person = *known;
    const bool owesGrant = person.state == PersonState::Requested;
    person.state = PersonState::Connected;
    person.nameCard = grant.nameCard;
    if (const auto profile = crypto::openProfile(*grant.epoch, grant.sealedProfile)) {
        person.nameCard = profile->card; // what they say to those who hold the key
    }
    person.circle = grant.epoch->space().id;
    person.theirDropToken = grant.dropToken;
    const crypto::CircleRecord circle{
        person.circle,
        person.user,
        {grant.epoch},
        grant.voucher.bytes,
        grant.fromSeq,
    };
    QS_TRY(remember(circle));
    return owesGrant ? sendGrant(person) : remember(person);
}

// Hands somebody the key of my circle, and remembers that they have it.
Result<void> Mailroom::sendGrant(PersonRecord person)
{
    const crypto::CircleRecord* const circle = m_parts.book.myCircle();
    const crypto::IdentityChain* const chain = m_parts.book.identity(person.user);
    if (!circle || !chain) {
        return Error{ErrorCode::NotFound, QStringLiteral("no circle, or no chain")};
    }
    if (person.myDoorToken.isNull()) {
        person.myDoorToken = crypto::randomToken();
        QS_TRY(openDoor(person.myDoorToken));
    }
    crypto::Grant grant;
    grant.epoch = circle->epochs.last();
    grant.fromSeq = m_parts.puller.appliedSeq({SpaceKind::Circle, circle->circle}) + 1;
    grant.nameCard = m_parts.book.settings().profile.card;
    grant.dropToken = person.myDoorToken;
    QS_TRY_ASSIGN(
        grant.sealedProfile, crypto::sealProfile(*grant.epoch, m_parts.book.settings().profile)
    );
    QS_TRY_ASSIGN(const QByteArray sealed, crypto::sealGrant(m_parts.book.keys(), *chain, grant));
    QS_TRY(mail(person.user, person.theirDropToken, sealed));
    person.grantedEpoch = grant.epoch->epoch();
    return remember(person);
}

Result<void> Mailroom::approve(const UserId& user)
{
    const PersonRecord* const known = m_parts.book.person(user);
    if (!known || known->state != PersonState::Incoming) {
        return Error{ErrorCode::NotFound, QStringLiteral("nobody who asked")};
    }
    PersonRecord person = *known;
    person.state = PersonState::Connected;
    return atomically([&] { return sendGrant(person); });
}

Result<void> Mailroom::decline(const UserId& user)
{
    const PersonRecord* const known = m_parts.book.person(user);
    if (!known || known->state != PersonState::Incoming) {
        return Error{ErrorCode::NotFound, QStringLiteral("nobody who asked")};
    }
    PersonRecord person = *known;
    person.state = PersonState::Declined;
    return atomically([&] { return remember(person); });
}

} // namespace qs::sync
