// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/error.h"
#include "client/evidence_views.h"

#include <QCoreApplication>
#include <QString>

namespace qs::models {

/// What people read about completeness, findings, the server's rows and reports. Thread: any.
class EvidenceWords
{
    Q_DECLARE_TR_FUNCTIONS(EvidenceWords)

public:
    /// The one quiet answer at the top of the page.
    [[nodiscard]] static QString answer(const client::CompletenessView& view);
    [[nodiscard]] static QString spaceName(const client::SpaceStanding& space, const UserId& me);
    [[nodiscard]] static QString space(const client::SpaceStanding& space, qint64 nowMs);
    [[nodiscard]] static QString log(const client::CompletenessView& view);
    [[nodiscard]] static QString findingTitle(const client::FindingView& finding);
    [[nodiscard]] static QString finding(const client::FindingView& finding);

    /// One plain sentence for a table of the server.
    [[nodiscard]] static QString table(const QString& name);
    [[nodiscard]] static QString rowsProblem(ErrorCode code);

    [[nodiscard]] static QString reason(client::ReportWhy why);
    [[nodiscard]] static QString reportProblem(ErrorCode code);
};

} // namespace qs::models
