// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QElapsedTimer>
#include <QSocketNotifier>

#include <functional>
#include <memory>

/// Waits for things to happen on this thread by letting its event loop turn, until a deadline or
/// until the process is asked to stop (SIGINT, SIGTERM).
///
/// At most one in a process. Thread: the one it was made on, from outside of all callbacks.
class Patience
{
public:
    explicit Patience(qint64 limitMs);
    ~Patience();
    Patience(const Patience&) = delete;
    Patience& operator=(const Patience&) = delete;

    /// Turns the loop until `done` says so. False if the deadline or a signal came first.
    [[nodiscard]] bool until(const std::function<bool()>& done);

    /// Lets `ms` pass. False if a signal cut it short; the deadline does not count.
    [[nodiscard]] bool rest(qint64 ms) const;

    [[nodiscard]] bool wasStopped() const { return m_stopped; }

private:
    QElapsedTimer m_since;
    qint64 m_limitMs;
    std::unique_ptr<QSocketNotifier> m_signals;
    bool m_stopped = false;
};
