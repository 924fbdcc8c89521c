// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/evidence_views.h"
#include "models/account_link.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace qs::models {

/// What the server keeps about this account, table by table, as it keeps it.
///
/// Thread: ui.
class ServerRows final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A part of the session")
    Q_PROPERTY(QStringList tables READ tables NOTIFY changed FINAL)
    Q_PROPERTY(QStringList sentences READ sentences NOTIFY changed FINAL) ///< One for each table.
    Q_PROPERTY(int table READ table NOTIFY changed FINAL)                 ///< -1: none is open
    Q_PROPERTY(QStringList rows READ rows NOTIFY changed FINAL)           ///< One text each.
    Q_PROPERTY(int more READ more NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)

public:
    explicit ServerRows(AccountLink& link) : m_link(link) {}

    [[nodiscard]] QStringList tables() const { return m_tables; }
    [[nodiscard]] QStringList sentences() const;
    [[nodiscard]] int table() const { return m_table; }
    [[nodiscard]] QStringList rows() const { return m_rows; }
    [[nodiscard]] int more() const { return m_more; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }

    /// Asks which tables there are.
    Q_INVOKABLE void open();
    Q_INVOKABLE void show(int table);
    Q_INVOKABLE void showMore();
    Q_INVOKABLE void closeTable();

Q_SIGNALS:
    void changed();

private:
    void ask(int table, int from);
    void take(int table, int from, const Result<client::ServerRows>& found);

    AccountLink& m_link;
    QStringList m_tables;
    QStringList m_rows;
    QString m_problem;
    int m_table = -1;
    int m_more = 0;
    bool m_busy = false;
};

} // namespace qs::models
