// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/clock.h"
#include "client/evidence_views.h"
#include "models/account_link.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace qs::models {

/// The answer to "Is my feed complete?". Asked again whenever something changes, while it is shown.
///
/// Thread: ui.
class Completeness final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A part of the session")
    Q_PROPERTY(bool shown READ isShown WRITE setShown NOTIFY changed FINAL)
    Q_PROPERTY(bool troubled READ isTroubled NOTIFY changed FINAL)
    Q_PROPERTY(bool logBroken READ isLogBroken NOTIFY changed FINAL)
    Q_PROPERTY(QString answer READ answer NOTIFY changed FINAL)
    Q_PROPERTY(QString log READ log NOTIFY changed FINAL)
    Q_PROPERTY(QStringList spaceNames READ spaceNames NOTIFY changed FINAL)
    Q_PROPERTY(QStringList spaceDetails READ spaceDetails NOTIFY changed FINAL)
    Q_PROPERTY(QStringList findingTitles READ findingTitles NOTIFY changed FINAL)
    Q_PROPERTY(QStringList findingDetails READ findingDetails NOTIFY changed FINAL)

public:
    Completeness(AccountLink& link, const Clock& clock);

    [[nodiscard]] bool isShown() const { return m_shown; }
    void setShown(bool shown);
    [[nodiscard]] bool isTroubled() const { return !m_view.findings.isEmpty() || isLogBroken(); }
    [[nodiscard]] bool isLogBroken() const { return m_view.isLogBroken; }
    [[nodiscard]] QString answer() const;
    [[nodiscard]] QString log() const;
    [[nodiscard]] QStringList spaceNames() const;
    [[nodiscard]] QStringList spaceDetails() const;
    [[nodiscard]] QStringList findingTitles() const;
    [[nodiscard]] QStringList findingDetails() const;

    /// The person has read the findings.
    Q_INVOKABLE void dismiss();

    /// Trusts the server's record of keys as it is now.
    Q_INVOKABLE void trustAnew();

Q_SIGNALS:
    void changed();

private:
    void refresh();

    AccountLink& m_link;
    const Clock& m_clock;
    client::CompletenessView m_view;
    UserId m_me;
    bool m_shown = false;
};

} // namespace qs::models
