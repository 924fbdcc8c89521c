// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "feed/unread.h"

#include <algorithm>

namespace qs::feed {

quint64 readUpTo(const QList<content::ReadMark>& marks, QStringView timeline)
{
    quint64 furthest = 0;
    for (const content::ReadMark& mark : marks) {
        if (mark.timeline == timeline) {
            furthest = std::max(furthest, mark.atMs);
        }
    }
    return furthest;
}

bool isUnread(quint64 atMs, bool isMine, quint64 readUpToMs)
{
    return !isMine && atMs > readUpToMs;
}

} // namespace qs::feed
