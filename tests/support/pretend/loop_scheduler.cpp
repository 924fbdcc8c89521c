// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "support/pretend/loop_scheduler.h"

#include <algorithm>
#include <utility>

namespace qs::tests {

void LoopScheduler::post(std::function<void()> work)
{
    QMetaObject::invokeMethod(&m_context, std::move(work), Qt::QueuedConnection);
}

Scheduler::TimerId LoopScheduler::callAfter(qint64 delayMs, std::function<void()> work)
{
    m_waiting[m_next] = {.dueMs = m_nowMs + delayMs, .work = std::move(work)};
    return m_next++;
}

void LoopScheduler::cancel(TimerId timer)
{
    m_waiting.erase(timer);
}

void LoopScheduler::advance(qint64 ms)
{
    m_nowMs += ms;
    const auto isDue = [this](const auto& entry) { return entry.second.dueMs <= m_nowMs; };
    auto due = std::find_if(m_waiting.begin(), m_waiting.end(), isDue);
    while (due != m_waiting.end()) {
        const auto work = std::move(due->second.work);
        m_waiting.erase(due);
        work();
        due = std::find_if(m_waiting.begin(), m_waiting.end(), isDue);
    }
}

} // namespace qs::tests
