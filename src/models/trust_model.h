// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/clock.h"
#include "client/trust_views.h"
#include "models/account_link.h"
#include "models/security_model.h"
#include "models/values.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace qs::models {

/// Trust in people and in the server: what has to be said above everything, the security log, and
/// one person at a time to compare safety numbers with.
///
/// Thread: ui.
class TrustModel final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A part of the session")
    Q_PROPERTY(QString alarm READ alarm NOTIFY alarmChanged FINAL)
    Q_PROPERTY(QString alarmPersonId READ alarmPersonId NOTIFY alarmChanged FINAL)
    Q_PROPERTY(qs::models::SecurityModel* log READ log CONSTANT FINAL)
    Q_PROPERTY(QString personId READ personId WRITE setPersonId NOTIFY personChanged FINAL)
    Q_PROPERTY(qs::models::Author person READ person NOTIFY personChanged FINAL)
    Q_PROPERTY(QString level READ level NOTIFY personChanged FINAL)
    Q_PROPERTY(QString meaning READ meaning NOTIFY personChanged FINAL)
    Q_PROPERTY(QString warning READ warning NOTIFY personChanged FINAL)
    Q_PROPERTY(QStringList groups READ groups NOTIFY personChanged FINAL)
    Q_PROPERTY(QString words READ words NOTIFY personChanged FINAL)
    Q_PROPERTY(QString code READ code NOTIFY personChanged FINAL)
    Q_PROPERTY(QStringList history READ history NOTIFY personChanged FINAL)
    Q_PROPERTY(bool verified READ isVerified NOTIFY personChanged FINAL)
    Q_PROPERTY(bool doubted READ isDoubted NOTIFY personChanged FINAL)
    Q_PROPERTY(QString outcome READ outcome NOTIFY outcomeChanged FINAL)
    Q_PROPERTY(bool outcomeBad READ isOutcomeBad NOTIFY outcomeChanged FINAL)

public:
    TrustModel(AccountLink& link, const Clock& clock);

    void start();

    /// Empty while there is nothing to say.
    [[nodiscard]] QString alarm() const;

    /// Whose keys it is about; empty if it is about the server.
    [[nodiscard]] QString alarmPersonId() const;

    [[nodiscard]] SecurityModel* log() { return &m_log; }
    [[nodiscard]] const QString& personId() const { return m_personId; }
    [[nodiscard]] Author person() const { return Author::from(m_person.person); }
    [[nodiscard]] QString level() const;
    [[nodiscard]] QString meaning() const;
    [[nodiscard]] QString warning() const;
    [[nodiscard]] QStringList groups() const { return m_person.groups; }
    [[nodiscard]] QString words() const;
    [[nodiscard]] QString code() const { return m_person.code; }
    [[nodiscard]] QStringList history() const;
    [[nodiscard]] bool isVerified() const;
    [[nodiscard]] bool isDoubted() const { return m_person.isDoubted; }
    [[nodiscard]] QString outcome() const { return m_outcome; }
    [[nodiscard]] bool isOutcomeBad() const { return m_isOutcomeBad; }

    /// Whose numbers are looked at.
    void setPersonId(const QString& personId);

    Q_INVOKABLE void theyMatch();
    Q_INVOKABLE void theyDiffer();
    Q_INVOKABLE void keepOldKey();
    Q_INVOKABLE void readCode(const QString& code);
    Q_INVOKABLE void clearOutcome();

    /// Goes on after what the server did.
    Q_INVOKABLE void dismissAlarm();
    Q_INVOKABLE void setSeen(const QString& entry);

    /// Asks for the proof of an entry; it comes as proofReady().
    Q_INVOKABLE void fetchProof(const QString& entry);

Q_SIGNALS:
    void alarmChanged();
    void personChanged();
    void outcomeChanged();
    void proofReady(const QString& text);

private:
    using Decide = std::function<void(client::Account&, const UserId&)>;

    void refresh();
    void refreshPerson();
    void decide(const Decide& work);

    AccountLink& m_link;
    SecurityModel m_log;
    client::AlarmView m_alarm;
    QString m_personId;
    client::TrustView m_person;
    QString m_outcome;
    bool m_isOutcomeBad = false;
};

} // namespace qs::models
