// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/clock.h"

#include <chrono>

namespace qs {

namespace {
template<typename ClockType>
qint64 sinceEpochMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(ClockType::now().time_since_epoch()).count();
}
} // namespace

qint64 SystemClock::nowMs() const
{
    return sinceEpochMs<std::chrono::system_clock>();
}

qint64 SystemClock::monotonicMs() const
{
    return sinceEpochMs<std::chrono::steady_clock>();
}

} // namespace qs
