// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

// What of the outbox leaves as a request of its own and not as an envelope in a lane.

#include "codec/cbor_reader.h"
#include "crypto/invite.h"
#include "protocol/create_space.h"
#include "protocol/done.h"
#include "protocol/follow.h"
#include "protocol/mail.h"
#include "protocol/mail_each.h"
#include "protocol/report.h"
#include "sync/sender.h"

#include <algorithm>

namespace qs::sync {

namespace {

using store::IntentState;

// Somebody may have made an invite without a network: its door opens when they connect.
constexpr qint64 kClosedDoorPatienceMs = crypto::kInviteLifetimeMs; ///< As long as a link is good.
constexpr qint64 kClosedDoorRestMsMin = 250;
constexpr qint64 kClosedDoorRestMsMax = 60'000;

} // namespace

void Sender::pumpOthers()
{
    if (m_other) {
        return;
    }
    for (const PendingIntent& pending : m_parts.outbox.all()) {
        if (pending.intent.isEnvelope() || pending.state == IntentState::Refused) {
            continue;
        }
        const bool isPostponed = m_postponed.value(pending.intent.id) > m_parts.clock.monotonicMs();
        if (!isPostponed && isReady(pending)) {
            sendOther(pending);
            return;
        }
    }
}

void Sender::sendOther(const PendingIntent& pending)
{
    const Intent& intent = pending.intent;
    const IntentId id = intent.id;
    m_other = id;
    const auto ask = [&](const auto& request) {
        m_parts.connection.channel().ask<protocol::Done>(
            request,
            [this, id](protocol::Done) { onOtherDone(id); },
            [this, id](Refusal refusal) { onOtherRefused(id, refusal); }
        );
    };
    switch (intent.kind) {
    case IntentKind::CreateCircle:
    case IntentKind::MoveEpoch: {
        const auto statement = crypto::readStatement(intent.payload);
        if (!statement || intent.token.size() != protocol::TokenHash::kSize) {
            onOtherDone(id); // nothing a server could take
            return;
        }
        ask(protocol::CreateSpace{
            intent.space,
            statement->statement.epoch - 1,
            *protocol::TokenHash::from(intent.token),
            intent.payload});
        break;
    }
    case IntentKind::Grants: sendGrants(pending); break;
    case IntentKind::CloseDoor:
        ask(protocol::CloseDoor{*protocol::TokenHash::from(intent.token)});
        break;
    case IntentKind::Follow:
        m_parts.connection.channel().ask<protocol::Followers>(
            protocol::Follow{
                intent.space, *protocol::FollowMark::from(intent.token), intent.mailSeq == 1},
            [this, id](protocol::Followers) { onOtherDone(id); },
            [this, id](Refusal refusal) { onOtherRefused(id, refusal); }
        );
        break;
    case IntentKind::OpenDoor:
        ask(protocol::OpenDoor{*protocol::TokenHash::from(intent.token)});
        break;
    case IntentKind::Mail:
        ask(protocol::MailPut{{{intent.recipient, intent.token, intent.payload}}});
        break;
    case IntentKind::CollectMail: ask(protocol::MailCollected{intent.mailSeq}); break;
    case IntentKind::FileReport: ask(protocol::FileReport{intent.payload}); break;
    default: break; // leaves as an envelope
    }
    m_parts.connection.expectAnswer();
}

// Each letter for itself: one that cannot be left, a door that was closed, holds up nobody.
void Sender::sendGrants(const PendingIntent& pending)
{
    protocol::MailEach mail;
    codec::CborReader in(pending.intent.payload);
    in.list(protocol::kMailItemsMax, [&] {
        codec::CborReader one(in.bytesView());
        one.array(3);
        protocol::MailPutItem item;
        item.recipient = one.id<UserId>();
        item.token = one.bytes();
        item.sealed = one.bytes();
        if (one.finish()) {
            mail.items.append(item);
        }
    });
    const IntentId id = pending.intent.id;
    m_parts.connection.channel().ask<protocol::MailEachAnswer>(
        mail,
        [this, id](const protocol::MailEachAnswer& answer) {
            const auto lost = std::ranges::count_if(answer.outcomes, [](auto outcome) {
                return outcome != protocol::MailOutcome::Left;
            });
            m_parts.metrics.count("grants_not_left", lost);
            onOtherDone(id);
        },
        [this, id](Refusal refusal) { onOtherRefused(id, refusal); }
    );
}

// Another device of mine was first: its epoch counts, and mine is not written in.
void Sender::moveRefused(const Intent& intent, Refusal refusal)
{
    const auto statement = crypto::readStatement(intent.payload);
    if (!statement || refusal.code != protocol::FailureCode::Exists) {
        return;
    }
    const quint64 number = statement->statement.epoch;
    if (const auto mine = m_parts.book.epoch(intent.space, number, statement->hash)) {
        m_parts.book.refuseToken(*mine);
        m_parts.metrics.count("epochs_lost");
    }
}

void Sender::onOtherDone(const IntentId& id)
{
    m_other.reset();
    if (const auto removed = m_parts.outbox.remove(id); !removed) {
        onDiskError(removed.error());
        return;
    }
    m_parts.changes.linkChanged();
    onProgress();
    pump();
}

void Sender::onOtherRefused(const IntentId& id, Refusal refusal)
{
    using enum protocol::FailureCode;
    if (postpone(id, refusal)) {
        m_other.reset();
        pump();
        return;
    }
    switch (refusal.code) {
    case RateLimited:
    case Busy:
    case StorageFull:
    case Internal:
    case Unauthenticated:
        m_other.reset();
        restUntil(refusal.retryAfterMs);
        return;
    default:
        // A door that was closed, a circle that another device made first: nothing to repeat.
        m_parts.metrics.count("requests_refused");
        if (const PendingIntent* const pending = m_parts.outbox.find(id);
            pending && pending->intent.kind == IntentKind::MoveEpoch) {
            moveRefused(pending->intent, refusal);
        }
        onOtherDone(id);
        return;
    }
}

// Mail whose door is closed, or whose mailbox is full, waits as long again as it has waited
// already, and holds up nothing else. False if it is no mail, or has waited long enough; a stranger
// at a closed door does not wait.
bool Sender::postpone(const IntentId& id, Refusal refusal)
{
    const PendingIntent* const pending = m_parts.outbox.find(id);
    const bool isFull = refusal.code == protocol::FailureCode::RateLimited;
    const bool isClosed = refusal.code == protocol::FailureCode::Denied;
    if (!pending || pending->intent.kind != IntentKind::Mail || (!isFull && !isClosed) ||
        (isClosed && pending->intent.token.isEmpty())) {
        return false;
    }
    const qint64 ageMs = m_parts.clock.nowMs() - static_cast<qint64>(pending->intent.madeMs);
    if (ageMs > kClosedDoorPatienceMs) {
        m_postponed.remove(id);
        return false;
    }
    const qint64 delayMs = std::clamp(ageMs, kClosedDoorRestMsMin, kClosedDoorRestMsMax);
    m_postponed.insert(id, m_parts.clock.monotonicMs() + delayMs);
    m_parts.metrics.count("mail_postponed");
    m_parts.scheduler.cancel(m_postponedTimer);
    m_postponedTimer = m_parts.scheduler.callAfter(delayMs, [this] {
        m_postponedTimer = 0;
        pump();
    });
    return true;
}

} // namespace qs::sync
