// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/clock.h"
#include "base/scheduler.h"

#include <QObject>

#include <map>

namespace qs::tests {

/// Posted work runs in the Qt event loop; waiting work only when advance() says that time passes.
/// One thread plays core and ui. Also the clock of that world.
///
/// Thread: that of its construction.
class LoopScheduler final : public Scheduler, public Clock
{
public:
    void post(std::function<void()> work) override;
    TimerId callAfter(qint64 delayMs, std::function<void()> work) override;
    void cancel(TimerId timer) override;

    [[nodiscard]] qint64 nowMs() const override { return m_nowMs; }
    [[nodiscard]] qint64 monotonicMs() const override { return m_nowMs; }

    void advance(qint64 ms);
    void setNowMs(qint64 nowMs) { m_nowMs = nowMs; }

private:
    struct Waiting
    {
        qint64 dueMs;
        std::function<void()> work;
    };

    QObject m_context;
    std::map<TimerId, Waiting> m_waiting;
    TimerId m_next = 1;
    qint64 m_nowMs = 1'795'003'200'000; ///< 18 November 2026, 12:00 UTC.
};

} // namespace qs::tests
