// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "proof/secret.h"
#include "server/ports/directory.h"

#include <QString>

#include <optional>

namespace qs::server {

/// A registration code: 8 random bytes and 8 of their MAC under the pepper, written in base 32 with
/// hyphens. Whoever holds the file of secrets can make one, the server running or not; the database
/// keeps only which ones were used.
[[nodiscard]] QString makeSignUpCode(const proof::Secret<32>& pepper);

/// What to remember of a genuine code; none for anything else. Case, spaces and hyphens do not
/// matter.
[[nodiscard]] std::optional<CodeHash>
checkSignUpCode(const QString& code, const proof::Secret<32>& pepper);

} // namespace qs::server
