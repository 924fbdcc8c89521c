// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/log.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <chrono>
#include <cstdio>

namespace qs {

using namespace Qt::StringLiterals;

namespace {
QLatin1StringView nameOf(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug: return "debug"_L1;
    case LogLevel::Info: return "info"_L1;
    case LogLevel::Warning: return "warning"_L1;
    case LogLevel::Error: return "error"_L1;
    }
    return {};
}
} // namespace

void StderrLog::write(LogLevel level, const char* area, const QString& line)
{
    if (level < m_lowest) {
        return;
    }
    using namespace std::chrono;
    const auto ms = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    const QJsonObject entry{
        {u"ts"_s, static_cast<double>(ms)},
        {u"level"_s, nameOf(level)},
        {u"area"_s, QLatin1StringView(area)},
        {u"msg"_s, line},
    };
    const QByteArray text = QJsonDocument(entry).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), stderr);
}

} // namespace qs
