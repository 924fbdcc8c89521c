// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QStringList>

#include <variant>

/// What the demo was asked to do.
struct Options
{
    static constexpr int kNoDescriptor = -1;

    QString server; ///< Never empty.
    QString folder; ///< Where the accounts live; never empty.
    quint64 seed = 1;
    int people = 0;                 ///< At most so many; 0: everyone.
    bool live = false;              ///< Go on posting until told to stop.
    int passwordFd = kNoDescriptor; ///< Where the password of the first person comes from.
    qint64 timeoutMs = 120'000;     ///< For filling the world.
};

/// What to print instead of running, and the code to leave with.
struct Leave
{
    int exitCode = 0;
    QString text;
};

/// The options in `arguments`, whose first is the program.
[[nodiscard]] std::variant<Options, Leave> parseOptions(const QStringList& arguments);
