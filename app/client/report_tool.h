// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QStringList>

namespace qs {

/// Whether the arguments ask for the moderators' tool: `report verify FILE --key KEYFILE`.
[[nodiscard]] bool isReportCommand(const QStringList& arguments);

/// Opens a sealed report with the moderators' key, checks every claim in it without a network or an
/// account, and prints what it says. Yields the exit code: 0 all of it is proven, 1 it is not, 2
/// the command or the files cannot be read.
int runReportCommand(const QStringList& arguments);

} // namespace qs
