// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/trust_views.h"

#include <QCoreApplication>
#include <QString>

namespace qs::models {

/// Every sentence about who people are and about what was found amiss: what happened, what still
/// holds, what to do. Never a part of what was refused.
///
/// Thread: ui.
class TrustWords
{
    Q_DECLARE_TR_FUNCTIONS(TrustWords)

public:
    /// The line that stands in the place of what is not shown.
    [[nodiscard]] static QString note(const client::NoteView& note);

    /// What to do about it.
    [[nodiscard]] static QString noteAdvice(const client::NoteView& note);

    /// The entry of the log in one sentence.
    [[nodiscard]] static QString finding(const client::SecurityView& finding);
    [[nodiscard]] static QString advice(const client::SecurityView& finding);
    [[nodiscard]] static QString state(client::FindingState state);

    [[nodiscard]] static QString level(client::TrustLevel level);
    [[nodiscard]] static QString levelMeaning(client::TrustLevel level, const QString& name);

    /// Why a post has not left: experience.md calls it "Key changed".
    [[nodiscard]] static QString notSentYet(const QString& name);
    [[nodiscard]] static QString keyChanged(const QString& name, int waiting);
    [[nodiscard]] static QString alteredItems(int count);
    [[nodiscard]] static QString codeOutcome(client::CodeOutcome outcome, const QString& name);

    /// Somebody, or "Somebody" if no name is known.
    [[nodiscard]] static QString nameOf(const client::PersonView& person);
};

} // namespace qs::models
