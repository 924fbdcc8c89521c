// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/error.h"
#include "client/circles_views.h"

#include <QCoreApplication>
#include <QString>

namespace qs::models {

/// What people read about circles and about ending a connection. Thread: any.
class CircleWords
{
    Q_DECLARE_TR_FUNCTIONS(CircleWords)

public:
    [[nodiscard]] static QString circle(const client::CircleView& circle);
    /// One of mine whose name is not known here (yet).
    [[nodiscard]] static QString unnamedCircle();
    [[nodiscard]] static QString readers(qsizetype people);

    /// How the person is known, and whether their posts wait for a key; empty if there is nothing
    /// to say.
    [[nodiscard]] static QString standing(const client::PersonSharingView& person);

    /// What happens, and what somebody can still read.
    [[nodiscard]] static QString removal(const QString& name);
    [[nodiscard]] static QString blocking(const QString& name);
    [[nodiscard]] static QString followers(int count);

    [[nodiscard]] static QString asked(const QString& name);
    [[nodiscard]] static QString nameProblem(ErrorCode code);
    [[nodiscard]] static QString circleProblem(ErrorCode code);
    [[nodiscard]] static QString personProblem(ErrorCode code);
};

} // namespace qs::models
