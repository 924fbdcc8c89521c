// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "models/completeness.h"
#include "models/report_form.h"
#include "models/server_rows.h"

#include <QQmlEngine>

namespace qs::models {

/// What the pages about the server's honesty are bound to, in one place.
///
/// Thread: ui.
class EvidencePages final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A part of the session")
    Q_PROPERTY(qs::models::Completeness* completeness READ completeness CONSTANT FINAL)
    Q_PROPERTY(qs::models::ServerRows* serverRows READ serverRows CONSTANT FINAL)
    Q_PROPERTY(qs::models::ReportForm* report READ report CONSTANT FINAL)

public:
    EvidencePages(AccountLink& link, const Clock& clock)
        : m_completeness(link, clock), m_serverRows(link), m_report(link)
    {
        // Reached through properties, yet owned here: the engine must not collect them.
        for (QObject* part :
             std::initializer_list<QObject*>{&m_completeness, &m_serverRows, &m_report}) {
            QQmlEngine::setObjectOwnership(part, QQmlEngine::CppOwnership);
        }
    }

    [[nodiscard]] Completeness* completeness() { return &m_completeness; }
    [[nodiscard]] ServerRows* serverRows() { return &m_serverRows; }
    [[nodiscard]] ReportForm* report() { return &m_report; }

private:
    Completeness m_completeness;
    ServerRows m_serverRows;
    ReportForm m_report;
};

} // namespace qs::models
