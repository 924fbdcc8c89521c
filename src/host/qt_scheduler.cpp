// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "host/qt_scheduler.h"

#include "base/assert.h"

#include <QThread>
#include <QTimer>

#include <algorithm>
#include <limits>

namespace qs::host {

QtScheduler::QtScheduler() = default;

QtScheduler::~QtScheduler()
{
    QS_ASSERT(QThread::currentThread() == m_context.thread());
}

void QtScheduler::post(std::function<void()> work)
{
    QMetaObject::invokeMethod(&m_context, std::move(work), Qt::QueuedConnection);
}

Scheduler::TimerId QtScheduler::callAfter(qint64 delayMs, std::function<void()> work)
{
    QS_ASSERT(QThread::currentThread() == m_context.thread());
    const TimerId id = m_next++;
    auto timer = std::make_unique<QTimer>();
    timer->setSingleShot(true);
    timer->setTimerType(Qt::PreciseTimer); // two waits must end in the order of their lengths
    QObject::connect(timer.get(), &QTimer::timeout, &m_context, [this, id] { fire(id); });
    const qint64 bounded = std::clamp<qint64>(delayMs, 0, std::numeric_limits<int>::max());
    timer->start(static_cast<int>(bounded));
    m_timers.emplace(id, Waiting{std::move(timer), std::move(work)});
    return id;
}

void QtScheduler::cancel(TimerId timer)
{
    QS_ASSERT(QThread::currentThread() == m_context.thread());
    m_timers.erase(timer);
}

void QtScheduler::fire(TimerId id)
{
    auto found = m_timers.extract(id);
    if (found.empty()) {
        return;
    }
    // The timer is the sender of the signal we are in: it may go only after this turn.
    found.mapped().timer.release()->deleteLater();
    const std::function<void()> work = std::move(found.mapped().work);
    work();
}

} // namespace qs::host
