// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/error.h"

struct sqlite3;

namespace qs::sql {

/// Groups SQLite's result codes by what the caller can do. The text names the code, not the
/// statement: parameters never reach a log.
[[nodiscard]] Error errorOf(int resultCode);

/// Of the last call on this connection, with its extended code.
[[nodiscard]] Error errorOf(sqlite3* handle);

} // namespace qs::sql
