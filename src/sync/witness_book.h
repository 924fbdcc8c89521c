// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "crypto/verified.h"
#include "sync/evidence_book.h"

#include <QHash>

namespace qs::store {
class DiskStore;
} // namespace qs::store

namespace qs::sync {

class AddressBook;

/// Carries word of other people's lanes along with what I write, and compares what others carried
/// with what I was shown. A server that shows two people different things is found out as soon as
/// one reads the other (SUNDR's fork consistency).
///
/// A witness that is ahead of me may be about something still under way: only if it stays away once
/// everything else is here, it is evidence. Bounded: 256 open questions. Thread: core.
class WitnessBook
{
public:
    struct Parts
    {
        store::DiskStore& disk;
        AddressBook& book;
        EvidenceBook& evidence;
        const Clock& clock;
    };

    explicit WitnessBook(const Parts& parts) : m_parts(parts) {}

    /// Lanes of others to name in the next envelope to this space: those that moved last come
    /// first, and if there are more than fit, they take turns.
    [[nodiscard]] QList<content::Witness> choose(const SpaceRef& space);

    /// A post was taken in: its own lane moved, and its witnesses are compared.
    void onTaken(const crypto::VerifiedPost& post);

    /// Looks again at what somebody had read and I had not. `isSettled` says whether nothing more
    /// is expected in a space.
    void recheck(const std::function<bool(const SpaceRef&)>& isSettled);

    /// What somebody had read there, and I have not.
    [[nodiscard]] qsizetype openQuestions(const SpaceRef& space) const;

    [[nodiscard]] bool hasQuestions() const { return !m_questions.isEmpty(); }

    /// Who last agreed with me there, and when, by my clock.
    [[nodiscard]] QHash<UserId, quint64> agreedWith(const SpaceRef& space) const
    {
        return m_agreed.value(space);
    }

private:
    struct Question
    {
        SpaceRef space;
        UserId witness;
        content::Witness claim;
        qint64 sinceMs = 0;
    };
    enum class Answer { Same, Other, Unknown, Ahead };

    [[nodiscard]] Answer compare(const SpaceRef& space, const content::Witness& claim) const;
    [[nodiscard]] Answer
    lookBack(const EnvId& head, quint64 headN, const content::Witness& claim) const;
    void judge(const Question& question, Answer answer);
    [[nodiscard]] bool seesWhole(const SpaceRef& space) const;

    Parts m_parts;
    QHash<SpaceRef, QList<DeviceId>> m_recent; ///< Lanes by when they moved, the last first.
    QHash<SpaceRef, qsizetype> m_turn;
    QHash<SpaceRef, QHash<UserId, quint64>> m_agreed;
    QList<Question> m_questions;
};

} // namespace qs::sync
