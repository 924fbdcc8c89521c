// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/witness_book.h"

#include "proof/identity.h"
#include "store/disk_store.h"
#include "sync/address_book.h"

#include <algorithm>

namespace qs::sync {

namespace {

constexpr qsizetype kQuestionsMax = 256;
constexpr quint64 kLookBackMax = 256;
constexpr qint64 kPatienceMs = 60'000;
constexpr qsizetype kRecentMax = 64;

content::LaneName laneNameOf(const DeviceId& device, const SpaceRef& space)
{
    const char kind = static_cast<char>(space.kind);
    return proof::hash<content::LaneName>(
        proof::label::kLaneName, {device.view(), QByteArrayView(&kind, 1), space.id.view()}
    );
}

content::EnvIdPrefix prefixOf(const EnvId& id)
{
    return *content::EnvIdPrefix::from(id.view().first(content::EnvIdPrefix::kSize));
}

} // namespace

QList<content::Witness> WitnessBook::choose(const SpaceRef& space)
{
    QList<AddressBook::KnownLane> lanes = m_parts.book.lanesOf(space);
    lanes.removeIf([this](const AddressBook::KnownLane& lane) {
        return lane.device == m_parts.book.keys().device();
    });
    const QList<DeviceId> recent = m_recent.value(space);
    const auto rank = [&](const AddressBook::KnownLane& lane) {
        const qsizetype at = recent.indexOf(lane.device);
        return std::pair(at < 0 ? recent.size() : at, lane.device);
    };
    std::ranges::sort(lanes, {}, rank);
    QList<content::Witness> chosen;
    // Half of the room is for what moved last, the other half goes round.
    const qsizetype fresh = std::min<qsizetype>(content::kWitnessesMax / 2, lanes.size());
    const auto add = [&](const AddressBook::KnownLane& lane) {
        chosen.append({laneNameOf(lane.device, space), lane.n, prefixOf(lane.id)});
    };
    for (qsizetype i = 0; i < fresh; ++i) {
        add(lanes[i]);
    }
    const qsizetype others = lanes.size() - fresh;
    const qsizetype turns = std::min<qsizetype>(content::kWitnessesMax - fresh, others);
    qsizetype& turn = m_turn[space];
    for (qsizetype i = 0; i < turns; ++i) {
        add(lanes[fresh + (turn + i) % others]);
    }
    turn += turns;
    return chosen;
}

void WitnessBook::onTaken(const crypto::VerifiedPost& post)
{
    QList<DeviceId>& recent = m_recent[post.space()];
    recent.removeAll(post.header().device);
    recent.prepend(post.header().device);
    if (recent.size() > kRecentMax) {
        recent.removeLast();
    }
    const bool isMine = post.author() == m_parts.book.me();
    for (const content::Witness& claim : post.payload().witnesses) {
        const Question question{post.space(), post.author(), claim, m_parts.clock.monotonicMs()};
        const Answer answer = compare(post.space(), claim);
        if (answer == Answer::Same && !isMine) {
            m_agreed[post.space()].insert(
                post.author(), static_cast<quint64>(m_parts.clock.nowMs())
            );
        }
        judge(question, answer);
    }
}

// A log that I was let into half-way has lanes I cannot know.
bool WitnessBook::seesWhole(const SpaceRef& space) const
{
    const crypto::CircleRecord* const circle =
        space.kind == SpaceKind::Circle ? m_parts.book.circle(space.id) : nullptr;
    return space.kind != SpaceKind::Circle || (circle && circle->fromSeq <= 1);
}

WitnessBook::Answer WitnessBook::compare(const SpaceRef& space, const content::Witness& claim) const
{
    for (const AddressBook::KnownLane& lane : m_parts.book.lanesOf(space)) {
        if (laneNameOf(lane.device, space) == claim.lane) {
            return claim.n > lane.n ? Answer::Ahead : lookBack(lane.id, lane.n, claim);
        }
    }
    return seesWhole(space) ? Answer::Ahead : Answer::Unknown;
}

// Each envelope names the one before it.
WitnessBook::Answer
WitnessBook::lookBack(const EnvId& head, quint64 headN, const content::Witness& claim) const
{
    if (headN - claim.n > kLookBackMax) {
        return Answer::Unknown;
    }
    EnvId id = head;
    for (quint64 n = headN; n > claim.n; --n) {
        const auto row = m_parts.disk.envelope(id);
        if (!row || !*row) {
            return Answer::Unknown;
        }
        const auto parts = protocol::splitEnvelope((*row)->entry.envelope);
        const auto header = parts ? protocol::readHeader(parts->header)
                                  : Result<protocol::EnvelopeHeader>(parts.error());
        if (!header) {
            return Answer::Unknown;
        }
        id = header->prev;
    }
    return prefixOf(id) == claim.id ? Answer::Same : Answer::Other;
}

void WitnessBook::judge(const Question& question, Answer answer)
{
    if (answer == Answer::Other) {
        m_parts.evidence.report(
            {EvidenceKind::LaneForked,
             question.space,
             question.witness,
             question.claim.n,
             question.claim.lane.bytes() + question.claim.id.bytes(),
             0}
        );
    } else if (answer == Answer::Ahead && m_questions.size() < kQuestionsMax) {
        m_questions.append(question);
    }
}

void WitnessBook::recheck(const std::function<bool(const SpaceRef&)>& isSettled)
{
    const QList<Question> questions = std::exchange(m_questions, {});
    for (const Question& question : questions) {
        const Answer answer = compare(question.space, question.claim);
        const bool isLate = m_parts.clock.monotonicMs() - question.sinceMs >= kPatienceMs;
        if (answer == Answer::Ahead && isLate && isSettled(question.space)) {
            m_parts.evidence.report(
                {EvidenceKind::PeerAhead,
                 question.space,
                 question.witness,
                 question.claim.n,
                 question.claim.lane.bytes() + question.claim.id.bytes(),
                 0}
            );
            continue;
        }
        judge(question, answer);
    }
}

qsizetype WitnessBook::openQuestions(const SpaceRef& space) const
{
    return std::ranges::count(m_questions, space, &Question::space);
}

} // namespace qs::sync
