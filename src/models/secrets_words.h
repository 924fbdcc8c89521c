// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/secrets_views.h"

#include <QCoreApplication>

namespace qs::models {

/// What is said about password, recovery sheet and identity. Thread: ui.
class SecretsWords
{
    Q_DECLARE_TR_FUNCTIONS(SecretsWords)

public:
    /// Why a change was not made; nothing if it was.
    [[nodiscard]] static QString problem(const client::SecretsOutcome& outcome);
    [[nodiscard]] static QString wrongGroups(const QList<int>& asked);
    [[nodiscard]] static QString saved(const QString& path);
    [[nodiscard]] static QString notSaved();

    /// The sheet as a page for a printer: nothing in it is loaded from anywhere.
    [[nodiscard]] static QString html(const client::RecoverySheet& sheet);

private:
    struct Line
    {
        QString label;
        QString value;
    };
    static QList<Line> lines(const client::RecoverySheet& sheet);
};

} // namespace qs::models
