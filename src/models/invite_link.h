// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "models/account_link.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace qs::models {

/// How two people find each other: one makes a link, the other opens it.
///
/// Thread: ui.
class InviteLink final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A part of the session")
    Q_PROPERTY(QString link READ link NOTIFY linkChanged FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY outcomeChanged FINAL)
    Q_PROPERTY(QString success READ success NOTIFY outcomeChanged FINAL)

public:
    explicit InviteLink(AccountLink& link) : m_account(link) {}

    [[nodiscard]] QString link() const { return m_link; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString success() const { return m_success; }

    /// Makes a link for one person; `link` has it when it is ready.
    Q_INVOKABLE void create();

    /// Forgets the link that is shown; it stays good for whoever has it.
    Q_INVOKABLE void putAway();

    /// Asks the person who made `link` to connect; `success` or `problem` says how that went.
    Q_INVOKABLE void open(const QString& link);
    Q_INVOKABLE void clearOutcome();

Q_SIGNALS:
    void linkChanged();
    void busyChanged();
    void outcomeChanged();

private:
    void setLink(const QString& link);
    void setBusy(bool busy);
    void setOutcome(const QString& success, const QString& problem);

    AccountLink& m_account;
    QString m_link;
    QString m_problem;
    QString m_success;
    bool m_busy = false;
};

} // namespace qs::models
