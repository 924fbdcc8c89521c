// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QJsonObject>
#include <QString>

/// Says how far it has come: one JSON object a line on standard output, at once.
void report(const QString& event, QJsonObject fields = {});
