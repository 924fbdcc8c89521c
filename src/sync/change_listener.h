// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"
#include "base/result.h"

#include <QString>

namespace qs::sync {

/// Hears what looks different now. Called in the middle of work: take note, act later.
///
/// Thread: core.
class ChangeListener
{
public:
    virtual ~ChangeListener() = default;

    virtual void postChanged(const ObjectRef& post) = 0;
    virtual void peopleChanged() = 0;
    virtual void linkChanged() = 0;

    /// Bookmarks, drafts and the like; with `rules`, what decides which posts are shown.
    virtual void shelfChanged(bool rules) { Q_UNUSED(rules) }
    virtual void devicesChanged() {}
    virtual void securityChanged() = 0;

    /// An edit made here met a removal made on another device of mine: its words belong to the
    /// drafts again. Called inside the transaction in which that becomes known.
    virtual Result<void> wordsReturned(const QString& text, const SpaceRef& space)
    {
        Q_UNUSED(text)
        Q_UNUSED(space)
        return {};
    }
};

} // namespace qs::sync
