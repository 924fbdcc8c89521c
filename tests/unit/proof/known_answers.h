// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace qs::proof {

/// A file of known answers below tests/data. An empty object if it cannot be read, which no test
/// takes for an answer.
[[nodiscard]] inline QJsonObject knownAnswers(const char* name)
{
    QFile file(QStringLiteral(QS_TEST_DATA "/") + QLatin1StringView(name));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return QJsonDocument::fromJson(file.readAll()).object();
}

[[nodiscard]] inline QByteArray hexIn(const QJsonValue& object, const char* field)
{
    return QByteArray::fromHex(object[QLatin1StringView(field)].toString().toLatin1());
}

} // namespace qs::proof
