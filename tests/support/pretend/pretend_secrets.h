// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/secrets.h"

#include <memory>

namespace qs::client {

/// What opens a pretended account: does what PretendWorld::secretsOutcome says.
[[nodiscard]] std::unique_ptr<Secrets> makePretendSecrets();

} // namespace qs::client
