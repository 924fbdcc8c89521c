// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/views.h"

namespace qs::client {

// What a screen may know of threads and versions, as plain values.

/// Why a post that others answer is not shown.
enum class Missing {
    None,
    Removed, ///< Its author took it back.
    Unknown, ///< It never came here: from before this account could read it, or not yet.
};

/// One line of a thread.
struct ThreadItem
{
    PostView post; ///< Of a missing one only the ref counts.
    Missing missing = Missing::None;
    int depth = 0; ///< 0 for the root.

    friend bool operator==(const ThreadItem&, const ThreadItem&) = default;
};

enum class ThreadOrder {
    Tree,   ///< Answers below what they answer.
    Linear, ///< As they came.
};

/// A post, what it answers, and everything that answers it.
struct ThreadView
{
    ObjectRef root;
    QList<ThreadItem> items; ///< The root first.
    bool isCut = false;      ///< There are more replies than are shown.

    friend bool operator==(const ThreadView&, const ThreadView&) = default;
};

/// One version of a post, each signed by its author.
struct EditionView
{
    EnvId envelope;
    QString text;
    QString warning;
    qint64 createdMs = 0;
    qint64 arrivedMs = 0;
    bool isShown = false; ///< The one that readers see.
    bool isConflict =
        false; ///< Made upon the same version as the one shown, without knowing of it.

    friend bool operator==(const EditionView&, const EditionView&) = default;
};

} // namespace qs::client
