// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "protocol/public_keys.h"

#include <QString>

namespace qs::server {

/// Makes the key that reports are sealed to. The private half goes into `keyFile` for the
/// moderators to take away; the data folder keeps the public half, which the server shows from its
/// next start. Exists as Denied where either is there already: nothing is overwritten.
[[nodiscard]] Result<void> makeModerationKey(const QString& dataFolder, const QString& keyFile);

/// The public half, null if this server has no moderators. Corrupt if the file is damaged.
[[nodiscard]] Result<protocol::ModerationPub> moderationKeyIn(const QString& dataFolder);

/// Writes each report that waits into `folder`, sealed as it is, and yields how many there are.
/// Works while the server runs. Those that lie there already are passed over.
[[nodiscard]] Result<int> writeReports(const QString& dataFolder, const QString& folder);

} // namespace qs::server
