// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/clock.h"
#include "base/scheduler.h"

#include <map>

namespace qs::test {

/// A clock and a scheduler of which the test is the master: nothing runs, and no time passes, but
/// in advance() and settle().
class VirtualTime final : public Clock, public Scheduler
{
public:
    [[nodiscard]] qint64 nowMs() const override { return m_nowMs; }
    [[nodiscard]] qint64 monotonicMs() const override { return m_nowMs; }

    void post(std::function<void()> work) override { callAfter(0, std::move(work)); }

    TimerId callAfter(qint64 delayMs, std::function<void()> work) override
    {
        const TimerId id = m_next++;
        m_waiting.emplace(Key{m_nowMs + delayMs, id}, std::move(work));
        return id;
    }

    void cancel(TimerId timer) override
    {
        std::erase_if(m_waiting, [&](const auto& entry) { return entry.first.second == timer; });
    }

    /// Lets `ms` pass, running what falls due in its order.
    void advance(qint64 ms)
    {
        const qint64 until = m_nowMs + ms;
        while (!m_waiting.empty() && m_waiting.begin()->first.first <= until) {
            auto next = m_waiting.extract(m_waiting.begin());
            m_nowMs = std::max(m_nowMs, next.key().first);
            next.mapped()();
        }
        m_nowMs = until;
    }

    /// Runs what is due now.
    void settle() { advance(0); }

    /// When the next thing is due, from now; -1 if nothing is.
    [[nodiscard]] qint64 nextDueMs() const
    {
        return m_waiting.empty() ? -1 : m_waiting.begin()->first.first - m_nowMs;
    }

private:
    using Key = std::pair<qint64, TimerId>;

    qint64 m_nowMs = 1'760'000'000'000;
    TimerId m_next = 1;
    std::map<Key, std::function<void()>> m_waiting;
};

} // namespace qs::test
