// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "host/core_thread.h"

#include "base/assert.h"

#include <QEventLoop>
#include <QSemaphore>
#include <QThread>

namespace qs::host {

CoreThread::CoreThread()
{
    QSemaphore started;
    m_thread.reset(QThread::create([this, &started] {
        QtScheduler scheduler;
        QEventLoop loop;
        m_scheduler = &scheduler;
        m_quit = [&loop] { loop.quit(); };
        started.release();
        loop.exec();
    }));
    m_thread->setObjectName(QLatin1StringView("core"));
    m_thread->start();
    started.acquire();
}

CoreThread::~CoreThread()
{
    m_scheduler->post(m_quit);
    m_thread->wait();
}

void CoreThread::runAndWait(const std::function<void()>& work)
{
    QS_ASSERT(QThread::currentThread() != m_thread.get());
    QSemaphore done;
    m_scheduler->post([&] {
        work();
        done.release();
    });
    done.acquire();
}

} // namespace qs::host
