// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/scheduler.h"

#include <memory>

namespace qs::server {

/// The queue to the one thread that hashes passwords. Short, so that a flood of log-ins costs
/// neither memory nor the patience of others: who finds it full is told to come back.
///
/// Thread: the engine's strand; `work` runs on the other.
class SlowHashes
{
public:
    static constexpr qint64 kRetryMs = 500;

    SlowHashes(Strand& worker, Strand& engine, int queuedMax)
        : m_worker(worker), m_engine(engine), m_queuedMax(queuedMax)
    {
    }

    [[nodiscard]] bool isFull() const { return m_queued >= m_queuedMax; }

    /// `done` gets what `work` yields, by reference.
    template<typename Work, typename Done>
    void run(Work work, Done done)
    {
        ++m_queued;
        using Outcome = decltype(work());
        m_worker.post([this, work = std::move(work), done = std::move(done)] {
            auto outcome = std::make_shared<Outcome>(work());
            m_engine.post([this, outcome, done] {
                --m_queued;
                done(*outcome);
            });
        });
    }

private:
    Strand& m_worker;
    Strand& m_engine;
    int m_queuedMax;
    int m_queued = 0;
};

} // namespace qs::server
