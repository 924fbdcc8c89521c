// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QtGlobal>

#include <functional>

namespace qs {

/// Runs work on one thread, one piece after the other. What crosses threads crosses here, as
/// values.
///
/// Thread: any.
class Strand
{
public:
    virtual ~Strand() = default;

    /// Runs `work` later on the strand's thread, in the order posted.
    virtual void post(std::function<void()> work) = 0;
};

/// A strand that can also wait. Below `host` this is the only source of timers.
///
/// Thread: callAfter and cancel on the strand's own thread only.
class Scheduler : public Strand
{
public:
    using TimerId = quint64; ///< 0 names no timer.

    virtual TimerId callAfter(qint64 delayMs, std::function<void()> work) = 0;

    /// Does nothing if the timer has run or never was.
    virtual void cancel(TimerId timer) = 0;
};

} // namespace qs
