// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/error.h"
#include "client/shelf_views.h"

#include <QCoreApplication>
#include <QString>

namespace qs::models {

/// What people read about bookmarks, mutes, filters and drafts. Thread: any.
class ShelfWords
{
    Q_DECLARE_TR_FUNCTIONS(ShelfWords)

public:
    [[nodiscard]] static QString postNotHere();
    [[nodiscard]] static QString muteKind(content::MuteKind kind);
    [[nodiscard]] static QString until(quint64 untilMs);
    [[nodiscard]] static QString filterDoes(bool warns);
    [[nodiscard]] static QString wouldTake(int taken, int of);
    [[nodiscard]] static QString folded(const QString& filter);
    [[nodiscard]] static QString day(qint64 ms);
    [[nodiscard]] static QString draftNote(const client::SavedDraftView& draft);
    [[nodiscard]] static QString binLeft(qint64 binnedMs, qint64 nowMs);
    [[nodiscard]] static QString profileProblem(ErrorCode code);
    [[nodiscard]] static QString problem(ErrorCode code);
};

} // namespace qs::models
