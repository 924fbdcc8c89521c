// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "host/account_folder.h"
#include "options.h"

/// Runs the client without a window, on the calling thread alone, driven through the descriptors
/// in `options` until the other side says quit or goes away. Returns the exit code. Needs a
/// QCoreApplication.
[[nodiscard]] int runHeadless(const Options& options, const qs::host::AccountFolder& folder);
