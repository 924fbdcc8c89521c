// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "host/lock_signals.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>

namespace qs::host {

using namespace Qt::StringLiterals;

namespace {

const QString kLogin = u"org.freedesktop.login1"_s;
const QString kLoginPath = u"/org/freedesktop/login1"_s;
const QString kManager = u"org.freedesktop.login1.Manager"_s;
const QString kLoginSession = u"org.freedesktop.login1.Session"_s;

} // namespace

struct LockSignals::Buses
{
    QDBusConnection system;
    QDBusUnixFileDescriptor delay; ///< While it is open, logind waits for us.
};

LockSignals::LockSignals()
    : LockSignals(QDBusConnection::systemBus().name(), QDBusConnection::sessionBus().name())
{
}

LockSignals::~LockSignals() = default;

bool LockSignals::holdsSleep() const
{
    return m_buses->delay.isValid();
}

LockSignals::LockSignals(const QString& system, const QString& session)
    : m_buses(std::make_unique<Buses>(Buses{QDBusConnection(system), {}}))
{
    QDBusConnection& machine = m_buses->system;
    machine.connect(
        kLogin, kLoginPath, kManager, u"PrepareForSleep"_s, this, SLOT(onPrepareForSleep(bool))
    );
    // Of whichever session: logind sends it only to those of the person whose it is.
    machine.connect(kLogin, QString(), kLoginSession, u"Lock"_s, this, SLOT(onSessionLock()));
    QDBusConnection desktop(session);
    for (const QString& saver : {u"org.freedesktop.ScreenSaver"_s, u"org.gnome.ScreenSaver"_s}) {
        desktop.connect(
            QString(), QString(), saver, u"ActiveChanged"_s, this, SLOT(onScreenSaver(bool))
        );
    }
    holdSleep();
}

void LockSignals::holdSleep()
{
    if (!m_buses->system.isConnected()) {
        return;
    }
    QDBusMessage ask = QDBusMessage::createMethodCall(kLogin, kLoginPath, kManager, u"Inhibit"_s);
    ask << u"sleep"_s << u"Quicksilver"_s << u"Locks before the machine sleeps"_s << u"delay"_s;
    auto* const watcher = new QDBusPendingCallWatcher(m_buses->system.asyncCall(ask), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* w) {
        const QDBusPendingReply<QDBusUnixFileDescriptor> answer = *w;
        if (!answer.isError()) {
            m_buses->delay = answer.value();
        }
        w->deleteLater();
    });
}

void LockSignals::mayContinue()
{
    m_buses->delay = {}; // closing it is the word
}

void LockSignals::onPrepareForSleep(bool begins)
{
    if (begins) {
        Q_EMIT aboutToSleep();
    } else {
        holdSleep();
    }
}

void LockSignals::onScreenSaver(bool active)
{
    if (active) {
        Q_EMIT screenLocked();
    }
}

void LockSignals::onSessionLock()
{
    Q_EMIT screenLocked();
}

} // namespace qs::host
