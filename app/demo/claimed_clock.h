// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/clock.h"

/// The clock of the machine, except while somebody writes: then it shows when they claim to.
///
/// A post bears the time its author's clock showed; the check of the clock against the server's
/// must see the real one. Thread: core.
class ClaimedClock final : public qs::Clock
{
public:
    /// While this lives, it is that long ago.
    class Past
    {
    public:
        Past(ClaimedClock& clock, qint64 behindMs) : m_clock(clock)
        {
            m_clock.m_behindMs = behindMs;
        }
        ~Past() { m_clock.m_behindMs = 0; }
        Past(const Past&) = delete;
        Past& operator=(const Past&) = delete;

    private:
        ClaimedClock& m_clock;
    };

    [[nodiscard]] qint64 nowMs() const override { return m_system.nowMs() - m_behindMs; }
    [[nodiscard]] qint64 monotonicMs() const override { return m_system.monotonicMs(); }

private:
    qs::SystemClock m_system;
    qint64 m_behindMs = 0;
};
