// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "client/post_views.h"

#include <array>

namespace qs::client {

class Core;

/// Versions of one post that its author can make: a removal names them all in one envelope.
inline constexpr int kEditionsMax = 63;

/// How long something may wait so that it can be undone, in the choices of the settings page.
inline constexpr std::array<qint64, 4> kUndoChoicesMs{0, 5'000, 10'000, 30'000};
inline constexpr qint64 kUndoDefaultMs = 10'000;

/// Whether something stays on this device for undoMs() before it leaves, so that undo() leaves no
/// trace of it anywhere.
enum class Hold { No, ForUndo };

/// How a post is to be published.
struct Publishing
{
    AudienceChoice audience = {};
    QString warning = {};  ///< Shown instead of the text until a reader wants it.
    bool mayShare = false; ///< Readers may pass it on. Public posts always may be.
    Hold hold = Hold::No;
};

/// Writing, answering, changing, passing on and taking back.
///
/// Every command is on disk when it returns, shows at once, and leaves by itself; it survives a
/// crash at any moment. What the server refuses stays, with its text, until retry() or discard().
/// Commands fail with Invalid (text that cannot be published), NotFound (no such post here), Denied
/// (not yours to do), Busy (a key has not come yet) or as the disk does; then nothing has happened.
///
/// Thread: core.
class Posts
{
public:
    explicit Posts(Core& core) : m_core(core) {}

    /// The draft is cleared with it.
    [[nodiscard]] Result<ObjectRef> publish(const QString& text, const Publishing& how);

    /// Answers a post or a reply. Whoever can read the post can read the answer, and nobody else:
    /// it goes into the circle of the thread's root, in its newest epoch.
    [[nodiscard]] Result<ObjectRef>
    reply(const ObjectRef& post, const QString& text, Hold hold = Hold::No);

    /// A new version of something of mine; the older ones stay readable as its history. One that
    /// has not left yet is changed in place. Invalid past kEditionsMax.
    [[nodiscard]] Result<void>
    edit(const ObjectRef& post, const QString& text, Hold hold = Hold::No);

    /// Takes something of mine back: its text goes from the server, and from the devices of readers
    /// as they hear of it. One that has not left yet is gone without a trace.
    [[nodiscard]] Result<void> remove(const ObjectRef& post, Hold hold = Hold::No);

    /// Passes a post on to an audience of mine, with the original signed by its author. Denied if
    /// it was sealed for others and its author did not allow sharing. That rule is kept by this
    /// program: cryptography cannot keep who reads something from copying it.
    [[nodiscard]] Result<ObjectRef>
    repost(const ObjectRef& post, const QString& comment, const Publishing& how);

    /// Calls off what has not left this device: a post, a reply, an edit or a removal. Yields the
    /// text, which is the draft (or the reply's draft) again. Denied if it has left.
    [[nodiscard]] Result<QString> undo(const ObjectRef& post);

    /// Tries what was refused again, as a new sealing.
    [[nodiscard]] Result<void> retry(const ObjectRef& post);

    /// Gives up what was refused. Its text becomes the draft if that is empty.
    [[nodiscard]] Result<void> discard(const ObjectRef& post);

    /// One of kUndoChoicesMs, kept on this device.
    [[nodiscard]] Result<void> setUndoMs(qint64 ms);
    [[nodiscard]] qint64 undoMs() const;

    /// Half-written answers, one for each post. An empty text clears it.
    [[nodiscard]] Result<void> saveReplyDraft(const ObjectRef& post, const QString& text);
    [[nodiscard]] QString replyDraft(const ObjectRef& post) const;

    /// An edit of something that another device of mine has removed returns to the drafts.
    void returnLostEdits();

    // Queries

    [[nodiscard]] TimelinePage timeline(const std::optional<TimelineKey>& before, int limit) const;
    [[nodiscard]] std::optional<PostView> post(const ObjectRef& ref) const;

    /// The whole thread that a post or reply stands in. Empty if nothing of it is here.
    [[nodiscard]] ThreadView
    thread(const ObjectRef& ref, ThreadOrder order = ThreadOrder::Tree) const;

    /// All versions, the oldest first.
    [[nodiscard]] QList<EditionView> history(const ObjectRef& ref) const;

private:
    Core& m_core;
};

} // namespace qs::client
