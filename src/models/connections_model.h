// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "models/account_link.h"
#include "models/values.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace qs::models {

/// The people: who asks to connect first, then whom I asked, then who is connected, then those
/// vouched for; by name within each.
///
/// Thread: ui.
class ConnectionsModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A part of the session")
    Q_PROPERTY(int count READ count NOTIFY countsChanged FINAL)
    Q_PROPERTY(int waiting READ waiting NOTIFY countsChanged FINAL)
    Q_PROPERTY(QString waitingText READ waitingText NOTIFY countsChanged FINAL)
    Q_PROPERTY(int connected READ connected NOTIFY countsChanged FINAL)

public:
    enum Role {
        PersonIdRole = Qt::UserRole + 1,
        PersonRole,
        RelationRole,
        AsksRole, ///< Waits for my answer.
        ConnectedRole,
        SectionRole,      ///< The heading it stands under.
        OpensSectionRole, ///< The first one under its heading.
    };

    explicit ConnectionsModel(AccountLink& link);

    void start();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int waiting() const { return countOf(client::Relation::Incoming); }
    [[nodiscard]] QString waitingText() const;
    [[nodiscard]] int connected() const { return countOf(client::Relation::Connected); }

    Q_INVOKABLE void approve(const QString& personId);
    Q_INVOKABLE void decline(const QString& personId);

Q_SIGNALS:
    void countsChanged();

private:
    [[nodiscard]] int countOf(client::Relation relation) const;
    void refresh();
    void show(QList<client::ConnectionView> next);
    void removeMissing(const QList<client::ConnectionView>& next);
    [[nodiscard]] bool opensSection(int row) const;
    void place(int row, const client::ConnectionView& connection);

    AccountLink& m_link;
    QList<client::ConnectionView> m_rows;
};

} // namespace qs::models
