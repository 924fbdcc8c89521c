// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/log.h"
#include "base/result.h"

#include <QString>
#include <QStringList>

namespace qs::server {

enum class Command { Serve, Invite, ModerationKey, Reports };

/// What the command line asks for.
struct Options
{
    Command command = Command::Serve;
    QString dataFolder;
    QString out; ///< Where ModerationKey and Reports write.
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 8000;
    bool isSignUpOpen = false;
    LogLevel logLevel = LogLevel::Info;
};

/// Reads the arguments; --help and --version end the program. Invalid with a line for the user.
[[nodiscard]] Result<Options> readOptions(const QStringList& arguments);

} // namespace qs::server
