// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "options.h"

#include <QCommandLineParser>
#include <QStandardPaths>

namespace qs::server {

using namespace Qt::StringLiterals;

namespace {

Error usage(const QString& line)
{
    return {ErrorCode::Invalid, line};
}

Result<quint16> readPort(const QString& text)
{
    bool isNumber = false;
    const quint16 port = text.toUShort(&isNumber);
    return isNumber ? Result<quint16>(port) : usage(u"the port is a number up to 65535"_s);
}

Result<void> readListen(const QString& text, Options& options)
{
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon < 0) {
        return usage(u"--listen wants ADDRESS:PORT"_s);
    }
    QString host = text.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']')) {
        host = host.mid(1, host.size() - 2);
    }
    QS_TRY_ASSIGN(options.port, readPort(text.mid(colon + 1)));
    options.host = host;
    return {};
}

Result<LogLevel> readLogLevel(const QString& text)
{
    const QStringList names{u"debug"_s, u"info"_s, u"warning"_s, u"error"_s};
    const qsizetype level = names.indexOf(text);
    return level >= 0 ? Result<LogLevel>(static_cast<LogLevel>(level))
                      : usage(u"the log level is one of "_s + names.join(u", "_s));
}

Result<Command> readCommand(const QStringList& words)
{
    if (words.isEmpty() || words == QStringList{u"serve"_s}) {
        return Command::Serve;
    }
    if (words == QStringList{u"invite"_s}) {
        return Command::Invite;
    }
    if (words == QStringList{u"moderation-key"_s}) {
        return Command::ModerationKey;
    }
    if (words == QStringList{u"reports"_s}) {
        return Command::Reports;
    }
    return usage(u"unknown command: "_s + words.join(u' '));
}

} // namespace

Result<Options> readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Quicksilver server: keeps sealed posts in order and brings them to those who follow."_s
    );
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        u"command"_s,
        u"serve (if nothing else is said); invite: prints a registration code; "
        "moderation-key: makes the key that reports are sealed to; reports: writes "
        "the reports that wait, sealed"_s
    );
    parser.addOptions({
        {u"data"_s, u"Folder for database and secrets."_s, u"folder"_s},
        {u"out"_s, u"File of the moderation key, or folder of the reports."_s, u"path"_s},
        {u"listen"_s, u"Where to listen."_s, u"address:port"_s},
        {u"port"_s, u"Only the port; 0 takes any free one and prints it."_s, u"port"_s},
        {u"open-registration"_s, u"Lets everybody make an account."_s},
        {u"log-level"_s, u"debug, info, warning or error."_s, u"level"_s, u"info"_s},
    });
    parser.process(arguments);

    Options options;
    QS_TRY_ASSIGN(options.command, readCommand(parser.positionalArguments()));
    options.dataFolder = parser.isSet(u"data"_s)
                             ? parser.value(u"data"_s)
                             : QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    if (parser.isSet(u"listen"_s)) {
        QS_TRY(readListen(parser.value(u"listen"_s), options));
    }
    if (parser.isSet(u"port"_s)) {
        QS_TRY_ASSIGN(options.port, readPort(parser.value(u"port"_s)));
    }
    options.out = parser.value(u"out"_s);
    const bool writes =
        options.command == Command::ModerationKey || options.command == Command::Reports;
    if (writes && options.out.isEmpty()) {
        return usage(u"--out says where to write"_s);
    }
    options.isSignUpOpen = parser.isSet(u"open-registration"_s);
    QS_TRY_ASSIGN(options.logLevel, readLogLevel(parser.value(u"log-level"_s)));
    return options;
}

} // namespace qs::server
