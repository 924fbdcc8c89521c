// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "patience.h"

#include <QCoreApplication>
#include <QTimer>

#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <limits>

namespace {

int signalDescriptor = -1;

// Only what may be done in a signal handler: signal-safety(7).
void noteSignal(int)
{
    const quint64 one = 1;
    [[maybe_unused]] const ssize_t written = write(signalDescriptor, &one, sizeof one);
}

} // namespace

Patience::Patience(qint64 limitMs) : m_limitMs(limitMs)
{
    m_since.start();
    signalDescriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    m_signals = std::make_unique<QSocketNotifier>(signalDescriptor, QSocketNotifier::Read);
    QObject::connect(m_signals.get(), &QSocketNotifier::activated, m_signals.get(), [this] {
        m_stopped = true;
        m_signals->setEnabled(false);
    });
    std::signal(SIGINT, noteSignal);
    std::signal(SIGTERM, noteSignal);
}

Patience::~Patience()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    m_signals.reset();
    close(signalDescriptor);
}

bool Patience::until(const std::function<bool()>& done)
{
    QTimer deadline; // so that the loop turns once more when it is over
    deadline.setSingleShot(true);
    deadline.start(static_cast<int>(
        std::clamp<qint64>(m_limitMs - m_since.elapsed() + 1, 1, std::numeric_limits<int>::max())
    ));
    while (!done()) {
        if (m_stopped || m_since.elapsed() > m_limitMs) {
            return false;
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

bool Patience::rest(qint64 ms) const
{
    QTimer end;
    end.setSingleShot(true);
    end.start(static_cast<int>(ms));
    while (end.isActive() && !m_stopped) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return !m_stopped;
}
