// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/secrets_views.h"
#include "models/account_link.h"

#include <QObject>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace qs::models {

/// What opens the account, for its pages: the sheet while it may be seen, the two groups asked
/// back, and the commands, each of which proves the password again. One command at a time.
///
/// The sheet stands here only while `sheetShown`; it is written to a file only by saveSheet().
/// Thread: ui.
class SecretsModel final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A part of the session")
    Q_PROPERTY(bool sheetDue READ isSheetDue NOTIFY changed FINAL)
    Q_PROPERTY(bool sheetShown READ isSheetShown NOTIFY changed FINAL)
    Q_PROPERTY(QStringList groups READ groups NOTIFY changed FINAL)
    Q_PROPERTY(QStringList accountGroups READ accountGroups NOTIFY changed FINAL)
    Q_PROPERTY(QStringList words READ words NOTIFY changed FINAL)
    Q_PROPERTY(int firstAsked READ firstAsked NOTIFY changed FINAL)
    Q_PROPERTY(int secondAsked READ secondAsked NOTIFY changed FINAL)
    Q_PROPERTY(bool twoSecrets READ hasTwoSecrets NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(bool unclear READ isUnclear NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY outcomeChanged FINAL)
    Q_PROPERTY(QString note READ note NOTIFY outcomeChanged FINAL)

public:
    explicit SecretsModel(AccountLink& link);
    void start();

    [[nodiscard]] bool isSheetDue() const { return m_view.isSheetDue; }
    [[nodiscard]] bool isSheetShown() const { return m_sheet.has_value(); }
    [[nodiscard]] QStringList groups() const { return m_sheet ? m_sheet->groups : QStringList(); }
    [[nodiscard]] QStringList accountGroups() const
    {
        return m_sheet ? m_sheet->accountGroups : QStringList();
    }
    [[nodiscard]] QStringList words() const { return m_view.words; }
    [[nodiscard]] int firstAsked() const { return m_view.askedGroups.value(0); }
    [[nodiscard]] int secondAsked() const { return m_view.askedGroups.value(1); }
    [[nodiscard]] bool hasTwoSecrets() const { return m_view.hasAccountKey; }
    [[nodiscard]] bool isBusy() const { return m_view.isBusy; }
    [[nodiscard]] bool isUnclear() const { return m_view.isUnclear; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString note() const { return m_note; }

    Q_INVOKABLE void makeSheet(const QString& password);
    Q_INVOKABLE void changePassword(const QString& password, const QString& next);
    Q_INVOKABLE void renewIdentity(const QString& password, const QString& next);
    Q_INVOKABLE void resetIdentity(const QString& next);
    Q_INVOKABLE void setTwoSecrets(bool wanted, const QString& password);
    Q_INVOKABLE void deleteAccount(const QString& password);
    Q_INVOKABLE void confirmSheet(const QString& first, const QString& second);
    Q_INVOKABLE void putOffSheet();

    /// Writes the sheet as a page to be printed, readable by this user alone, into the folder for
    /// documents; `note` says where, and `sheetSaved` hands out the place.
    Q_INVOKABLE void saveSheet();
    Q_INVOKABLE void clearOutcome();

Q_SIGNALS:
    void changed();
    void outcomeChanged();
    void succeeded(); ///< A command was carried out.
    void sheetConfirmed();
    void sheetSaved(const QUrl& place);

private:
    struct Seen
    {
        client::SecretsView view;
        std::optional<client::RecoverySheet> sheet;
    };
    using Done = std::function<void(client::SecretsOutcome)>;

    void look();
    void setOutcome(const QString& problem, const QString& note);
    [[nodiscard]] Done reporter();

    AccountLink& m_link;
    client::SecretsView m_view;
    std::optional<client::RecoverySheet> m_sheet;
    QString m_problem;
    QString m_note;
};

} // namespace qs::models
