// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QtGlobal>

namespace qs {

/// Where time comes from, so that a test or a simulated world can own it.
///
/// Thread: any.
class Clock
{
public:
    virtual ~Clock() = default;

    /// Milliseconds since 1970 UTC. May jump when somebody sets the clock.
    [[nodiscard]] virtual qint64 nowMs() const = 0;

    /// Milliseconds that never run backwards, from an arbitrary start: for measuring and waiting.
    [[nodiscard]] virtual qint64 monotonicMs() const = 0;
};

/// The clock of the machine.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override;
    [[nodiscard]] qint64 monotonicMs() const override;
};

} // namespace qs
