// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/sender.h"

#include "crypto/envelope.h"
#include "crypto/invite.h"
#include "proof/identity.h"
#include "proof/receipt.h"
#include "protocol/create_space.h"
#include "protocol/done.h"
#include "protocol/mail.h"
#include "store/disk_store.h"

#include <algorithm>

namespace qs::sync {

namespace {

using store::IntentState;

constexpr qint64 kStaleEpochRestMs = 30'000;
constexpr qint64 kRestDefaultMs = 2'000;

// Somebody may have made an invite without a network: its door opens when they connect.
constexpr qint64 kClosedDoorPatienceMs = crypto::kInviteLifetimeMs; ///< As long as a link is good.
constexpr qint64 kClosedDoorRestMsMin = 250;
constexpr qint64 kClosedDoorRestMsMax = 60'000;
constexpr qsizetype kEnvelopeOverhead = 160; ///< Of an item around its envelope, generously.

// How long to leave the server alone after an answer; 0 if not at all.
qint64 restAfter(const protocol::AppendOutcome& outcome)
{
    switch (outcome.status) {
    case protocol::AppendStatus::Retry: return static_cast<qint64>(outcome.retryAfterMs);
    case protocol::AppendStatus::StaleEpoch:
    case protocol::AppendStatus::StaleToken: return kStaleEpochRestMs;
    case protocol::AppendStatus::Accepted:
    case protocol::AppendStatus::Refused:
    case protocol::AppendStatus::Blocked: return 0;
    }
    return 0;
}

// The place an envelope was given in its lane.
Result<protocol::EnvelopeHeader> headerOf(const QByteArray& envelope)
{
    QS_TRY_ASSIGN(const protocol::EnvelopeParts parts, protocol::splitEnvelope(envelope));
    return protocol::readHeader(parts.header);
}

} // namespace

Sender::Sender(Parts parts) : m_parts(parts) {}

Sender::~Sender()
{
    m_parts.scheduler.cancel(m_restTimer);
    m_parts.scheduler.cancel(m_postponedTimer);
}

void Sender::pump()
{
    if (!m_parts.connection.isOpen() || m_restTimer != 0) {
        return;
    }
    pumpOthers();
    pumpEnvelopes();
}

void Sender::onConnectionEnd()
{
    m_batch.clear();
    m_other.reset();
}

bool Sender::isInFlight(const IntentId& id) const
{
    return m_batch.contains(id);
}

void Sender::restUntil(qint64 delayMs)
{
    m_parts.scheduler.cancel(m_restTimer);
    m_restTimer = m_parts.scheduler.callAfter(delayMs > 0 ? delayMs : kRestDefaultMs, [this] {
        m_restTimer = 0;
        pump();
    });
}

void Sender::announce(const Intent& intent)
{
    if (!intent.object.isNull()) {
        m_parts.changes.postChanged(intent.object);
    }
    m_parts.changes.linkChanged();
}

// Envelopes

bool Sender::isReady(const PendingIntent& pending) const
{
    const auto& all = m_parts.outbox.all();
    if (pending.intent.kind == IntentKind::CollectMail) {
        // Mail may go only when what it taught is safe in the vault.
        return std::ranges::none_of(all, [&](const PendingIntent& other) {
            return other.intent.kind == IntentKind::Vault && other.n < pending.n;
        });
    }
    if (pending.intent.space.kind != SpaceKind::Circle || !pending.intent.isEnvelope()) {
        return true;
    }
    return std::ranges::none_of(all, [&](const PendingIntent& other) {
        return other.intent.kind == IntentKind::CreateCircle &&
               other.intent.space == pending.intent.space;
    });
}

// Sealed ones first: they hold the lower numbers of their lanes.
QList<IntentId> Sender::chooseBatch() const
{
    QList<IntentId> chosen;
    qsizetype bytes = 0;
    for (const IntentState wanted : {IntentState::Sealed, IntentState::Queued}) {
        for (const PendingIntent& pending : m_parts.outbox.all()) {
            if (pending.state != wanted || !pending.intent.isEnvelope() || !isReady(pending)) {
                continue;
            }
            // Padding at most doubles what is small and adds a sixteenth to what is large.
            const qsizetype size =
                kEnvelopeOverhead + (pending.sealed.isEmpty()
                                         ? 2 * pending.intent.payload.size() + 1024
                                         : pending.sealed.size());
            const bool isFull = chosen.size() >= protocol::kAppendItemsMax ||
                                bytes + size > protocol::kAppendBytesMax;
            if (isFull && !chosen.isEmpty()) {
                return chosen;
            }
            chosen.append(pending.intent.id);
            bytes += size;
        }
    }
    return chosen;
}

void Sender::pumpEnvelopes()
{
    if (!m_batch.isEmpty()) {
        return;
    }
    const QList<IntentId> ids = chooseBatch();
    if (ids.isEmpty()) {
        return;
    }
    const Result<void> sealed = sealBatch(ids);
    if (!sealed) {
        onDiskError(sealed.error());
        return;
    }
    sendBatch(ids);
}

Result<void> Sender::sealBatch(const QList<IntentId>& ids)
{
    Result<void> stored = m_parts.disk.transaction([&]() -> Result<void> {
        for (const IntentId& id : ids) {
            QS_TRY(sealOne(id));
        }
        return {};
    });
    if (!stored) {
        QS_TRY(m_parts.outbox.reload());
        QS_TRY(m_parts.book.reload());
    }
    return stored;
}

Result<void> Sender::sealOne(const IntentId& id)
{
    const PendingIntent* const pending = m_parts.outbox.find(id);
    if (!pending || pending->state != IntentState::Queued) {
        return {};
    }
    const SpaceRef space = pending->intent.space;
    const crypto::LanePlace place = m_parts.book.nextPlace(space);
    const auto sealed = makeEnvelope(pending->intent, place);
    if (!sealed) {
        // It can never leave as it is. It steps aside, the person sees why.
        return m_parts.outbox.refuse(id, static_cast<quint64>(protocol::Refusal::Malformed));
    }
    QS_TRY(m_parts.outbox.seal(id, sealed->bytes));
    return m_parts.book.setOwnLane(space, place.n, sealed->id);
}

Result<crypto::Sealed>
Sender::makeEnvelope(const Intent& intent, const crypto::LanePlace& place) const
{
    const AddressBook& book = m_parts.book;
    if (intent.kind == IntentKind::Vault) {
        QS_TRY_ASSIGN(const crypto::VaultRecord record, crypto::readRecord(intent.payload));
        return crypto::sealRecord(book.keys(), *book.newestEpoch(intent.space), place, record);
    }
    QS_TRY_ASSIGN(content::Payload payload, content::readPayload(intent.payload));
    payload.nameCard = book.settings().profile.card;
    if (intent.space.kind == SpaceKind::Public) {
        return crypto::sealPublic(book.keys(), place, payload);
    }
    const crypto::SpaceEpochPtr epoch = book.newestEpoch(intent.space);
    if (!epoch) {
        return Error{ErrorCode::NotFound, QStringLiteral("no key for the space")};
    }
    const crypto::CircleRecord* const circle = book.circle(intent.space.id);
    if (circle && circle->owner != book.me()) {
        payload.voucher = circle->voucher;
    }
    return crypto::sealContent(book.keys(), *epoch, place, payload);
}

void Sender::sendBatch(const QList<IntentId>& ids)
{
    protocol::Append append;
    QList<IntentId> sent;
    for (const IntentId& id : ids) {
        const PendingIntent* const pending = m_parts.outbox.find(id);
        if (!pending || pending->state != IntentState::Sealed) {
            continue;
        }
        const SpaceRef& space = pending->intent.space;
        const auto epoch =
            space.kind == SpaceKind::Circle ? m_parts.book.newestEpoch(space) : nullptr;
        append.items.append({space, epoch ? epoch->feedToken() : QByteArray(), pending->sealed});
        sent.append(id);
        announce(pending->intent);
    }
    if (sent.isEmpty()) {
        pump();
        return;
    }
    m_batch = sent;
    m_parts.metrics.count("batches_sent");
    m_parts.connection.channel().ask<protocol::Receipts>(
        append,
        [this, sent](const protocol::Receipts& receipts) { onReceipts(sent, receipts); },
        [this](Refusal refusal) {
            m_batch.clear();
            m_parts.metrics.count("batches_refused");
            restUntil(refusal.retryAfterMs);
        }
    );
    m_parts.connection.expectAnswer();
}

void Sender::onReceipts(const QList<IntentId>& ids, const protocol::Receipts& receipts)
{
    m_batch.clear();
    const auto& key = m_parts.connection.channel().server().receiptKey;
    if (receipts.outcomes.size() != ids.size() || !proof::verifyReceipts(receipts, key)) {
        m_parts.metrics.count("receipts_bad");
        restUntil(kRestDefaultMs);
        return;
    }
    qint64 rest = 0;
    const Result<void> stored = m_parts.disk.transaction([&]() -> Result<void> {
        for (qsizetype i = 0; i < ids.size(); ++i) {
            const protocol::AppendOutcome& outcome = receipts.outcomes[i];
            QS_TRY(settle(ids[i], outcome));
            rest = std::max(rest, restAfter(outcome));
        }
        return {};
    });
    if (!stored) {
        m_parts.reducer.dropPending();
        const bool recovered = m_parts.outbox.reload().ok() && m_parts.book.reload().ok();
        m_parts.metrics.count(recovered ? "disk_refused" : "disk_lost");
        onDiskError(stored.error());
        return;
    }
    if (const auto folded = m_parts.reducer.foldPending(); !folded) {
        onDiskError(folded.error());
    }
    m_parts.changes.linkChanged();
    if (rest > 0) {
        restUntil(rest);
    }
    onProgress();
    pump();
}

Result<void> Sender::settle(const IntentId& id, const protocol::AppendOutcome& outcome)
{
    const PendingIntent* const found = m_parts.outbox.find(id);
    if (!found) {
        return {};
    }
    const PendingIntent pending = *found;
    announce(pending.intent);
    switch (outcome.status) {
    case protocol::AppendStatus::Accepted: return accept(pending, outcome);
    case protocol::AppendStatus::Refused: return refuse(pending, outcome);
    case protocol::AppendStatus::Retry: return {};
    case protocol::AppendStatus::Blocked:
        QS_TRY(m_parts.outbox.unseal(id));
        return m_parts.book.setOwnLane(pending.intent.space, outcome.laneN, outcome.laneHead);
    case protocol::AppendStatus::StaleEpoch:
    case protocol::AppendStatus::StaleToken:
        QS_TRY(m_parts.outbox.unseal(id));
        return takeBack(pending);
    }
    return {};
}

Result<void> Sender::accept(const PendingIntent& pending, const protocol::AppendOutcome& outcome)
{
    QS_TRY_ASSIGN(const auto parts, protocol::splitEnvelope(pending.sealed));
    if (proof::envelopeIdOf(parts) != outcome.id || outcome.seq == 0) {
        m_parts.metrics.count("receipts_bad");
        return {}; // the receipt is for something else: ask again
    }
    m_parts.metrics.count("intents_confirmed");
    QS_TRY(
        m_parts.reducer.takeOwn(pending.intent.space, {outcome.seq, outcome.atMs, pending.sealed})
    );
    return m_parts.outbox.remove(pending.intent.id);
}

// The number was not used up: the lane goes back to where it was before this envelope.
Result<void> Sender::takeBack(const PendingIntent& pending)
{
    QS_TRY_ASSIGN(const protocol::EnvelopeHeader header, headerOf(pending.sealed));
    if (m_parts.book.nextPlace(header.space).n <= header.laneN) {
        return {}; // an earlier one was taken back before
    }
    return m_parts.book.setOwnLane(header.space, header.laneN - 1, header.prev);
}

Result<void> Sender::refuse(const PendingIntent& pending, const protocol::AppendOutcome& outcome)
{
    m_parts.metrics.count("intents_refused");
    if (outcome.refusal == protocol::Refusal::LaneFork) {
        // This disk is older than what this device once sent: go on from what the server has.
        QS_TRY(m_parts.outbox.unseal(pending.intent.id));
        return m_parts.book.setOwnLane(pending.intent.space, outcome.laneN, outcome.laneHead);
    }
    QS_TRY(takeBack(pending));
    if (pending.intent.kind == IntentKind::Post) {
        return m_parts.outbox.refuse(pending.intent.id, static_cast<quint64>(outcome.refusal));
    }
    return m_parts.outbox.remove(pending.intent.id); // a toggle springs back
}

// Everything that is no envelope

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
    case IntentKind::CreateCircle: {
        const auto epoch = m_parts.book.newestEpoch(intent.space);
        if (!epoch) {
            onOtherDone(id); // the circle is gone from the book: nothing to tell
            return;
        }
        ask(protocol::CreateSpace{
            intent.space, epoch->epoch() - 1, epoch->feedTokenHash(), epoch->statement().bytes});
        break;
    }
    case IntentKind::OpenDoor:
        ask(protocol::OpenDoor{*protocol::TokenHash::from(intent.token)});
        break;
    case IntentKind::Mail:
        ask(protocol::MailPut{{{intent.recipient, intent.token, intent.payload}}});
        break;
    case IntentKind::CollectMail: ask(protocol::MailCollected{intent.mailSeq}); break;
    case IntentKind::Post:
    case IntentKind::React:
    case IntentKind::Vault: break;
    }
    m_parts.connection.expectAnswer();
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
    switch (refusal.code) {
    case RateLimited:
    case Busy:
    case StorageFull:
    case Internal:
    case Unauthenticated:
        m_other.reset();
        restUntil(refusal.retryAfterMs);
        return;
    case Denied:
        if (postpone(id)) {
            m_other.reset();
            pump();
            return;
        }
        [[fallthrough]];
    default:
        // A door that was closed, a circle that another device made first: nothing to repeat.
        m_parts.metrics.count("requests_refused");
        onOtherDone(id);
        return;
    }
}

// Mail whose door is closed waits as long again as it has waited already. False if it is no mail,
// or has waited long enough.
bool Sender::postpone(const IntentId& id)
{
    const PendingIntent* const pending = m_parts.outbox.find(id);
    if (!pending || pending->intent.kind != IntentKind::Mail) {
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
