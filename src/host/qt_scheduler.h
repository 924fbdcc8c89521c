// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/scheduler.h"

#include <QObject>

#include <map>
#include <memory>

class QTimer;

namespace qs::host {

/// The scheduler of a Qt event loop: that of the thread it was made on, which must also be the one
/// it is destroyed on. What is still waiting then never runs.
///
/// Waits are bounded by what a QTimer can hold, 24 days; a longer one ends there.
///
/// Thread: post from any, while the scheduler lives; the rest on its own.
class QtScheduler final : public Scheduler
{
public:
    QtScheduler();
    ~QtScheduler() override;

    void post(std::function<void()> work) override;
    TimerId callAfter(qint64 delayMs, std::function<void()> work) override;
    void cancel(TimerId timer) override;

    [[nodiscard]] size_t waitingTimers() const { return m_timers.size(); }

private:
    void fire(TimerId id);

    struct Waiting
    {
        std::unique_ptr<QTimer> timer;
        std::function<void()> work;
    };

    QObject m_context; ///< Lives on the thread; what is posted dies with it.
    std::map<TimerId, Waiting> m_timers;
    TimerId m_next = 1;
};

} // namespace qs::host
