// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QString>

namespace qs {

enum class LogLevel { Debug, Info, Warning, Error };

/// Where a part reports what it does. Lines never hold what people wrote, keys, passwords, names or
/// addresses; ids only in their first eight hexadecimal digits.
///
/// Thread: any.
class Log
{
public:
    virtual ~Log() = default;
    virtual void write(LogLevel level, const char* area, const QString& line) = 0;
};

/// Writes one JSON object a line to standard error.
class StderrLog final : public Log
{
public:
    explicit StderrLog(LogLevel lowest = LogLevel::Info) : m_lowest(lowest) {}
    void write(LogLevel level, const char* area, const QString& line) override;

private:
    LogLevel m_lowest;
};

} // namespace qs
