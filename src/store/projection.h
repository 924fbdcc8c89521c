// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "crypto/verified.h"
#include "store/rows.h"

#include <QList>

#include <functional>
#include <memory>
#include <optional>

namespace qs::store {

class DiskStore;

inline constexpr int kThreadRepliesMax = 2'000;

/// What the log means, in plaintext and in memory only: posts, reactions, people. A fold of the
/// log, so it can be thrown away and made again at any time.
///
/// The fold does not depend on the order of arrival: whoever has applied the same events, each at
/// its place and however often, has the same rows.
///  - Of several envelopes of one object the one with the lowest seq counts (space breaks a tie).
///  - Of the edits an author made in the post's space the one with the highest seq is shown. One
///    removal there hides the post for good.
///  - A person's reaction to a post is the one that stands latest in the log, by space and seq; it
///    counts for a post that arrives later, too.
///  - A person's name and hue are those at the latest place.
///  - What its author removed leaves nothing of its text behind, whether it came before or after.
///  - A stub whose author nowhere named it in a removal is withheld: see TimelineRows.
/// Kinds of a newer version change nothing.
///
/// Nothing of it reaches the disk but the sealed snapshot: temporary tables stay in memory.
/// Queries cost well under a millisecond for a hundred thousand posts.
///
/// Thread: core.
class Projection
{
public:
    /// An empty one. OutOfSpace if there is no memory for it.
    [[nodiscard]] static Result<std::unique_ptr<Projection>> open();
    ~Projection();
    Projection(const Projection&) = delete;
    Projection& operator=(const Projection&) = delete;

    /// Folds one verified event in, at its place in its space's log. Invalid for numbers no server
    /// can give (seq 0, anything from 2^63).
    Result<Applied> apply(const crypto::VerifiedPost& post, quint64 seq, quint64 atMs);

    /// Folds in what remains of an erased envelope. Yields whether anything looks different.
    Result<bool> applyStub(const crypto::VerifiedStub& stub, quint64 seq, quint64 atMs);

    /// Groups the apply() calls made by `work`, for speed. Undone if it fails. Not to be nested.
    Result<void> batch(const std::function<Result<void>()>& work);

    /// Forgets what came from one space, and yields which posts are gone.
    Result<QList<ObjectRef>> purge(const SpaceRef& space);

    /// Forgets everything.
    Result<void> clear();

    // Queries. Memory is all they need, so they cannot fail.

    /// At most `limit` posts and reposts older than `before`, or the newest. Replies stand in their
    /// threads, not here.
    [[nodiscard]] TimelineRows timeline(const std::optional<Place>& before, int limit) const;

    /// The same of one space alone; of `before` only time and number count.
    [[nodiscard]] TimelineRows
    timelineOf(const SpaceRef& space, const std::optional<Place>& before, int limit) const;
    [[nodiscard]] std::optional<PostRow> post(const ObjectRef& ref) const;

    /// The replies that name this root, oldest first, removed ones too while they are known; at
    /// most kThreadRepliesMax. Who may be shown them together is the caller's to judge by their
    /// spaces.
    [[nodiscard]] QList<PostRow> thread(const ObjectRef& root) const;

    /// All versions of a post, the first and the edits in the order of the log. Empty for a post
    /// that is not here.
    [[nodiscard]] QList<EditionRow> editions(const ObjectRef& ref) const;

    /// What a repost brought along.
    [[nodiscard]] std::optional<CarriedRow> carried(const ObjectRef& repost) const;

    /// Why a post is not shown.
    [[nodiscard]] Absence absence(const ObjectRef& ref) const;

    /// Replies and reposts, removed ones not counted.
    [[nodiscard]] Echo echo(const ObjectRef& ref) const;

    /// How the reactions to a post stand; to one that is not here, too.
    [[nodiscard]] Tally tally(const ObjectRef& target) const;

    /// What one person says about a post; nothing if they never did or took it back.
    [[nodiscard]] std::optional<QString>
    reaction(const UserId& author, const ObjectRef& target) const;

    /// Nothing if nothing of theirs was seen.
    [[nodiscard]] std::optional<PersonRow> person(const UserId& id) const;

    /// Everybody known, by id.
    [[nodiscard]] QList<PersonRow> people() const;

    /// The highest creation time among what an author posted, so that the next is above it; 0 if
    /// none.
    [[nodiscard]] qint64 lastCreatedMs(const UserId& author) const;
    [[nodiscard]] Counts counts() const;

    // The snapshot

    /// Writes everything, sealed, beside the database of `disk`, replacing the snapshot before.
    /// `upToRow` is the last log row folded in. If it fails the old one stays.
    Result<void> saveSnapshot(DiskStore& disk, quint64 upToRow) const;

    /// Takes over the snapshot beside the database of `disk` and yields the row it goes up to: fold
    /// the rows above it. With any error the projection is empty: fold the whole log. NotFound:
    /// there is none. Incompatible: another version wrote it. Invalid: out of date, an older one
    /// was put back, or the database was. Corrupt: torn, changed, foreign or of another key. It is
    /// never a reason to stop.
    Result<quint64> loadSnapshot(DiskStore& disk);

private:
    struct Parts;
    explicit Projection(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace qs::store
