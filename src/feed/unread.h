// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "content/shelf.h"

namespace qs::feed {

/// How far a timeline has been shown on any device; 0 if never.
[[nodiscard]] quint64 readUpTo(const QList<content::ReadMark>& marks, QStringView timeline);

/// Whether a post that arrived at `atMs` is news. My own never are.
[[nodiscard]] bool isUnread(quint64 atMs, bool isMine, quint64 readUpToMs);

} // namespace qs::feed
