// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/clock.h"
#include "client/device_views.h"
#include "models/account_link.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace qs::models {

/// My devices: this one first, then the newest. Which are new, what they are called, and letting
/// one go. One change at a time; `problem` says why the last one failed.
///
/// Thread: ui.
class DevicesModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A part of the session")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(int newCount READ newCount NOTIFY countChanged FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged FINAL)

public:
    enum Role {
        DeviceIdRole = Qt::UserRole + 1,
        NameRole,
        DetailRole,
        IsThisRole,
        IsNewRole, ///< Nobody here has said yet that it is fine.
    };

    DevicesModel(AccountLink& link, const Clock& clock);

    void start();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int newCount() const;
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }

    Q_INVOKABLE void rename(const QString& deviceId, const QString& name);
    Q_INVOKABLE void acknowledge(const QString& deviceId);
    Q_INVOKABLE void revoke(const QString& deviceId, const QString& password);
    Q_INVOKABLE void clearProblem();

Q_SIGNALS:
    void countChanged();
    void busyChanged();
    void problemChanged();

    /// A change went through; `text` says which.
    void changed(const QString& text);

private:
    void refresh();
    void show(const QList<client::DeviceView>& next);
    void setBusy(bool busy);
    void setProblem(const QString& problem);
    [[nodiscard]] QString nameOf(const DeviceId& device) const;

    AccountLink& m_link;
    const Clock& m_clock;
    QList<client::DeviceView> m_rows;
    QString m_problem;
    bool m_busy = false;
};

} // namespace qs::models
