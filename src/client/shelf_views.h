// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/views.h"
#include "content/shelf.h"

namespace qs::client {

// What screens may know of the shelf.

struct BookmarkView
{
    ObjectRef ref;
    std::optional<PostView> post; ///< Nothing if it is not (or no longer) on this device.
    ObjectId folder;              ///< Null: in none.
    QString note;
    qint64 madeMs = 0;

    friend bool operator==(const BookmarkView&, const BookmarkView&) = default;
};

struct FolderView
{
    ObjectId id;
    QString name;
    int count = 0;

    friend bool operator==(const FolderView&, const FolderView&) = default;
};

struct MuteView
{
    content::Mute mute;
    QString what; ///< The name of a person, the word, the beginning of a post.

    friend bool operator==(const MuteView&, const MuteView&) = default;
};

/// A half-written text among many. A draft that was changed on two devices without their knowing of
/// each other is there twice.
struct SavedDraftView
{
    ObjectId id;
    DeviceId device; ///< Whose version it is.
    QString text;
    AudienceChoice audience; ///< Only me, if a newer version chose what is unknown here.
    qint64 changedMs = 0;
    qint64 binnedMs = 0;    ///< When it went to the bin; 0 if it did not.
    bool elsewhere = false; ///< Written on another device of mine.
    bool forked = false;    ///< There is another version of it.

    friend bool operator==(const SavedDraftView&, const SavedDraftView&) = default;
};

} // namespace qs::client
