// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"

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
};

} // namespace qs::sync
