// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/circles_views.h"
#include "models/account_link.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace qs::models {

/// My circles: connections first, then by name. What a command of the person came to stands in
/// `problem` until the next one.
///
/// Thread: ui.
class CirclesModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A part of the session")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged FINAL)
    Q_PROPERTY(bool findable READ isFindable WRITE setFindable NOTIFY findableChanged FINAL)
    Q_PROPERTY(bool searching READ isSearching NOTIFY searchChanged FINAL)
    Q_PROPERTY(QString searchProblem READ searchProblem NOTIFY searchChanged FINAL)
    Q_PROPERTY(QString searchSuccess READ searchSuccess NOTIFY searchChanged FINAL)

public:
    enum Role {
        CircleIdRole = Qt::UserRole + 1, ///< Empty for my connections.
        NameRole,
        ReadersRole, ///< "12 readers"
        MainRole,
        PeopleRole, ///< Ids of who is in it.
    };

    explicit CirclesModel(AccountLink& link);

    void start();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] bool isFindable() const { return m_findable; }
    [[nodiscard]] bool isSearching() const { return m_searching; }
    [[nodiscard]] QString searchProblem() const { return m_searchProblem; }
    [[nodiscard]] QString searchSuccess() const { return m_searchSuccess; }

    Q_INVOKABLE void create(const QString& name);
    Q_INVOKABLE void rename(const QString& circleId, const QString& name);
    Q_INVOKABLE void dissolve(const QString& circleId);

    /// Puts somebody into a circle, or takes them out.
    Q_INVOKABLE void setIn(const QString& circleId, const QString& personId, bool in);

    /// Asks who has this username to connect.
    Q_INVOKABLE void askByName(const QString& username);
    Q_INVOKABLE void clearSearch();
    void setFindable(bool findable);

Q_SIGNALS:
    void countChanged();
    void problemChanged();
    void findableChanged();
    void searchChanged();

private:
    using Work = std::function<Result<void>(client::Circles&)>;
    struct Known
    {
        QList<client::CircleView> circles;
        bool findable = false;
    };

    void refresh();
    void show(const Known& known);
    void tell(Work work);
    void endSearch(const QString& problem, const QString& success);

    AccountLink& m_link;
    QList<client::CircleView> m_rows;
    QString m_problem;
    QString m_searchProblem;
    QString m_searchSuccess;
    bool m_findable = false;
    bool m_searching = false;
};

} // namespace qs::models
