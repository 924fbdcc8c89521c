// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

namespace qs::host {

/// Makes this process hard to look into: no core files, and no other process of the same person may
/// read its memory or attach to it (prctl(2), PR_SET_DUMPABLE). Once, at the start of main, before
/// any secret is in memory. False if the system would not have it; that is worth a line in the log
/// and nothing more.
///
/// Thread: the only one there is at that time.
[[nodiscard]] bool hardenProcess();

} // namespace qs::host
