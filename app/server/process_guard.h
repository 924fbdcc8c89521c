// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

namespace qs::server {

/// Keeps secrets inside the process: no core dumps, no debugger of the same user, files for the
/// owner only. Raises the number of open files to what is allowed.
void guardProcess();

} // namespace qs::server
