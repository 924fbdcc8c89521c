// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/receipts.h"
#include "server/ports/event_log.h"

#include <optional>

namespace qs::server {

struct SpaceRow;

// Changes of groups, as far as a server can judge them: it keeps them in one line, and lets only
// those make one whom the one before names. What they change is sealed; members check it.

/// Whether the event begins a group that is not there.
[[nodiscard]] bool foundsGroup(const NewEvent& event);

/// The space as it is after the change: the next epoch, its token, and who may make the next.
[[nodiscard]] SpaceRow rowAfter(const NewEvent& event);

/// Why the change may not be stored; nothing if it may. An admin who shows an old token learns that
/// somebody was first; everybody else only that the token is old.
[[nodiscard]] std::optional<protocol::AppendOutcome>
judgeCommit(const NewEvent& event, const SpaceRow& space);

} // namespace qs::server
