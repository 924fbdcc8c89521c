// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/scheduler.h"

#include <memory>

namespace boost::asio {
class io_context;
} // namespace boost::asio

namespace qs::server {

/// The loop in which sockets, timers and the engine run: the engine's strand.
///
/// Thread: post() and stop() on any; run() on the one that becomes the loop's; the rest there.
class IoLoop final : public Scheduler
{
public:
    IoLoop();
    ~IoLoop() override;
    IoLoop(const IoLoop&) = delete;
    IoLoop& operator=(const IoLoop&) = delete;

    void post(std::function<void()> work) override;
    TimerId callAfter(qint64 delayMs, std::function<void()> work) override;
    void cancel(TimerId timer) override;

    /// Runs until stop().
    void run();
    void stop();

    /// Calls `work` at each SIGTERM or SIGINT.
    void onTermination(std::function<void()> work);

    /// For the other files of this folder.
    [[nodiscard]] boost::asio::io_context& context();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace qs::server
