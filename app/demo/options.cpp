// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "options.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace {

constexpr int kExitUsage = 2;
constexpr qint64 kSecondMs = 1000;
constexpr qint64 kTimeoutSecondsMax = 3600;

void describe(QCommandLineParser& parser)
{
    parser.setApplicationDescription(u"Fills a server with a small circle of friends."_s);
    parser.addHelpOption();
    parser.addOptions({
        {u"server"_s, u"The server, such as ws://127.0.0.1:8000/ws/."_s, u"URL"_s},
        {u"data"_s, u"Keep the accounts in DIR."_s, u"DIR"_s},
        {u"seed"_s, u"Who posts and likes what, and when (1)."_s, u"N"_s, u"1"_s},
        {u"people"_s, u"At most so many people (all)."_s, u"N"_s, u"0"_s},
        {u"live"_s, u"Then go on posting until told to stop."_s},
        {u"password-fd"_s, u"Read ada's password from file descriptor N."_s, u"N"_s},
        {u"timeout"_s, u"Give up filling after so many seconds (120)."_s, u"S"_s, u"120"_s},
    });
}

Leave usage(const QString& complaint)
{
    return {kExitUsage, u"quicksilver-demo: "_s + complaint + u" See --help.\n"_s};
}

/// Reads the numbers; what is wrong with one of them, or nothing.
QString takeNumbers(const QCommandLineParser& parser, Options& options)
{
    bool read = false;
    options.seed = parser.value(u"seed"_s).toULongLong(&read);
    if (!read) {
        return u"--seed wants a number."_s;
    }
    options.people = parser.value(u"people"_s).toInt(&read);
    if (!read || options.people < 0) {
        return u"--people wants a number."_s;
    }
    const qint64 seconds = parser.value(u"timeout"_s).toLongLong(&read);
    if (!read || seconds < 1 || seconds > kTimeoutSecondsMax) {
        return u"--timeout wants seconds, an hour at most."_s;
    }
    options.timeoutMs = seconds * kSecondMs;
    if (parser.isSet(u"password-fd"_s)) {
        options.passwordFd = parser.value(u"password-fd"_s).toInt(&read);
        if (!read || options.passwordFd < 0) {
            return u"--password-fd wants a number."_s;
        }
    }
    return {};
}

} // namespace

std::variant<Options, Leave> parseOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments)) {
        return usage(parser.errorText());
    }
    if (parser.isSet(u"help"_s)) {
        return Leave{0, parser.helpText()};
    }
    Options options;
    options.server = parser.value(u"server"_s);
    options.folder = parser.value(u"data"_s);
    options.live = parser.isSet(u"live"_s);
    if (options.server.isEmpty() || options.folder.isEmpty()) {
        return usage(u"--server and --data are needed."_s);
    }
    if (const QString complaint = takeNumbers(parser, options); !complaint.isEmpty()) {
        return usage(complaint);
    }
    return options;
}
