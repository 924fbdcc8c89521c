// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "server/engine/limits.h"

#include <QByteArrayView>
#include <QHash>

namespace qs::server {

/// A token bucket: fills at a rate, up to its burst. Starts full.
///
/// Thread: the engine's strand, as for everything here.
class TokenBucket
{
public:
    /// Takes `cost` and yields 0, or takes nothing and yields the wait in milliseconds. A cost
    /// above the burst goes through when the bucket is full.
    [[nodiscard]] qint64 take(double cost, qint64 nowMs, const Rate& rate);

private:
    double m_missing = 0; ///< Below the burst.
    qint64 m_atMs = 0;
};

/// Buckets by a name that is not kept: only its hash under a seed. Bounded; past that, what
/// happened longest ago is forgotten with all the rest.
class KeyedBuckets
{
public:
    KeyedBuckets(const Rate& rate, size_t seed) : m_rate(rate), m_seed(seed) {}
    [[nodiscard]] qint64 take(QByteArrayView name, double cost, qint64 nowMs);

private:
    Rate m_rate;
    size_t m_seed;
    QHash<size_t, TokenBucket> m_buckets;
};

/// Slows down guessing at one name or from one address: some failures are free, then each doubles
/// the wait. An hour without failure forgets.
class FailureThrottle
{
public:
    struct Policy
    {
        int free;
        qint64 waitMs;
        qint64 waitMsMax;
    };
    FailureThrottle(const Policy& policy, size_t seed) : m_policy(policy), m_seed(seed) {}

    /// How long to wait before the next attempt; 0: go ahead.
    [[nodiscard]] qint64 waitMs(QByteArrayView name, qint64 nowMs) const;
    void failed(QByteArrayView name, qint64 nowMs);
    void succeeded(QByteArrayView name);

private:
    struct Entry
    {
        int failures = 0;
        qint64 lastMs = 0;
        qint64 openAtMs = 0;
    };
    [[nodiscard]] size_t keyOf(QByteArrayView name) const { return qHash(name, m_seed); }

    Policy m_policy;
    size_t m_seed;
    QHash<size_t, Entry> m_entries;
};

} // namespace qs::server
