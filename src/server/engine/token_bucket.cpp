// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/engine/token_bucket.h"

#include <algorithm>
#include <cmath>

namespace qs::server {

namespace {
constexpr qsizetype kEntriesMax = 200'000;
constexpr qint64 kForgetMs = 3600 * 1000;
constexpr int kDoublingsMax = 30;
} // namespace

qint64 TokenBucket::take(double cost, qint64 nowMs, const Rate& rate)
{
    const double refilled = static_cast<double>(std::max<qint64>(0, nowMs - m_atMs)) / 1000.0;
    m_missing = std::max(0.0, m_missing - refilled * rate.perSecond);
    m_atMs = nowMs;
    const double excess = m_missing + std::min(cost, rate.burst) - rate.burst;
    if (excess > 0) {
        return static_cast<qint64>(std::ceil(excess / rate.perSecond * 1000.0));
    }
    m_missing += cost;
    return 0;
}

qint64 KeyedBuckets::take(QByteArrayView name, double cost, qint64 nowMs)
{
    if (m_buckets.size() > kEntriesMax) {
        m_buckets.clear();
    }
    return m_buckets[qHash(name, m_seed)].take(cost, nowMs, m_rate);
}

qint64 FailureThrottle::waitMs(QByteArrayView name, qint64 nowMs) const
{
    const auto found = m_entries.constFind(keyOf(name));
    return found == m_entries.constEnd() ? 0 : std::max<qint64>(0, found->openAtMs - nowMs);
}

void FailureThrottle::failed(QByteArrayView name, qint64 nowMs)
{
    if (m_entries.size() > kEntriesMax) {
        m_entries.clear();
    }
    Entry& entry = m_entries[keyOf(name)];
    if (nowMs - entry.lastMs > kForgetMs) {
        entry.failures = 0;
    }
    ++entry.failures;
    entry.lastMs = nowMs;
    const int paid = entry.failures - m_policy.free;
    if (paid >= 0) {
        const qint64 wait = m_policy.waitMs << std::min(paid, kDoublingsMax);
        entry.openAtMs = nowMs + std::min(wait, m_policy.waitMsMax);
    }
}

void FailureThrottle::succeeded(QByteArrayView name)
{
    m_entries.remove(keyOf(name));
}

} // namespace qs::server
