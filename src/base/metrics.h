// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <map>
#include <mutex>

namespace qs {

/// Counters and gauges by name. Names are fixed words of the code, never anything a user wrote, so
/// their number is bounded by the program text.
///
/// Thread: any.
class Metrics
{
public:
    void count(const char* name, qint64 by = 1);
    void set(const char* name, qint64 value);
    [[nodiscard]] qint64 value(const char* name) const;

    /// A copy of everything, sorted by name.
    [[nodiscard]] std::map<QByteArray, qint64> all() const;

private:
    mutable std::mutex m_mutex;
    std::map<QByteArray, qint64> m_values;
};

} // namespace qs
