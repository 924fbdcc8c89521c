// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/transport/io_loop.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <csignal>
#include <unordered_map>

namespace qs::server {

namespace asio = boost::asio;

struct IoLoop::State
{
    asio::io_context context{1};
    asio::executor_work_guard<asio::io_context::executor_type> guard{context.get_executor()};
    asio::signal_set signals{context};
    std::function<void()> terminated;
    std::unordered_map<TimerId, std::unique_ptr<asio::steady_timer>> timers;
    TimerId lastTimer = 0;

    void awaitSignal();
};

void IoLoop::State::awaitSignal()
{
    signals.async_wait([this](const boost::system::error_code& error, int) {
        if (!error) {
            terminated();
            awaitSignal();
        }
    });
}

IoLoop::IoLoop() : m_state(std::make_unique<State>()) {}
IoLoop::~IoLoop() = default;

void IoLoop::post(std::function<void()> work)
{
    asio::post(m_state->context, std::move(work));
}

Scheduler::TimerId IoLoop::callAfter(qint64 delayMs, std::function<void()> work)
{
    const TimerId id = ++m_state->lastTimer;
    auto timer = std::make_unique<asio::steady_timer>(m_state->context);
    timer->expires_after(std::chrono::milliseconds(delayMs));
    timer->async_wait([this, id, work = std::move(work)](const boost::system::error_code& error) {
        if (!error) {
            m_state->timers.erase(id);
            work();
        }
    });
    m_state->timers.emplace(id, std::move(timer));
    return id;
}

void IoLoop::cancel(TimerId timer)
{
    m_state->timers.erase(timer);
}

void IoLoop::run()
{
    m_state->context.run();
}

void IoLoop::stop()
{
    m_state->context.stop();
}

void IoLoop::onTermination(std::function<void()> work)
{
    m_state->terminated = std::move(work);
    m_state->signals.add(SIGTERM);
    m_state->signals.add(SIGINT);
    m_state->awaitSignal();
}

boost::asio::io_context& IoLoop::context()
{
    return m_state->context;
}

} // namespace qs::server
