// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QObject>

#include <memory>

namespace qs::host {

/// What the machine says that should lock an account: it is about to sleep, or its screen is
/// locked.
///
/// Listens to logind on the system bus (`PrepareForSleep`, and `Lock` of any session of this
/// person) and to the screen saver on the session bus (`ActiveChanged` of org.freedesktop and of
/// org.gnome). Where a bus or a service is missing it simply never speaks. Before sleep logind is
/// asked to wait (a "delay" inhibitor, some seconds at most) until mayContinue(). See
/// https://www.freedesktop.org/wiki/Software/systemd/inhibit/. Thread: ui.
class LockSignals final : public QObject
{
    Q_OBJECT

public:
    LockSignals();

    /// On other buses, by the names of their open connections.
    LockSignals(const QString& system, const QString& session);
    ~LockSignals() override;

    /// Everything is locked: the machine may sleep.
    void mayContinue();

    /// Whether the machine would wait for us.
    [[nodiscard]] bool holdsSleep() const;

Q_SIGNALS:
    void aboutToSleep();
    void screenLocked();

private Q_SLOTS:
    void onPrepareForSleep(bool begins);
    void onScreenSaver(bool active);
    void onSessionLock();

private:
    void holdSleep();

    struct Buses;
    std::unique_ptr<Buses> m_buses;
};

} // namespace qs::host
