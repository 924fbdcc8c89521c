// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

// What the reducer tells the security log: the gate's verdicts that are no content.

#include "proof/identity.h"
#include "store/disk_store.h"
#include "sync/reducer.h"

#include <algorithm>

namespace qs::sync {

namespace {

using crypto::HoldReason;
using crypto::RefuseReason;

FindingKind kindOf(RefuseReason reason)
{
    switch (reason) {
    case RefuseReason::Malformed:
    case RefuseReason::WrongSpace: return FindingKind::Rubbish;
    case RefuseReason::Manifest: return FindingKind::ForeignManifest;
    case RefuseReason::Signature: return FindingKind::AlteredItem;
    case RefuseReason::LaneFork:
    case RefuseReason::CommitFork: return FindingKind::TwoVersions;
    case RefuseReason::Device:
    case RefuseReason::Authority: return FindingKind::NotAllowed;
    case RefuseReason::CouldNotOpen:
    case RefuseReason::Payload: return FindingKind::CouldNotOpen;
    }
    return FindingKind::Rubbish;
}

// One finding for all of a kind about a person in a place; it stands where the newest does.
void join(QList<Finding>& all, const Finding& one)
{
    const auto same = std::ranges::find_if(all, [&](const Finding& other) {
        return other.kind == one.kind && other.user == one.user && other.space == one.space &&
               other.device == one.device;
    });
    if (same == all.end()) {
        all.append(one);
        return;
    }
    same->count += one.count;
    if (one.seq > same->seq) {
        same->seq = one.seq;
        same->atMs = one.atMs;
    }
}

} // namespace

std::optional<protocol::EnvelopeHeader> Reducer::headerOf(const QByteArray& envelopeOrStub)
{
    QByteArrayView bytes;
    if (protocol::isStub(envelopeOrStub)) {
        const auto parts = protocol::splitStub(envelopeOrStub);
        bytes = parts ? parts->header : QByteArrayView();
    } else {
        const auto parts = protocol::splitEnvelope(envelopeOrStub);
        bytes = parts ? parts->header : QByteArrayView();
    }
    const auto header = protocol::readHeader(bytes);
    return header ? std::optional(*header) : std::nullopt;
}

Result<void>
Reducer::takeHeld(const crypto::Held& held, const SpaceRef& space, const protocol::Event& event)
{
    const bool isTaken =
        held.reason == HoldReason::Gap && m_parts.book.laneHead(space, held.device).holds(held.n);
    if (isTaken) {
        m_parts.metrics.count("events_refused");
        return noteFork(space, event);
    }
    hold({space, event, held, false});
    return {};
}

Result<void> Reducer::takeRefused(
    const crypto::Refused& refused,
    const SpaceRef& space,
    const protocol::Event& event
)
{
    m_parts.metrics.count("events_refused");
    if (refused.reason == RefuseReason::LaneFork) {
        return noteFork(space, event);
    }
    QS_TRY(m_parts.security.note(findingOf(refused, space, event)));
    return refused.lane ? m_parts.book.recordLane(*refused.lane) : Result<void>();
}

// Nobody is named for what may have been made by anybody: before the signature was checked, the
// author is a mere claim.
Finding Reducer::findingOf(
    const crypto::Refused& refused,
    const SpaceRef& space,
    const protocol::Event& event
) const
{
    Finding finding;
    finding.kind = kindOf(refused.reason);
    finding.space = space;
    finding.atMs = event.atMs;
    finding.seq = event.seq;
    const auto header = headerOf(event.envelope);
    if (!header) {
        return finding;
    }
    if (refused.lane) {
        finding.user = header->author;
    }
    if (refused.reason == RefuseReason::Device) {
        const crypto::IdentityChain* const author = m_parts.book.identity(header->author);
        const crypto::DeviceStanding* const device =
            author ? author->device(header->device) : nullptr;
        if (device && device->revoked) {
            finding.kind = FindingKind::RemovedDevice;
            finding.user = header->author;
            finding.device = header->device;
        }
    }
    return finding;
}

Finding Reducer::findingOf(const Waiting& waiting) const
{
    Finding finding;
    finding.user = waiting.held.user;
    finding.space = waiting.space;
    finding.atMs = waiting.event.atMs;
    finding.seq = waiting.event.seq;
    if (waiting.isDoubted) {
        finding.kind = FindingKind::HeldForDoubt;
        return finding;
    }
    switch (waiting.held.reason) {
    case HoldReason::NeedsManifest:
    case HoldReason::NeedsOwner: finding.kind = FindingKind::WaitingForProof; break;
    case HoldReason::NeedsKey: finding.kind = FindingKind::NoKeyYet; break;
    case HoldReason::NeedsNewerApp: finding.kind = FindingKind::NeedsNewerApp; break;
    case HoldReason::Gap:
        finding.kind = FindingKind::PostsMissing;
        finding.device = waiting.held.device;
        break;
    }
    return finding;
}

// The envelope that holds a place in a lane; empty if it was one that could not be opened. Reads
// the whole log: only for proof of something that must never happen.
Result<QByteArray> Reducer::takenAt(const SpaceRef& space, const DeviceId& device, quint64 n)
{
    QByteArray found;
    QS_TRY(m_parts.disk
               .forEachLogAfter(store::kNoRow, [&](const store::LogRow& row) -> Result<void> {
                   if (found.isEmpty() && row.entry.space == space) {
                       const auto header = headerOf(row.entry.envelope);
                       if (header && header->device == device && header->laneN == n) {
                           found = row.entry.envelope;
                       }
                   }
                   return {};
               }));
    return found;
}

// Both are signed by one device: whoever did it, the two together prove it to anybody.
Result<void> Reducer::noteFork(const SpaceRef& space, const protocol::Event& event)
{
    const auto header = headerOf(event.envelope);
    if (!header) {
        return {};
    }
    // Either the number is taken, or the one before is not what it is said to be.
    QByteArray other;
    for (const quint64 n : {header->laneN, header->laneN - 1}) {
        if (other.isEmpty() && n > 0) {
            QS_TRY_ASSIGN(other, takenAt(space, header->device, n));
        }
    }
    const bool isSame = other == event.envelope;
    if (other.isEmpty() || isSame) {
        m_parts.metrics.count("forks_unproven");
        return {};
    }
    Finding fork;
    fork.kind = FindingKind::TwoVersions;
    fork.user = header->author;
    fork.space = space;
    fork.device = header->device;
    fork.atMs = event.atMs;
    fork.seq = event.seq;
    fork.evidence = {other, event.envelope};
    return m_parts.security.note(fork);
}

// What is missing of a lane that something stands behind: not what is merely waiting here.
void Reducer::reviewGaps(QList<Finding>& found) const
{
    QHash<LaneKey, QList<const Waiting*>> behind;
    QHash<LaneKey, QSet<quint64>> here;
    for (const Waiting& one : m_held) {
        const LaneKey lane{one.space, one.held.device};
        here[lane].insert(one.held.n);
        if (!one.isDoubted && one.held.reason == HoldReason::Gap) {
            behind[lane].append(&one);
        }
    }
    for (auto it = behind.constBegin(); it != behind.constEnd(); ++it) {
        const Waiting* const first =
            *std::ranges::min_element(it.value(), {}, [](const Waiting* one) {
                return one->held.n;
            });
        const quint64 head = m_parts.book.laneHead(it.key().first, it.key().second).n;
        const QSet<quint64>& numbers = here[it.key()];
        const auto waiting = static_cast<quint64>(std::ranges::count_if(numbers, [&](quint64 n) {
            return n > head && n < first->held.n;
        }));
        if (first->held.n > head + 1 + waiting) {
            Finding finding = findingOf(*first);
            finding.count = first->held.n - head - 1 - waiting;
            join(found, finding);
        }
    }
    for (const SecurityEntry& entry : m_parts.security.entries()) {
        if (entry.what.kind != FindingKind::PostsMissing) {
            continue;
        }
        Finding finding = entry.what;
        finding.count = 0;
        for (const auto& gap : m_parts.book.laneHead(finding.space, finding.device).gaps) {
            finding.count += gap.last - gap.first + 1;
        }
        if (finding.count > 0) {
            join(found, finding);
        }
    }
}

Result<void> Reducer::review()
{
    const bool hasGaps = std::ranges::any_of(m_parts.security.entries(), [](const auto& entry) {
        return entry.what.kind == FindingKind::PostsMissing;
    });
    if (!m_isHeldChanged && !hasGaps) {
        return {};
    }
    m_isHeldChanged = false;
    QList<Finding> found;
    for (const Waiting& one : m_held) {
        if (one.isDoubted || one.held.reason != HoldReason::Gap) {
            join(found, findingOf(one));
        }
    }
    reviewGaps(found);
    return m_parts.security.setHeld(found);
}

bool Reducer::waitsBehindGap(const LaneKey& lane) const
{
    return std::ranges::any_of(m_held, [&](const Waiting& one) {
        return !one.isDoubted && one.held.reason == HoldReason::Gap && one.space == lane.first &&
               one.held.device == lane.second;
    });
}

QSet<Reducer::LaneKey> Reducer::lanesPastPatience() const
{
    QSet<LaneKey> lanes;
    for (const SecurityEntry& entry : m_parts.security.entries()) {
        const LaneKey lane{entry.what.space, entry.what.device};
        if (entry.what.kind == FindingKind::PostsMissing && waitsBehindGap(lane) &&
            entry.firstMs + kGapPatienceMs <= m_parts.clock.nowMs()) {
            lanes.insert(lane);
        }
    }
    return lanes;
}

qint64 Reducer::retryDueMs() const
{
    qint64 due = 0;
    for (const SecurityEntry& entry : m_parts.security.entries()) {
        if (entry.what.kind == FindingKind::PostsMissing &&
            waitsBehindGap({entry.what.space, entry.what.device})) {
            const qint64 at = entry.firstMs + kGapPatienceMs;
            due = due == 0 ? at : std::min(due, at);
        }
    }
    return due;
}

} // namespace qs::sync
