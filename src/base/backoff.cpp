// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/backoff.h"

#include "base/assert.h"
#include "base/random.h"

#include <algorithm>

namespace qs {

Backoff::Backoff(qint64 baseMs, qint64 ceilingMs) : m_baseMs(baseMs), m_ceilingMs(ceilingMs)
{
    QS_ASSERT(baseMs > 0 && ceilingMs >= baseMs);
}

qint64 Backoff::nextMs(Random& random)
{
    // 2^20 times any base is past every ceiling in use; the shift must not overflow.
    const int doublings = std::min(m_attempts, 20);
    const qint64 ceiling = std::min(m_ceilingMs, m_baseMs << doublings);
    ++m_attempts;
    return static_cast<qint64>(random.below(static_cast<quint64>(ceiling) + 1));
}

void Backoff::reset()
{
    m_attempts = 0;
}

} // namespace qs
