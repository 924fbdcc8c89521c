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
    bool mayShare = false;  ///< Its author lets readers pass it on.
    bool isRemoved = false; ///< By its author: nothing of what it said is left. In threads only.

    /// The newest sealing: the one an edit names as its base.
    [[nodiscard]] const EnvId& newest() const { return edited.isNull() ? envelope : edited; }

    friend bool operator==(const PostRow&, const PostRow&) = default;
};

/// Something that its server no longer has, although its author never took it back.
struct WithheldRow
{
    EnvId envelope;
    UserId author;
    Place place;

    /// It has no name of its own that could be read; this one stands for it on screen.
    [[nodiscard]] ObjectRef ref() const
    {
        return {author, *ObjectId::from(envelope.view().first(ObjectId::kSize))};
    }

    friend bool operator==(const WithheldRow&, const WithheldRow&) = default;
};

struct TimelineRows
{
    QList<PostRow> posts;        ///< Newest first.
    QList<WithheldRow> withheld; ///< Between them; newest first.
    bool end = false;            ///< Nothing older is known.
};

/// One version of a post, as it was signed.
struct EditionRow
{
    EnvId envelope;
    EnvId base; ///< The version it was made upon; null for the first.
    Place place;
    qint64 createdMs = 0;
    QString text;
    QString contentWarning;

    friend bool operator==(const EditionRow&, const EditionRow&) = default;
};

/// What a person calls themselves.
struct PersonRow
{
    UserId id;
    QString name;
    quint32 hue = 0; ///< 0 to 359.

    friend bool operator==(const PersonRow&, const PersonRow&) = default;
};

/// The post inside a repost, as its author signed it.
struct CarriedRow
{
    ObjectRef ref;
    SpaceKind space = SpaceKind::Public;
    PersonRow author; ///< By the name they signed with.
    qint64 createdMs = 0;
    QString text;
    QString contentWarning;

    friend bool operator==(const CarriedRow&, const CarriedRow&) = default;
};

/// What is known of a post that is not shown.
enum class Absence { None, Removed, Unknown };

/// What others made of a post.
struct Echo
{
    int replies = 0; ///< In its thread, or in direct answer to a reply.
    int reposts = 0;

    friend bool operator==(const Echo&, const Echo&) = default;
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

/// What folding one event in has changed.
struct Applied
{
    std::optional<ObjectRef> post; ///< This row or its tally looks different, is new or is gone.
    QList<ObjectRef> touched;      ///< Others that are counted or shown differently for it.
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
