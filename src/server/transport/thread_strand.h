// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/scheduler.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace qs::server {

/// A strand with a thread of its own. When it goes, it first runs all that was posted.
///
/// Thread: any.
class ThreadStrand final : public Strand
{
public:
    ThreadStrand();
    ~ThreadStrand() override;
    ThreadStrand(const ThreadStrand&) = delete;
    ThreadStrand& operator=(const ThreadStrand&) = delete;

    void post(std::function<void()> work) override;

    /// Runs all that was posted, and what that posts, and stops. Nothing is run after.
    void finish();

private:
    void run();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_work;
    bool m_isEnding = false;
    std::thread m_thread;
};

} // namespace qs::server
