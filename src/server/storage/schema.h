// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "sql/migration.h"

namespace qs::server {

/// The tables of a server. Every key begins with the space or the account, so that they could be
/// spread over several machines.
[[nodiscard]] sql::Schema storageSchema();

} // namespace qs::server
