// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/reducer.h"

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "proof/identity.h"
#include "protocol/space_ref.h"
#include "store/disk_store.h"

#include <algorithm>

namespace qs::sync {

namespace {

const QByteArray kHeldKey = QByteArrayLiteral("held");
constexpr int kReplayBatch = 2'000;

QByteArray cursorKey(const SpaceRef& space)
{
    return QByteArray(1, static_cast<char>(space.kind)) + space.id.bytes();
}

QByteArray cursorBytes(const SpaceRef& space, const protocol::Cursor& cursor)
{
    codec::CborWriter out;
    out.array(3);
    protocol::writeSpace(out, space);
    out.uint(cursor.seq).bytes(cursor.id.view());
    return out.take();
}

Result<EnvId> idOf(const QByteArray& envelopeOrStub)
{
    return proof::nameOf(envelopeOrStub);
}

store::Place placeOf(const SpaceRef& space, const protocol::Event& event)
{
    return {event.atMs, space, event.seq};
}

} // namespace

Result<void>
Reducer::take(const SpaceRef& space, const QList<protocol::Event>& events, protocol::Cursor& cursor)
{
    protocol::Cursor moved = cursor;
    const qsizetype heldBefore = m_held.size();
    Result<void> stored = m_parts.disk.transaction([&]() -> Result<void> {
        for (const protocol::Event& event : events) {
            if (event.seq <= moved.seq) {
                continue;
            }
            if (event.seq != moved.seq + 1) {
                break;
            }
            const auto id = idOf(event.envelope);
            if (id) {
                QS_TRY(takeOne(space, event, *id));
            } else {
                m_parts.metrics.count("events_malformed");
                Finding rubbish;
                rubbish.space = space;
                QS_TRY(m_parts.security.note(rubbish));
            }
            moved = {event.seq, id ? *id : EnvId()};
        }
        QS_TRY(review());
        return m_parts.disk.put(store::Slot::Cursor, cursorKey(space), cursorBytes(space, moved));
    });
    if (!stored) {
        m_held.resize(heldBefore);
        dropPending();
        QS_TRY(m_parts.book.reload());
        QS_TRY(m_parts.shelf.reload());
        QS_TRY(m_parts.security.reload());
        return stored;
    }
    cursor = moved;
    return foldPending();
}

// This device's own lane is kept by the sender, which is ahead of what comes back from the log: its
// numbers are no news, and only those it does not know are judged.
crypto::Verdict Reducer::judge(const QByteArray& envelope, const SpaceRef& space, bool isReplayed)
{
    const auto header = headerOf(envelope); // nothing if the envelope is not even one
    const bool isOwn = header && header->device == m_parts.book.keys().device();
    m_parts.book.setReplaying(isOwn || isReplayed);
    auto verdict = crypto::Gate::open(envelope, space, m_parts.book);
    m_parts.book.setReplaying(false);
    return verdict;
}

Result<void> Reducer::takeOne(const SpaceRef& space, const protocol::Event& event, const EnvId& id)
{
    QS_TRY_ASSIGN(const bool known, m_parts.disk.containsEnvelope(id));
    if (known) {
        return {};
    }
    const auto verdict = judge(event.envelope, space, false);
    if (!std::holds_alternative<crypto::Refused>(verdict)) {
        const auto kept =
            m_parts.disk.appendLog({space, event.seq, event.atMs, id, event.envelope});
        QS_TRY(kept);
    }
    QS_TRY(settle(verdict, space, event));
    announce(verdict);
    return {};
}

void Reducer::announce(const crypto::Verdict& verdict) const
{
    const auto* post = std::get_if<crypto::VerifiedPost>(&verdict);
    if (post && onTaken) {
        onTaken(*post);
    }
}

bool Reducer::isHolding(const SpaceRef& space) const
{
    return std::ranges::any_of(m_held, [&](const Waiting& one) { return one.space == space; });
}

Result<void>
Reducer::settle(const crypto::Verdict& verdict, const SpaceRef& space, const protocol::Event& event)
{
    if (const auto* post = std::get_if<crypto::VerifiedPost>(&verdict)) {
        const bool isNew = !m_parts.book.laneHead(space, post->lane().device).holds(post->lane().n);
        if (isNew && m_parts.security.isDoubted(post->author())) {
            crypto::Held doubted;
            doubted.user = post->author();
            doubted.device = post->lane().device;
            doubted.n = post->lane().n;
            hold({space, event, doubted, true});
            return {};
        }
        return takePost(*post, placeOf(space, event));
    }
    if (const auto* record = std::get_if<crypto::VerifiedRecord>(&verdict)) {
        return takeRecord(*record);
    }
    if (const auto* stub = std::get_if<crypto::VerifiedStub>(&verdict)) {
        return takeStub(*stub, placeOf(space, event));
    }
    if (const auto* control = std::get_if<crypto::VerifiedControl>(&verdict)) {
        m_parts.changes.peopleChanged();
        return m_parts.book.takeControl(*control, event.seq, event.atMs);
    }
    if (const auto* held = std::get_if<crypto::Held>(&verdict)) {
        return takeHeld(*held, space, event);
    }
    if (const auto* refused = std::get_if<crypto::Refused>(&verdict)) {
        return takeRefused(*refused, space, event);
    }
    return {};
}

Result<void> Reducer::takePost(const crypto::VerifiedPost& post, const store::Place& place)
{
    if (post.newVoucher()) {
        m_parts.book.admit(*post.newVoucher());
    }
    if (post.author() == m_parts.book.me() && !m_isRestoring) {
        QS_TRY(returnWords(post));
    }
    m_pending.append({post, place});
    QS_TRY(eraseHere(post.header()));
    return m_parts.book.recordLane(post.lane());
}

// An edit of this device and a removal on another that did not know of it: whichever comes here
// last finds the other.
Result<void> Reducer::returnWords(const crypto::VerifiedPost& post)
{
    const bool isFromHere = post.header().device == m_parts.book.keys().device();
    const content::PayloadKind kind = post.payload().kind;
    if (kind == content::PayloadKind::Edit && isFromHere && isRemoved(post.payload().target)) {
        return m_parts.changes.wordsReturned(post.payload().text, post.space());
    }
    return kind == content::PayloadKind::Removal && !isFromHere ? returnUnnamedEdits(post)
                                                                : Result<void>();
}

bool Reducer::isRemoved(const ObjectRef& ref) const
{
    const auto removes = [&ref](const Folded& one) {
        const auto* const post = std::get_if<crypto::VerifiedPost>(&one.what);
        return post && post->payload().kind == content::PayloadKind::Removal &&
               post->payload().target == ref;
    };
    return m_parts.projection.absence(ref) == store::Absence::Removed ||
           std::ranges::any_of(m_pending, removes);
}

// Its own erases are carried out only after this.
Result<void> Reducer::returnUnnamedEdits(const crypto::VerifiedPost& removal)
{
    for (const store::EditionRow& edition : m_parts.projection.editions(removal.payload().target)) {
        if (edition.base.isNull() || removal.header().erases.contains(edition.envelope)) {
            continue;
        }
        QS_TRY_ASSIGN(const auto row, m_parts.disk.envelope(edition.envelope));
        const auto header = row ? headerOf(row->entry.envelope) : std::nullopt;
        if (header && header->device == m_parts.book.keys().device()) {
            QS_TRY(m_parts.changes.wordsReturned(edition.text, removal.space()));
        }
    }
    return {};
}

Result<void> Reducer::takeStub(const crypto::VerifiedStub& stub, const store::Place& place)
{
    m_pending.append({stub, place});
    return m_parts.book.recordLane(stub.lane());
}

// What its author takes back leaves this disk as it leaves the server's: only the stub stays.
Result<void> Reducer::eraseHere(const protocol::EnvelopeHeader& header)
{
    for (const EnvId& id : header.erases) {
        QS_TRY_ASSIGN(const auto row, m_parts.disk.envelope(id));
        const auto erased = row ? headerOf(row->entry.envelope) : std::nullopt;
        if (!erased || erased->author != header.author || erased->space != header.space) {
            continue;
        }
        QS_TRY_ASSIGN(const QByteArray stub, proof::stubOf(row->entry.envelope));
        QS_TRY_ASSIGN(const bool isErased, m_parts.disk.eraseLog(id, stub));
        m_parts.metrics.count(isErased ? "events_erased" : "events_erased_before");
    }
    return {};
}

Result<void> Reducer::takeRecord(const crypto::VerifiedRecord& record)
{
    QS_TRY(m_parts.book.recordLane(record.lane()));
    if (!record.record()) {
        return {}; // of a newer version: it stays in the log
    }
    if (std::holds_alternative<crypto::ShelfRecord>(record.record()->content)) {
        const auto taken = m_parts.shelf.merge(*record.record(), record.header().device);
        return taken ? Result<void>() : taken.error();
    }
    QS_TRY_ASSIGN(const bool changed, m_parts.book.merge(*record.record(), record.header().device));
    if (changed) {
        m_parts.changes.peopleChanged();
    }
    return {};
}

void Reducer::hold(const Waiting& waiting)
{
    if (m_held.size() >= kHeldMax) {
        m_parts.metrics.count("events_held_dropped");
        return; // still in the log: the next start offers it again
    }
    m_held.append(waiting);
    m_held.last().isReplayed = waiting.isReplayed || m_isRestoring || m_isReplayed;
    m_isHeldChanged = true;
    m_parts.metrics.set("events_held", m_held.size());
}

void Reducer::dropHeld(const SpaceRef& space)
{
    m_held.removeIf([&](const Waiting& one) { return one.space == space; });
    m_parts.metrics.set("events_held", m_held.size());
}

Result<void> Reducer::retryHeld()
{
    const QSet<LaneKey> jumping = lanesPastPatience();
    const bool isKnown = m_triedRevision == m_parts.book.revision() &&
                         m_triedDoubts == m_parts.security.doubtRevision();
    if (m_held.isEmpty() || (isKnown && jumping.isEmpty())) {
        return {};
    }
    m_triedRevision = m_parts.book.revision();
    m_triedDoubts = m_parts.security.doubtRevision();
    const QList<Waiting> waiting = std::exchange(m_held, {});
    m_isHeldChanged = true;
    Result<void> stored = m_parts.disk.transaction([&]() -> Result<void> {
        for (const Waiting& one : waiting) {
            const auto header = headerOf(one.event.envelope);
            const DeviceId device = header ? header->device : DeviceId();
            if (jumping.contains({one.space, device})) {
                m_parts.book.setMayJump(one.space, device);
            }
            m_isReplayed = one.isReplayed;
            const auto verdict = judge(one.event.envelope, one.space, one.isReplayed);
            m_parts.book.setMayNotJump();
            QS_TRY(settle(verdict, one.space, one.event));
            announce(verdict);
        }
        return review();
    });
    m_isReplayed = false;
    if (!stored) {
        m_held = waiting;
        dropPending();
        QS_TRY(m_parts.book.reload());
        QS_TRY(m_parts.shelf.reload());
        QS_TRY(m_parts.security.reload());
        return stored;
    }
    m_parts.metrics.set("events_held", m_held.size());
    return foldPending();
}

Result<void> Reducer::takeOwn(const SpaceRef& space, const protocol::Event& event)
{
    QS_TRY_ASSIGN(const EnvId id, idOf(event.envelope));
    QS_TRY(m_parts.disk.appendLog({space, event.seq, event.atMs, id, event.envelope}));
    const auto verdict = judge(event.envelope, space, false);
    return settle(verdict, space, event);
}

Result<void> Reducer::foldPending()
{
    const QList<Folded> pending = std::exchange(m_pending, {});
    if (pending.isEmpty()) {
        return {};
    }
    return m_parts.projection.batch([&]() -> Result<void> {
        for (const Folded& one : pending) {
            QS_TRY(foldOne(one));
        }
        return {};
    });
}

Result<void> Reducer::foldOne(const Folded& one)
{
    if (const auto* const stub = std::get_if<crypto::VerifiedStub>(&one.what)) {
        QS_TRY_ASSIGN(
            const bool isChanged, m_parts.projection.applyStub(*stub, one.place.seq, one.place.atMs)
        );
        if (isChanged) {
            m_parts.changes.postChanged(store::WithheldRow{stub->envId(), stub->author(), {}}.ref()
            );
        }
        return {};
    }
    const auto& post = std::get<crypto::VerifiedPost>(one.what);
    QS_TRY_ASSIGN(
        const store::Applied applied, m_parts.projection.apply(post, one.place.seq, one.place.atMs)
    );
    if (applied.post) {
        m_parts.changes.postChanged(*applied.post);
    }
    for (const ObjectRef& touched : applied.touched) {
        m_parts.changes.postChanged(touched);
    }
    if (applied.isPersonNew) {
        m_parts.changes.peopleChanged();
    }
    return {};
}

QList<EnvId> Reducer::sealingsOf(const ObjectRef& object) const
{
    QList<EnvId> sealings;
    for (const store::EditionRow& edition : m_parts.projection.editions(object)) {
        sealings.append(edition.envelope);
    }
    return sealings;
}

Result<void> Reducer::replay(const SpaceRef& space, const protocol::Event& event)
{
    const auto verdict = crypto::Gate::open(event.envelope, space, m_parts.book);
    if (std::holds_alternative<crypto::VerifiedRecord>(verdict)) {
        return {}; // the address book has a place of its own on disk
    }
    QS_TRY(settle(verdict, space, event));
    return m_pending.size() >= kReplayBatch ? foldPending() : Result<void>();
}

Result<QList<EnvId>> Reducer::heldIds() const
{
    QS_TRY_ASSIGN(const auto stored, m_parts.disk.get(store::Slot::Setting, kHeldKey));
    QList<EnvId> ids;
    if (stored) {
        codec::CborReader in(*stored);
        in.list(kHeldMax, [&] { ids.append(in.id<EnvId>()); });
        QS_TRY(in.finish());
    }
    return ids;
}

Result<void> Reducer::restore()
{
    const auto loaded = m_parts.projection.loadSnapshot(m_parts.disk);
    const quint64 from = loaded ? *loaded : store::kNoRow;
    m_parts.book.setReplaying(true);
    m_isRestoring = true;
    Result<void> outcome = [&]() -> Result<void> {
        if (loaded) {
            QS_TRY_ASSIGN(const QList<EnvId> held, heldIds());
            for (const EnvId& id : held) {
                QS_TRY_ASSIGN(const auto row, m_parts.disk.envelope(id));
                if (row) {
                    const store::LogEntry& e = row->entry;
                    QS_TRY(replay(e.space, {e.seq, e.atMs, e.envelope}));
                }
            }
        }
        return m_parts.disk.forEachLogAfter(from, [this](const store::LogRow& row) {
            const store::LogEntry& e = row.entry;
            return replay(e.space, {e.seq, e.atMs, e.envelope});
        });
    }();
    m_parts.book.setReplaying(false);
    m_isRestoring = false;
    QS_TRY(outcome);
    QS_TRY(m_parts.disk.transaction([this] { return review(); }));
    return foldPending();
}

Result<void> Reducer::saveSnapshot()
{
    codec::CborWriter out;
    out.array(m_held.size());
    for (const Waiting& one : m_held) {
        QS_TRY_ASSIGN(const EnvId id, idOf(one.event.envelope));
        out.bytes(id.view());
    }
    QS_TRY(m_parts.disk.put(store::Slot::Setting, kHeldKey, out.take()));
    QS_TRY_ASSIGN(const quint64 row, m_parts.disk.lastRow());
    return m_parts.projection.saveSnapshot(m_parts.disk, row);
}

QHash<UserId, quint64> Reducer::wantedChains() const
{
    QHash<UserId, quint64> wanted;
    for (const Waiting& one : m_held) {
        const bool needsChain = !one.isDoubted && !one.held.user.isNull() &&
                                (one.held.reason == crypto::HoldReason::NeedsManifest ||
                                 one.held.reason == crypto::HoldReason::NeedsOwner);
        if (needsChain) {
            const crypto::IdentityChain* const known = m_parts.book.identity(one.held.user);
            wanted.insert(one.held.user, known ? known->head().seq : 0);
        }
    }
    return wanted;
}

} // namespace qs::sync
