// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "options.h"

#include "exit_codes.h"
#include "host/account_folder.h"

#include <QCommandLineParser>

#include <optional>

using namespace Qt::StringLiterals;

namespace {

constexpr int kStandardIn = 0;
constexpr int kStandardOut = 1;

void describe(QCommandLineParser& parser)
{
    parser.setApplicationDescription(u"A private social timeline."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"data"_s, u"Keep the account in DIR."_s, u"DIR"_s},
        {u"unlock-fd"_s, u"Read the password from file descriptor N."_s, u"N"_s},
        {u"no-keychain"_s, u"Ask for the password at each start."_s},
        {u"log-level"_s, u"debug, info, warning or error."_s, u"LEVEL"_s, u"info"_s},
        {u"theme"_s, u"light, dark, system or hc (high contrast)."_s, u"THEME"_s, u"system"_s},
        {u"text-scale"_s, u"Size of text, 0.8 to 2.0."_s, u"X"_s, u"1"_s},
        {u"reduce-motion"_s, u"Show changes without movement."_s},
        {u"tour"_s, u"Save a picture of each screen into DIR and quit."_s, u"DIR"_s},
        {u"headless"_s, u"Run without a window; needs --control."_s},
        {u"control"_s, u"Take JSON lines on descriptor FD, or - for stdin and stdout."_s, u"FD"_s},
        {u"kdf-floor"_s, u"Cheapest password hashing for new accounts; with --headless only."_s},
    });
}

std::optional<qs::LogLevel> levelNamed(const QString& name)
{
    using enum qs::LogLevel;
    if (name == u"debug") {
        return Debug;
    }
    if (name == u"info") {
        return Info;
    }
    if (name == u"warning") {
        return Warning;
    }
    return name == u"error" ? std::optional(Error) : std::nullopt;
}

std::optional<Options::Theme> themeNamed(const QString& name)
{
    using enum Options::Theme;
    if (name == u"light") {
        return Light;
    }
    if (name == u"dark") {
        return Dark;
    }
    if (name == u"hc") {
        return HighContrast;
    }
    return name == u"system" ? std::optional(System) : std::nullopt;
}

/// A file descriptor as a number; nothing if it is none.
std::optional<int> descriptorIn(const QString& text)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber && number >= 0 ? std::optional(number) : std::nullopt;
}

Leave usage(const QString& complaint)
{
    return {kExitUsage, u"quicksilver: "_s + complaint + u" See --help.\n"_s};
}

/// What is wrong with how `options` go together; empty if nothing.
QString conflictIn(const Options& options)
{
    if (options.headless != (options.controlIn >= 0)) {
        return u"--headless and --control go together."_s;
    }
    if (options.kdfFloor && !options.headless) {
        return u"--kdf-floor is for --headless only."_s;
    }
    if (!options.tourFolder.isEmpty() && options.headless) {
        return u"A tour needs windows."_s;
    }
    return {};
}

/// Takes the descriptors over; returns what is wrong with them, or nothing.
QString takeDescriptors(const QCommandLineParser& parser, Options& options)
{
    if (parser.isSet(u"unlock-fd"_s)) {
        const auto descriptor = descriptorIn(parser.value(u"unlock-fd"_s));
        if (!descriptor) {
            return u"--unlock-fd wants a number."_s;
        }
        options.unlockFd = *descriptor;
    }
    if (parser.value(u"control"_s) == u"-") {
        options.controlIn = kStandardIn;
        options.controlOut = kStandardOut;
    } else if (parser.isSet(u"control"_s)) {
        const auto descriptor = descriptorIn(parser.value(u"control"_s));
        if (!descriptor) {
            return u"--control wants a number or -."_s;
        }
        options.controlIn = options.controlOut = *descriptor;
    }
    return {};
}

} // namespace

std::variant<Options, Leave> parseOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments)) {
        return usage(parser.errorText() + u'.');
    }
    if (parser.isSet(u"help"_s)) {
        return Leave{0, parser.helpText()};
    }
    if (parser.isSet(u"version"_s)) {
        return Leave{0, QStringLiteral("quicksilver " QS_VERSION "\n")};
    }
    if (!parser.positionalArguments().isEmpty()) {
        return usage(u"Nothing but options is understood."_s);
    }
    const auto level = levelNamed(parser.value(u"log-level"_s));
    const auto theme = themeNamed(parser.value(u"theme"_s));
    const double scale = parser.value(u"text-scale"_s).toDouble();
    if (!level || !theme || !(scale >= Options::kTextScaleMin && scale <= Options::kTextScaleMax)) {
        return usage(u"--log-level, --theme or --text-scale has no such value."_s);
    }
    Options options;
    options.folder =
        parser.isSet(u"data"_s) ? parser.value(u"data"_s) : qs::host::defaultAccountFolder();
    options.useKeychain = !parser.isSet(u"no-keychain"_s);
    options.headless = parser.isSet(u"headless"_s);
    options.kdfFloor = parser.isSet(u"kdf-floor"_s);
    options.tourFolder = parser.value(u"tour"_s);
    options.reduceMotion = parser.isSet(u"reduce-motion"_s);
    options.theme = *theme;
    options.textScale = scale;
    options.lowestLogged = *level;
    QString complaint = takeDescriptors(parser, options);
    if (complaint.isEmpty()) {
        complaint = conflictIn(options);
    }
    if (!complaint.isEmpty()) {
        return usage(complaint);
    }
    return options;
}
