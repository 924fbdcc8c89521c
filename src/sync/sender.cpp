// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/sender.h"

#include "crypto/envelope.h"
#include "proof/identity.h"
#include "proof/receipt.h"
#include "store/disk_store.h"

#include <algorithm>

namespace qs::sync {

namespace {

using store::IntentState;

constexpr qint64 kRestDefaultMs = 2'000;

constexpr qint64 kHoldMsMax = 60'000;
constexpr qsizetype kEnvelopeOverhead = 160; ///< Of an item around its envelope, generously.

// How long to leave the server alone after an answer; 0 if not at all.
qint64 restAfter(const protocol::AppendOutcome& outcome)
{
    switch (outcome.status) {
    case protocol::AppendStatus::Retry: return static_cast<qint64>(outcome.retryAfterMs);
    case protocol::AppendStatus::StaleEpoch: // its circle waits, the others go on
    case protocol::AppendStatus::StaleToken:
    case protocol::AppendStatus::Accepted:
    case protocol::AppendStatus::Refused:
    case protocol::AppendStatus::Blocked: return 0;
    }
    return 0;
}

// My voucher for one epoch of somebody else's circle.
QByteArray voucherFor(const crypto::CircleRecord& circle, quint64 epoch)
{
    for (const QByteArray& bytes : circle.vouchers) {
        const auto voucher = crypto::readVoucher(bytes);
        if (voucher && voucher->epoch == epoch) {
            return bytes;
        }
    }
    return {};
}

// The token of the epoch that an envelope was sealed under; empty where none is asked for.
QByteArray tokenFor(const AddressBook& book, const SpaceRef& space, const QByteArray& envelope)
{
    const auto parts = protocol::splitEnvelope(envelope);
    const auto header = parts ? protocol::readHeader(parts->header) : parts.error();
    if ((space.kind != SpaceKind::Circle && space.kind != SpaceKind::Group) || !header) {
        return {};
    }
    // A change of a group comes with the token of the epoch it ends.
    const crypto::SpaceEpochPtr epoch = header->commit
                                            ? book.newestEpoch(space)
                                            : book.epoch(space, header->epoch, header->epochRef);
    return epoch ? epoch->feedToken() : QByteArray();
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
    m_parts.scheduler.cancel(m_holdTimer);
}

void Sender::pump()
{
    if (!m_parts.connection.isOpen() || m_restTimer != 0) {
        return;
    }
    freshenCircles();
    pumpOthers();
    pumpEnvelopes();
    wakeForHeld();
}

// Circles that something waits for to be sealed; and those that somebody is out of, who shall not
// read on what others write there.
QSet<SpaceRef> Sender::wantedCircles()
{
    QSet<SpaceRef> wanted;
    if (isSelfCurrent() && m_lookedAt != m_parts.book.revision()) {
        m_lookedAt = m_parts.book.revision();
        for (const crypto::CircleRecord& circle : m_parts.book.circles()) {
            const auto reason = m_parts.rotation.staleness(circle.circle);
            if (reason == crypto::EpochReason::MemberRemoved ||
                reason == crypto::EpochReason::DeviceRevoked) {
                wanted.insert({SpaceKind::Circle, circle.circle});
            }
        }
    }
    for (const PendingIntent& pending : m_parts.outbox.all()) {
        if (pending.intent.space.kind == SpaceKind::Circle && pending.intent.isEnvelope() &&
            pending.state == IntentState::Queued) {
            wanted.insert(pending.intent.space);
        }
    }
    return wanted;
}

// Before anything leaves.
void Sender::freshenCircles()
{
    m_writable.clear();
    for (const SpaceRef& space : wantedCircles()) {
        const bool isMine = m_parts.book.isMine(space.id);
        if (isMine && !isSelfCurrent()) {
            continue;
        }
        const auto fresh = m_parts.rotation.freshen(space);
        if (!fresh) {
            onDiskError(fresh.error());
            return;
        }
        if (*fresh && !m_parts.book.isShut(space)) {
            m_writable.insert(space);
        }
    }
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

// A clock that was set back must not hold anything for long.
bool Sender::isHeld(const PendingIntent& pending) const
{
    const qint64 leftMs = static_cast<qint64>(pending.intent.holdUntilMs) - m_parts.clock.nowMs();
    return pending.state == IntentState::Queued && leftMs > 0 && leftMs <= kHoldMsMax;
}

void Sender::wakeForHeld()
{
    qint64 soonestMs = 0;
    for (const PendingIntent& pending : m_parts.outbox.all()) {
        if (isHeld(pending)) {
            const qint64 leftMs =
                static_cast<qint64>(pending.intent.holdUntilMs) - m_parts.clock.nowMs();
            soonestMs = soonestMs == 0 ? leftMs : std::min(soonestMs, leftMs);
        }
    }
    m_parts.scheduler.cancel(m_holdTimer);
    m_holdTimer = soonestMs == 0 ? 0 : m_parts.scheduler.callAfter(soonestMs, [this] {
        m_holdTimer = 0;
        pump();
    });
}

// What is changed must have its place before the change can name it.
bool Sender::followsItsObject(const PendingIntent& pending) const
{
    const bool isChange =
        pending.intent.kind == IntentKind::Edit || pending.intent.kind == IntentKind::Remove;
    return !isChange || std::ranges::none_of(m_parts.outbox.all(), [&](const auto& other) {
        return other.n < pending.n && other.intent.object == pending.intent.object &&
               other.intent.hasWords() && other.state != IntentState::Refused;
    });
}

bool Sender::isReady(const PendingIntent& pending) const
{
    // What is sealed has its number in the lane already: it goes as it is.
    const bool isSealed = pending.state == IntentState::Sealed;
    if (mayLeave && !isSealed && !mayLeave(pending.intent)) {
        return false;
    }
    const auto& all = m_parts.outbox.all();
    if (isHeld(pending) || !followsItsObject(pending)) {
        return false;
    }
    const Intent& intent = pending.intent;
    const auto isWaitingFor = [&](auto concerns) {
        return std::ranges::any_of(all, [&](const PendingIntent& other) {
            return other.n < pending.n && concerns(other.intent);
        });
    };
    switch (intent.kind) {
    case IntentKind::CollectMail:
        // Mail may go only when what it taught is safe in the vault.
        return !isWaitingFor([](const Intent& other) { return other.kind == IntentKind::Vault; });
    case IntentKind::MoveEpoch:
        // My other devices and all members hold the key before the server asks for it.
        return !isWaitingFor([&](const Intent& other) {
            return other.kind == IntentKind::Vault ||
                   (other.kind == IntentKind::Grants && other.space == intent.space);
        });
    case IntentKind::CreateCircle:
    case IntentKind::OpenDoor:
    case IntentKind::CloseDoor:
    case IntentKind::Mail:
    case IntentKind::Grants:
    case IntentKind::FileReport:
    case IntentKind::Follow: return true;
    case IntentKind::Post:
    case IntentKind::React:
    case IntentKind::Edit:
    case IntentKind::Remove:
    case IntentKind::Vault:
    case IntentKind::GroupChange:
    case IntentKind::GroupHello:
    case IntentKind::GroupLeave: break;
    }
    return isSpaceOpen(pending);
}

// Whether the envelope can be sealed under the newest key of its space, and the server knows it.
bool Sender::isSpaceOpen(const PendingIntent& pending) const
{
    const SpaceRef& space = pending.intent.space;
    if (space.kind == SpaceKind::Group) {
        return mayLeaveGroup(pending);
    }
    if (space.kind != SpaceKind::Circle || pending.state == IntentState::Sealed) {
        return true; // sealed: under a key of then, and perhaps there already
    }
    const bool isMoving = std::ranges::any_of(m_parts.outbox.all(), [&](const auto& other) {
        const bool isMove = other.intent.kind == IntentKind::CreateCircle ||
                            other.intent.kind == IntentKind::MoveEpoch;
        return isMove && other.intent.space == space;
    });
    return !isMoving && m_writable.contains(space);
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
    if (!sealed && pending->intent.isGroupControl()) {
        // What somebody else has done already is done; what one may no longer do, the person sees.
        return sealed.error().code == ErrorCode::NotFound
                   ? m_parts.outbox.remove(id)
                   : m_parts.outbox.refuse(id, static_cast<quint64>(protocol::Refusal::NotYours));
    }
    if (!sealed) {
        // It can never leave as it is. It steps aside, the person sees why.
        return m_parts.outbox.refuse(id, static_cast<quint64>(protocol::Refusal::Malformed));
    }
    QS_TRY(m_parts.outbox.seal(id, sealed->bytes));
    if (space.kind == SpaceKind::Circle) {
        QS_TRY(m_parts.rotation.noteSealed(*m_parts.book.newestEpoch(space)));
    }
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
    if (intent.isGroupControl()) {
        return sealForGroup(intent, place);
    }
    return sealContent(intent, place);
}

// An edit names the version it was made upon, a removal all that the server is to forget.
Result<crypto::Sealed>
Sender::sealContent(const Intent& intent, const crypto::LanePlace& place) const
{
    const AddressBook& book = m_parts.book;
    QS_TRY_ASSIGN(content::Payload payload, content::readPayload(intent.payload));
    payload.nameCard = book.settings().profile.card;
    testify(intent.space, payload);
    QList<EnvId> erases;
    if (payload.kind == content::PayloadKind::Edit ||
        payload.kind == content::PayloadKind::Removal) {
        const QList<EnvId> known = m_parts.reducer.sealingsOf(payload.target);
        if (payload.kind == content::PayloadKind::Removal) {
            erases = known.first(std::min(known.size(), protocol::kErasesMax));
        } else if (!known.contains(payload.base) && !known.isEmpty()) {
            payload.base = known.last();
        }
    }
    if (intent.space.kind == SpaceKind::Public) {
        return crypto::sealPublic(book.keys(), place, payload, {}, erases);
    }
    const crypto::SpaceEpochPtr epoch = book.newestEpoch(intent.space);
    if (!epoch) {
        return Error{ErrorCode::NotFound, QStringLiteral("no key for the space")};
    }
    const crypto::CircleRecord* const circle = book.circle(intent.space.id);
    if (circle && circle->owner != book.me()) {
        payload.voucher = voucherFor(*circle, epoch->epoch());
    }
    return crypto::sealContent(book.keys(), *epoch, place, payload, erases);
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
        const QByteArray token = tokenFor(m_parts.book, space, pending->sealed);
        append.items.append({space, token, pending->sealed});
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
    QList<SpaceRef> spaces;
    for (const IntentId& id : ids) {
        const PendingIntent* const pending = m_parts.outbox.find(id);
        spaces.append(pending ? pending->intent.space : SpaceRef());
    }
    const Result<void> stored = m_parts.disk.transaction([&]() -> Result<void> {
        QS_TRY(keepReceipts(receipts, spaces));
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
    case protocol::AppendStatus::StaleToken: return reopen(pending);
    }
    return {};
}

// The key it was sealed under does not open the circle: it takes another one, or waits for it.
Result<void> Sender::reopen(const PendingIntent& pending)
{
    QS_TRY_ASSIGN(const protocol::EnvelopeHeader header, headerOf(pending.sealed));
    QS_TRY(m_parts.outbox.unseal(pending.intent.id));
    QS_TRY(takeBack(pending));
    if (header.space.kind == SpaceKind::Group) {
        onGroupBehind(header.space, header.commit ? header.epoch - 1 : header.epoch);
        return {};
    }
    const auto epoch = m_parts.book.epoch(header.space, header.epoch, header.epochRef);
    if (!epoch || header.space.kind != SpaceKind::Circle) {
        return {};
    }
    m_parts.book.refuseToken(*epoch);
    const bool isMyNewest =
        m_parts.book.isMine(header.space.id) && m_parts.book.isShut(header.space);
    return isMyNewest ? m_parts.rotation.moveAgain(header.space) : Result<void>();
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
    if (outcome.refusal == protocol::Refusal::StaleCommit) {
        m_parts.metrics.count("group_changes_lost");
        return reopen(pending);
    }
    QS_TRY(takeBack(pending));
    if (pending.intent.kind == IntentKind::Post) {
        QS_TRY(dropRemovalsOf(pending.intent.object));
    }
    if (pending.intent.hasWords() || pending.intent.kind == IntentKind::GroupChange) {
        return m_parts.outbox.refuse(pending.intent.id, static_cast<quint64>(outcome.refusal));
    }
    return m_parts.outbox.remove(pending.intent.id); // a toggle springs back
}

// What never got there need not be taken back; its author decides about the refused words.
Result<void> Sender::dropRemovalsOf(const ObjectRef& object)
{
    const QList<PendingIntent> all = m_parts.outbox.all();
    for (const PendingIntent& pending : all) {
        if (pending.intent.kind == IntentKind::Remove && pending.intent.object == object) {
            QS_TRY(m_parts.outbox.remove(pending.intent.id));
        }
    }
    return {};
}

} // namespace qs::sync
