// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/clock.h"
#include "base/scheduler.h"
#include "client/locking.h"
#include "models/account_link.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace qs::models {

/// When and how this device locks: the choices of the person, and the clock that watches for them.
///
/// A choice shows at once and is kept by the account. `due` is emitted once when nobody has touched
/// anything for as long as was chosen, when the machine sleeps, or when its screen locks.
///
/// Thread: ui.
class LockSettings final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A part of the session")
    Q_PROPERTY(int idleChoice READ idleChoice WRITE chooseIdle NOTIFY changed FINAL)
    Q_PROPERTY(QStringList idleWords READ idleWords CONSTANT FINAL)
    Q_PROPERTY(bool onSuspend READ onSuspend WRITE setOnSuspend NOTIFY changed FINAL)
    Q_PROPERTY(bool withScreen READ withScreen WRITE setWithScreen NOTIFY changed FINAL)
    Q_PROPERTY(Mode mode READ mode NOTIFY changed FINAL)
    Q_PROPERTY(bool hasKeychain READ hasKeychain NOTIFY changed FINAL)
    Q_PROPERTY(QString modeText READ modeText NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)

public:
    enum Mode {
        Keychain,
        Password,
        Both,
    };
    Q_ENUM(Mode)

    LockSettings(AccountLink& link, Scheduler& ui, const Clock& clock);
    ~LockSettings() override;

    /// Begins to watch. Once there is an account.
    void start();

    [[nodiscard]] int idleChoice() const;
    [[nodiscard]] static QStringList idleWords();
    [[nodiscard]] bool onSuspend() const { return m_choices.onSuspend; }
    [[nodiscard]] bool withScreen() const { return m_choices.withScreen; }
    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] bool hasKeychain() const { return m_hasKeychain; }
    [[nodiscard]] QString modeText() const;
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }

    void chooseIdle(int choice);
    void setOnSuspend(bool on);
    void setWithScreen(bool on);

    /// Another lock; the password is not looked at for Keychain. `modeSettled` says that it stands.
    Q_INVOKABLE void changeMode(qs::models::LockSettings::Mode mode, const QString& password);

    /// Somebody is here: a key, a button, the pointer. Cheap.
    void touch();

    void onAboutToSleep();
    void onScreenLocked();

Q_SIGNALS:
    void changed();
    void due();
    void modeSettled();

private:
    struct Known
    {
        client::LockChoices choices;
        client::LockMode mode = client::LockMode::Password;
        bool hasKeychain = false;
    };

    void keep(const client::LockChoices& choices);
    void watch();
    void say(const QString& problem);

    AccountLink& m_link;
    Scheduler& m_ui;
    const Clock& m_clock;
    client::LockChoices m_choices;
    Mode m_mode = Password;
    QString m_problem;
    Scheduler::TimerId m_timer = 0;
    qint64 m_touchedMs = 0;
    bool m_hasKeychain = false;
    bool m_watching = false;
    bool m_busy = false;
};

} // namespace qs::models
