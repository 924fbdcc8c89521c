// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/log.h"

#include <QStringList>

#include <variant>

/// How the program was asked to run.
struct Options
{
    enum class Theme { System, Light, Dark, HighContrast };

    static constexpr int kNoDescriptor = -1;
    static constexpr double kTextScaleMin = 0.8;
    static constexpr double kTextScaleMax = 2.0;

    QString folder;               ///< The account's; never empty.
    int unlockFd = kNoDescriptor; ///< Where the password comes from.
    bool useKeychain = true;
    bool headless = false;
    int controlIn = kNoDescriptor;  ///< Lines of JSON in ...
    int controlOut = kNoDescriptor; ///< ... and out.
    bool kdfFloor = false;          ///< New accounts get the cheapest password hash allowed.
    QString tourFolder;             ///< Photograph each screen into this folder, then leave.
    bool reduceMotion = false;
    Theme theme = Theme::System;
    double textScale = 1.0;
    qs::LogLevel lowestLogged = qs::LogLevel::Info;
};

/// What to print instead of running, and the code to leave with.
struct Leave
{
    int exitCode = 0;
    QString text;
};

/// The options in `arguments`, whose first is the program.
[[nodiscard]] std::variant<Options, Leave> parseOptions(const QStringList& arguments);
