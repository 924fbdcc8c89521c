// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "client/trust_views.h"

namespace qs::client {

class Core;

/// How sure one can be of people and of what the server shows: levels, safety numbers, doubts about
/// changed keys, and the log of what was found amiss.
///
/// While somebody's keys are in doubt, nothing that they could read leaves, and nothing new of
/// theirs shows, until one of the decisions below. Thread: core.
class Trust
{
public:
    explicit Trust(Core& core) : m_core(core) {}

    // Decisions

    /// The numbers are the same: they are verified, and a doubt is over. NotFound for strangers.
    [[nodiscard]] Result<void> setVerified(const UserId& person);

    /// The numbers differ: sending stays stopped, and what was compared before no longer counts.
    [[nodiscard]] Result<void> setDifferent(const UserId& person);

    /// Goes on with the keys known before, without comparing.
    [[nodiscard]] Result<void> keepOld(const UserId& person);

    /// Takes note of an entry of the log.
    [[nodiscard]] Result<void> setSeen(quint64 entry);

    /// Reads the code on somebody's screen. Same and Different decide as above.
    [[nodiscard]] Result<CodeOutcome> readCode(const UserId& person, const QString& code);

    // Queries

    [[nodiscard]] TrustLevel level(const UserId& person) const;
    [[nodiscard]] TrustView person(const UserId& person) const;
    [[nodiscard]] AlarmView alarm() const;

    /// Newest first.
    [[nodiscard]] QList<SecurityView> log() const;

    /// What stands among the posts, newest first, as rows with a note and nothing else.
    [[nodiscard]] QList<PostView> notes() const;

    /// The signed bytes that prove an entry, as text to be kept or sent; empty if there are none.
    [[nodiscard]] QString evidence(quint64 entry) const;

    /// When notes() will have a new one just because time has passed; 0 if never.
    [[nodiscard]] qint64 nextNoteMs() const;

private:
    Core& m_core;
};

} // namespace qs::client
