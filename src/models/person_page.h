// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/circles_views.h"
#include "models/account_link.h"
#include "models/values.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace qs::models {

/// One person, and what can be done about them. Follows what changes while it is shown.
///
/// Thread: ui.
class PersonPage final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A part of the session")
    Q_PROPERTY(QString personId READ personId WRITE show NOTIFY changed FINAL)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed FINAL)
    Q_PROPERTY(qs::models::Author person READ person NOTIFY changed FINAL)
    Q_PROPERTY(QString relation READ relation NOTIFY changed FINAL)
    Q_PROPERTY(QString standing READ standing NOTIFY changed FINAL)
    Q_PROPERTY(bool connected READ isConnected NOTIFY changed FINAL)
    Q_PROPERTY(bool asks READ asks NOTIFY changed FINAL)
    Q_PROPERTY(bool asked READ isAsked NOTIFY changed FINAL)
    Q_PROPERTY(bool blocked READ isBlocked NOTIFY changed FINAL)
    Q_PROPERTY(bool followed READ isFollowed NOTIFY changed FINAL)
    Q_PROPERTY(QString followers READ followers NOTIFY changed FINAL)
    Q_PROPERTY(QString removalText READ removalText NOTIFY changed FINAL)
    Q_PROPERTY(QString blockingText READ blockingText NOTIFY changed FINAL)
    Q_PROPERTY(QStringList circles READ circles NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)

public:
    explicit PersonPage(AccountLink& link);

    void show(const QString& personId);

    [[nodiscard]] QString personId() const;
    [[nodiscard]] bool isKnown() const { return m_view.has_value(); }
    [[nodiscard]] Author person() const;
    [[nodiscard]] QString relation() const;
    [[nodiscard]] QString standing() const;
    [[nodiscard]] bool isConnected() const { return is(client::Relation::Connected); }
    [[nodiscard]] bool asks() const { return is(client::Relation::Incoming); }
    [[nodiscard]] bool isAsked() const { return is(client::Relation::Requested); }
    [[nodiscard]] bool isBlocked() const { return is(client::Relation::Blocked); }
    [[nodiscard]] bool isFollowed() const { return m_view && m_view->isFollowed; }
    [[nodiscard]] QString followers() const { return m_followers; }
    [[nodiscard]] QString removalText() const;
    [[nodiscard]] QString blockingText() const;
    [[nodiscard]] QStringList circles() const; ///< Ids of mine they are in.
    [[nodiscard]] QString problem() const { return m_problem; }

    Q_INVOKABLE void remove();
    Q_INVOKABLE void block();
    Q_INVOKABLE void unblock();
    Q_INVOKABLE void withdraw();
    Q_INVOKABLE void approve();
    Q_INVOKABLE void decline();
    Q_INVOKABLE void setFollowed(bool followed);

Q_SIGNALS:
    void changed();

private:
    using Work = std::function<Result<void>(client::Account&, const UserId&)>;

    [[nodiscard]] bool is(client::Relation relation) const;
    [[nodiscard]] QString name() const;
    void refresh();
    void countFollowers();
    void tell(Work work);

    AccountLink& m_link;
    UserId m_id;
    std::optional<client::PersonSharingView> m_view;
    QString m_followers;
    QString m_problem;
};

} // namespace qs::models
