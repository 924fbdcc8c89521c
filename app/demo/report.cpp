// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "report.h"

#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;

void report(const QString& event, QJsonObject fields)
{
    fields.insert(u"event"_s, event);
    const QByteArray line = QJsonDocument(fields).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
    std::fflush(stdout);
}
