// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/metrics.h"

namespace qs {

void Metrics::count(const char* name, qint64 by)
{
    const std::lock_guard lock(m_mutex);
    m_values[QByteArray(name)] += by;
}

void Metrics::set(const char* name, qint64 value)
{
    const std::lock_guard lock(m_mutex);
    m_values[QByteArray(name)] = value;
}

qint64 Metrics::value(const char* name) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_values.find(QByteArray(name));
    return found == m_values.end() ? 0 : found->second;
}

std::map<QByteArray, qint64> Metrics::all() const
{
    const std::lock_guard lock(m_mutex);
    return m_values;
}

} // namespace qs
