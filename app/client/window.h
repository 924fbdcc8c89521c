// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "host/account_folder.h"
#include "options.h"

/// Runs the client with its window: the interface on the calling thread, the account on its own.
/// Returns the exit code. Needs a QGuiApplication.
[[nodiscard]] int runWindow(const Options& options, const qs::host::AccountFolder& folder);
