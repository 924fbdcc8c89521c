// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QtGlobal>

namespace qs {

class Random;

/// How long to wait before trying again: full jitter between nothing and a doubling ceiling, so
/// that many clients cut off together do not come back together. (AWS Architecture Blog,
/// "Exponential Backoff and Jitter", 2015.)
///
/// Thread: the owner's.
class Backoff
{
public:
    Backoff(qint64 baseMs, qint64 ceilingMs);

    /// The next wait. Each call raises the ceiling until it reaches `ceilingMs`.
    [[nodiscard]] qint64 nextMs(Random& random);

    /// Back to the first wait: something worked.
    void reset();

    [[nodiscard]] int attempts() const { return m_attempts; }

private:
    qint64 m_baseMs;
    qint64 m_ceilingMs;
    int m_attempts = 0;
};

} // namespace qs
