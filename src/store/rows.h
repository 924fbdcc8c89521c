// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"
#include "content/payload.h"

#include <QList>
#include <QString>

#include <optional>

namespace qs::store {

// What the projection knows, as plain values.

/// Where an event stands: in its space's log, and among those of all spaces.
struct Place
{
    quint64 atMs = 0; ///< By the server; never falls within a space.
    SpaceRef space;
    quint64 seq = 0;

    friend bool operator==(const Place&, const Place&) = default;

    /// The order of the timeline, oldest first: by time, then space, then number.
    friend auto operator<=>(const Place&, const Place&) = default;
};

/// A post, reply or repost as its author last left it.
struct PostRow
{
    ObjectRef ref;
    content::PayloadKind kind = content::PayloadKind::Post; ///< Post, Reply or Repost.
    Place place; ///< Of the first envelope; edits do not move it.
    EnvId envelope;
    qint64 createdMs = 0; ///< By the author's clock.
    QString text;
    QString language;       ///< Empty if not said.
    QString contentWarning; ///< Empty if there is none.
    ObjectRef root;         ///< Of a reply.
    ObjectRef parent;       ///< Of a reply.
    ObjectRef target;       ///< Of a repost.
    EnvId edited;           ///< The newest edit, on which the next builds; null if there is none.

    friend bool operator==(const PostRow&, const PostRow&) = default;
};

struct TimelineRows
{
    QList<PostRow> posts; ///< Newest first.
    bool end = false;     ///< Nothing older is known.
};

/// Who said what about a post. Those who took theirs back are not listed.
struct ReactionRow
{
    UserId author;
    QString value;

    friend bool operator==(const ReactionRow&, const ReactionRow&) = default;
};

inline constexpr int kTallyNamesMax = 200;

struct Tally
{
    int count = 0;
    QList<ReactionRow> reactions; ///< The newest kTallyNamesMax, newest first.

    friend bool operator==(const Tally&, const Tally&) = default;
};

/// What a person calls themselves.
struct PersonRow
{
    UserId id;
    QString name;
    quint32 hue = 0; ///< 0 to 359.

    friend bool operator==(const PersonRow&, const PersonRow&) = default;
};

/// What folding one event in has changed.
struct Applied
{
    std::optional<ObjectRef> post; ///< This row or its tally looks different, is new or is gone.
    bool isPersonNew = false;      ///< The author has another name or hue than before.

    friend bool operator==(const Applied&, const Applied&) = default;
};

struct Counts
{
    qint64 posts = 0;     ///< Replies and reposts included, removed ones not.
    qint64 reactions = 0; ///< Standing ones.
    qint64 people = 0;

    friend bool operator==(const Counts&, const Counts&) = default;
};

} // namespace qs::store
