// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "host/qt_scheduler.h"

#include <memory>

class QThread;

namespace qs::host {

/// The thread on which an account lives, with its event loop running from construction on.
///
/// Who made things on it destroys them there, in the last work posted before the destructor: that
/// one runs what was posted, then ends the loop and waits.
///
/// Thread: construction, destruction and scheduler() on the thread that owns it.
class CoreThread
{
public:
    CoreThread();
    ~CoreThread();
    CoreThread(const CoreThread&) = delete;
    CoreThread& operator=(const CoreThread&) = delete;

    [[nodiscard]] Scheduler& scheduler() { return *m_scheduler; }

    /// Runs `work` on the thread and returns when it has run. Not from the thread itself.
    void runAndWait(const std::function<void()>& work);

private:
    std::unique_ptr<QThread> m_thread;
    QtScheduler* m_scheduler = nullptr; ///< Lives on the stack of the thread.
    std::function<void()> m_quit;
};

} // namespace qs::host
