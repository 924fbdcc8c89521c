// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "client/views.h"

namespace qs::store {
class DiskStore;
} // namespace qs::store

namespace qs::client {

inline constexpr qsizetype kDraftCharsMax = 4 * 1024 * 1024; ///< Of UTF-16.

/// Half-written text on the sealed disk, exactly as it was typed, however much too long it is and
/// whatever is wrong with it: a draft is never changed.
///
/// Thread: core.
class Drafts
{
public:
    explicit Drafts(store::DiskStore& disk) : m_disk(disk) {}

    /// Replaces the draft; an empty text clears it. Invalid past kDraftCharsMax: the draft before
    /// stays.
    Result<void> save(const DraftView& draft);

    /// The same inside a transaction of the caller.
    Result<void> put(const DraftView& draft);

    /// What was written elsewhere is a draft again, inside a transaction of the caller. Nothing is
    /// thrown away: what stands in the draft already follows it.
    Result<void> giveBack(const QString& text, const AudienceChoice& audience);

    /// Empty if there is none.
    [[nodiscard]] DraftView load() const;

private:
    store::DiskStore& m_disk;
};

} // namespace qs::client
