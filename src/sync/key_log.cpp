// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/key_log.h"

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "proof/identity.h"
#include "proof/manifest.h"
#include "store/disk_store.h"
#include "sync/address_book.h"

#include <algorithm>

namespace qs::sync {

namespace {

const QByteArray kStateKey = QByteArrayLiteral("state");
constexpr qint64 kRefreshMs = 3'600'000;
constexpr qsizetype kWaitingMax = 64;
constexpr qsizetype kSeenMax = 16;
constexpr qsizetype kAgreedMax = 32;
constexpr qsizetype kOwnMax = 1024;

Error denied(const char* why)
{
    return {ErrorCode::Denied, QLatin1String("key log: ") + QLatin1String(why)};
}

} // namespace

KeyLog::KeyLog(const Parts& parts)
    : m_parts(parts)
    , m_origin(proof::logOrigin(proof::serverIdOf(parts.server)))
    , m_head{0, proof::emptyTreeRoot()}
{
}

KeyLog::~KeyLog()
{
    m_parts.scheduler.cancel(m_timer);
}

Result<void> KeyLog::reload()
{
    QS_TRY_ASSIGN(const auto stored, m_parts.disk.get(store::Slot::KeyLog, kStateKey));
    if (!stored) {
        return {};
    }
    codec::CborReader in(*stored);
    in.array(8);
    m_key = in.id<protocol::LogPub>();
    m_head.size = in.uint();
    m_head.root = in.id<Hash32>();
    const QByteArray note = in.bytes(protocol::kLogNoteBytesMax);
    const quint64 audited = in.uint();
    const QList<Hash32> peaks = protocol::readPath(in);
    m_isContradicted = in.boolean();
    m_own.clear();
    in.list(kOwnMax, [&] {
        in.array(2);
        const quint64 seq = in.uint();
        m_own.append({m_parts.book.me(), seq, in.id<Hash32>()});
    });
    QS_TRY(in.finish());
    QS_TRY_ASSIGN(m_edge, proof::TreeEdge::restore(audited, peaks));
    takeNote(note);
    return {};
}

Result<void> KeyLog::save()
{
    codec::CborWriter out;
    out.array(8).bytes(m_key.view()).uint(m_head.size).bytes(m_head.root.view()).bytes(m_note);
    out.uint(m_edge.size());
    protocol::writePath(out, m_edge.peaks());
    out.boolean(m_isContradicted).array(m_own.size());
    for (const protocol::KeyLogLeaf& leaf : m_own) {
        out.array(2).uint(leaf.seq).bytes(leaf.manifest.view());
    }
    if (onChange) {
        onChange();
    }
    return m_parts.disk.put(store::Slot::KeyLog, kStateKey, out.take());
}

// The signature inside the note, for carrying it in a few bytes.
void KeyLog::takeNote(const QByteArray& note)
{
    m_note = note;
    m_newest = {};
    const auto signature = proof::signatureIn(note, m_origin, m_key);
    if (signature && m_head.size > 0) {
        m_newest = {m_head.size, m_head.root, *content::HeadSignature::from(signature->view())};
    }
}

Result<void> KeyLog::startOver()
{
    m_head = {0, proof::emptyTreeRoot()};
    m_edge = {};
    m_key = {};
    m_own.clear();
    m_agreed.clear();
    m_isContradicted = false;
    takeNote({});
    QS_TRY(save());
    refresh();
    return {};
}

void KeyLog::onOpen()
{
    refresh();
}

void KeyLog::onConnectionEnd()
{
    m_isRefreshing = false;
    m_isAuditing = false;
    m_waiting.clear();
    m_parts.scheduler.cancel(m_timer);
    m_timer = 0;
}

void KeyLog::contradict(
    EvidenceKind kind,
    quint64 number,
    const QByteArray& proof,
    const UserId& user
)
{
    m_isContradicted = true;
    m_parts.metrics.count("key_log_contradictions");
    m_parts.evidence.report({kind, {}, user, number, proof, 0});
    if (!save()) {
        m_parts.metrics.count("evidence_unsaved");
    }
    const QList<Demand> waiting = std::exchange(m_waiting, {});
    for (const Demand& demand : waiting) {
        demand.done(withoutLog(demand.user));
    }
}

// Who is known goes on as before; the log says nothing against anybody, only against itself.
Result<void> KeyLog::withoutLog(const UserId& user) const
{
    return m_parts.book.identity(user) ? Result<void>() : denied("it contradicts itself");
}

// Heads

void KeyLog::refresh()
{
    if (!m_parts.connection.isOpen() || m_isRefreshing) {
        return;
    }
    m_isRefreshing = true;
    for (Seen& seen : m_seen) {
        seen.isAsked = true;
    }
    m_parts.scheduler.cancel(m_timer);
    m_timer = m_parts.scheduler.callAfter(kRefreshMs, [this] {
        m_timer = 0;
        refresh();
    });
    m_parts.connection.channel().ask<protocol::LogHeadAnswer>(
        protocol::LogHead{m_head.size},
        [this](const protocol::LogHeadAnswer& answer) {
            m_isRefreshing = false;
            onHead(answer);
        },
        [this](Refusal) {
            m_isRefreshing = false;
            const QList<Demand> waiting = std::exchange(m_waiting, {});
            for (const Demand& demand : waiting) {
                demand.done(Error{ErrorCode::Busy, QStringLiteral("no head")});
            }
        }
    );
    m_parts.connection.expectAnswer();
}

// The key is pinned at first sight; the descriptor it comes in is signed by the pinned server.
bool KeyLog::pinKey()
{
    const protocol::LogPub& shown = m_parts.connection.channel().server().logKey;
    if (m_key.isNull()) {
        m_key = shown;
    }
    return !m_key.isNull() && shown == m_key;
}

Result<proof::TreeHead> KeyLog::readNote(const QByteArray& note)
{
    if (!pinKey()) {
        return denied("signed by another key");
    }
    return proof::readCheckpoint(note, m_origin, m_key);
}

void KeyLog::onHead(const protocol::LogHeadAnswer& answer)
{
    const auto head = readNote(answer.note);
    if (!head) {
        contradict(EvidenceKind::LogSignature, m_head.size, answer.note, {});
        return;
    }
    if (head->size < m_head.size) {
        contradict(EvidenceKind::LogShrank, m_head.size, m_note + answer.note, {});
        return;
    }
    if (!proof::verifyConsistency(m_head, *head, answer.growth)) {
        contradict(EvidenceKind::LogForked, m_head.size, m_note + answer.note, {});
        return;
    }
    const bool isNews = *head != m_head || m_note.isEmpty();
    m_head = *head;
    takeNote(answer.note);
    if (isNews && !save()) {
        m_parts.metrics.count("disk_errors");
    }
    settleWaiting();
    settleSeen();
    if (m_edge.size() < m_head.size) {
        audit();
    } else {
        judgeOwn();
    }
}

// Everybody reads everything

void KeyLog::audit()
{
    if (m_isAuditing || m_edge.size() >= m_head.size || !m_parts.connection.isOpen()) {
        return;
    }
    m_isAuditing = true;
    m_parts.connection.channel().ask<protocol::LogLeavesAnswer>(
        protocol::LogLeaves{m_edge.size()},
        [this](const protocol::LogLeavesAnswer& answer) {
            m_isAuditing = false;
            onLeaves(answer);
        },
        [this](Refusal) { m_isAuditing = false; }
    );
    m_parts.connection.expectAnswer();
}

void KeyLog::onLeaves(const protocol::LogLeavesAnswer& answer)
{
    if (answer.leaves.isEmpty()) {
        contradict(EvidenceKind::LogForked, m_edge.size(), m_note, {});
        return;
    }
    for (const protocol::KeyLogLeaf& leaf : answer.leaves) {
        if (m_edge.size() == m_head.size) {
            break; // leaves of a newer head: they come again when that is known
        }
        m_edge.append(proof::leafHashOf(leaf));
        if (leaf.user == m_parts.book.me() && m_own.size() < kOwnMax) {
            m_own.append(leaf);
        }
    }
    if (m_edge.size() < m_head.size) {
        audit();
        return;
    }
    finishAudit();
}

void KeyLog::finishAudit()
{
    if (m_edge.root() != m_head.root) {
        contradict(EvidenceKind::LogForked, m_head.size, m_note, {});
        return;
    }
    if (!save()) {
        m_parts.metrics.count("disk_errors");
    }
    judgeOwn();
}

// A leaf past my chain may be another device of mine: its manifest is fetched, and verified there.
void KeyLog::judgeOwn()
{
    const auto isMine = [this](const protocol::KeyLogLeaf& leaf) {
        return m_parts.book.identity(leaf.user)->holds({leaf.seq, leaf.manifest});
    };
    m_own.removeIf(isMine);
    if (m_own.isEmpty()) {
        return;
    }
    fetchOwnChain([this, isMine] {
        const QList<protocol::KeyLogLeaf> found = std::exchange(m_own, {});
        for (const protocol::KeyLogLeaf& leaf : found) {
            if (!isMine(leaf)) {
                contradict(EvidenceKind::ManifestNotMine, leaf.seq, m_note, leaf.user);
            }
        }
    });
}

// Proofs of device lists

void KeyLog::demand(const UserId& user, const QList<QByteArray>& manifests, const Done& done)
{
    Demand demand{user, {}, done};
    for (const QByteArray& bytes : manifests) {
        const auto manifest = proof::readManifest(bytes);
        if (!manifest || manifest->manifest.user != user) {
            done(denied("no manifest of that person"));
            return;
        }
        demand.leaves.append({user, manifest->manifest.seq, manifest->hash});
    }
    if (m_isContradicted) {
        done(withoutLog(user));
        return;
    }
    if (!m_parts.connection.isOpen() || m_waiting.size() >= kWaitingMax) {
        done(Error{ErrorCode::Offline, QStringLiteral("no connection")});
        return;
    }
    if (m_head.size == 0) {
        m_waiting.append(demand);
        refresh();
        return;
    }
    prove(demand);
}

void KeyLog::prove(const Demand& demand)
{
    protocol::LogProof request{m_head.size, {}};
    for (const protocol::KeyLogLeaf& leaf : demand.leaves) {
        request.manifests.append({leaf.user, leaf.seq});
    }
    m_parts.connection.channel().ask<protocol::LogProofAnswer>(
        request,
        [this, demand, head = m_head](const protocol::LogProofAnswer& answer) {
            if (head == m_head) {
                onProofs(demand, answer);
            } else {
                prove(demand); // of a head that is no longer ours
            }
        },
        [demand](Refusal) {
            demand.done(Error{ErrorCode::Busy, QStringLiteral("no proof")});
        }
    );
    m_parts.connection.expectAnswer();
}

void KeyLog::onProofs(const Demand& demand, const protocol::LogProofAnswer& answer)
{
    const bool isComplete = answer.proofs.size() == demand.leaves.size();
    for (qsizetype i = 0; i < demand.leaves.size(); ++i) {
        const protocol::KeyLogLeaf& leaf = demand.leaves[i];
        const bool isProven =
            isComplete && answer.proofs[i].isThere &&
            proof::verifyInclusion(
                proof::leafHashOf(leaf), answer.proofs[i].index, m_head, answer.proofs[i].path
            );
        if (isProven) {
            continue;
        }
        if (!demand.isSecondTry) { // published after our head, perhaps
            m_waiting.append({demand.user, demand.leaves, demand.done, true});
            refresh();
            return;
        }
        m_parts.metrics.count("manifests_not_logged");
        m_parts.evidence.report(
            {EvidenceKind::ManifestNotLogged, {}, demand.user, leaf.seq, m_note, 0}
        );
        demand.done(denied("a device list that is not in it"));
        return;
    }
    demand.done({});
}

void KeyLog::settleWaiting()
{
    const QList<Demand> waiting = std::exchange(m_waiting, {});
    for (const Demand& demand : waiting) {
        prove(demand);
    }
}

// Heads that others saw

void KeyLog::compare(const UserId& witness, const content::SeenLogHead& seen)
{
    const proof::TreeHead head{seen.size, seen.root};
    if (seen.isNull() || head == m_head || m_agreed.contains(head) || m_key.isNull()) {
        return;
    }
    // Only what the server signed can be held against it.
    const auto signature = *protocol::Signature::from(seen.signature.view());
    if (!proof::verifyText(m_key, proof::checkpointText(m_origin, head), signature)) {
        m_parts.metrics.count("log_heads_unsigned");
        return;
    }
    if (m_seen.size() >= kSeenMax) {
        m_seen.removeFirst();
    }
    m_seen.append({witness, head});
    if (head.size > m_head.size) {
        refresh();
    } else {
        settleSeen();
    }
}

void KeyLog::settleSeen()
{
    const QList<Seen> heads = std::exchange(m_seen, {});
    for (const Seen& seen : heads) {
        const QByteArray text = proof::checkpointText(m_origin, seen.head);
        if (seen.head.size == m_head.size && seen.head != m_head) {
            contradict(EvidenceKind::LogForked, seen.head.size, m_note + text, seen.witness);
        } else if (seen.head.size > m_head.size && !seen.isAsked) {
            m_seen.append(seen);
            refresh();
        } else if (seen.head.size > m_head.size) {
            // Just refreshed, and the server denies what it signed for somebody else.
            contradict(EvidenceKind::LogShrank, seen.head.size, m_note + text, seen.witness);
        } else if (seen.head.size < m_head.size && m_parts.connection.isOpen()) {
            askGrowthFrom(seen);
        }
    }
}

void KeyLog::askGrowthFrom(const Seen& seen)
{
    m_parts.connection.channel().ask<protocol::LogHeadAnswer>(
        protocol::LogHead{seen.head.size},
        [this, seen](const protocol::LogHeadAnswer& answer) {
            const auto head = readNote(answer.note);
            if (!head || head->size < m_head.size) {
                return; // the next refresh says what is wrong with it
            }
            if (!proof::verifyConsistency(seen.head, *head, answer.growth)) {
                contradict(EvidenceKind::LogForked, seen.head.size, m_note, seen.witness);
                return;
            }
            m_agreed.append(seen.head);
            if (m_agreed.size() > kAgreedMax) {
                m_agreed.removeFirst();
            }
        },
        [](Refusal) {}
    );
}

} // namespace qs::sync
