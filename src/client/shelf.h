// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/shelf_views.h"
#include "feed/rules.h"

#include <functional>

namespace qs::sync {
class ShelfBook;
struct ShelfVersion;
} // namespace qs::sync

namespace qs::client {

class Core;

inline constexpr qint64 kBinDays = 30;
inline constexpr int kPreviewPosts = 200;

/// What an account keeps for itself: bookmarks with folders and notes, mutes and filters, how far
/// it has read, drafts, choices. All of it is on all its devices, and nobody else learns of any of
/// it, the server included.
///
/// Commands are durable on this device when they return and leave with the next batch (see
/// sync::ShelfBook). Errors: Invalid for what breaks a bound of content/shelf.h, NotFound,
/// OutOfSpace. Thread: core.
class Shelf
{
public:
    /// How posts are asked for, whatever mutes and filters say.
    struct Sight
    {
        std::function<std::optional<PostView>(const ObjectRef&)> post;
        std::function<TimelinePage(const std::optional<TimelineKey>&, int)> timeline;
    };

    Shelf(Core& core, Sight sight) : m_core(core), m_sight(std::move(sight)) {}

    // Bookmarks

    /// Keeps a post, or changes folder and note of one that is kept.
    Result<void>
    bookmark(const ObjectRef& post, const ObjectId& folder = {}, const QString& note = {});
    Result<void> unbookmark(const ObjectRef& post);
    [[nodiscard]] bool isBookmarked(const ObjectRef& post) const;

    /// Newest first; of one folder, or all.
    [[nodiscard]] QList<BookmarkView> bookmarks(const std::optional<ObjectId>& folder = {}) const;

    Result<ObjectId> makeFolder(const QString& name);
    Result<void> renameFolder(const ObjectId& folder, const QString& name);

    /// The bookmarks in it stay, in no folder.
    Result<void> removeFolder(const ObjectId& folder);
    [[nodiscard]] QList<FolderView> folders() const; ///< By name.

    // Mutes and filters

    Result<void> mute(const content::Mute& mute);
    Result<void> unmute(const content::Mute& mute);
    [[nodiscard]] QList<MuteView> mutes() const;

    /// Keeps a filter; one without an id is new. Yields its id.
    Result<ObjectId> keepFilter(content::Filter filter);
    Result<void> removeFilter(const ObjectId& filter);
    [[nodiscard]] QList<content::Filter> filters() const; ///< By name.

    /// How many of the last kPreviewPosts posts a filter would take, and of how many.
    struct Preview
    {
        int taken = 0;
        int of = 0;
    };
    [[nodiscard]] Preview preview(const content::Filter& filter) const;

    /// A page of the timeline without what is hidden, and with what is folded marked as such. Never
    /// empty before the end: its reader would wait for it.
    [[nodiscard]] TimelinePage sieve(std::optional<TimelineKey> before, int limit) const;

    /// Fills in what the shelf knows of a post.
    void mark(PostView& post) const;

    // Reading

    /// This device has shown a timeline up to a post that arrived at `atMs`. Going back is no
    /// change.
    Result<void> markRead(const QString& timeline, quint64 atMs);
    [[nodiscard]] quint64 readUpTo(const QString& timeline) const;

    // Drafts

    /// Keeps a text among the drafts; with an id, as the newer version of that draft. Yields its
    /// id. Versions of other devices that are known here give way to it, those that are not will
    /// stand beside it.
    Result<ObjectId>
    keepDraft(const ObjectId& draft, const QString& text, const AudienceChoice& audience);

    /// To the bin, where it stays for kBinDays; and back; and gone for ever.
    Result<void> binDraft(const ObjectId& draft);
    Result<void> restoreDraft(const ObjectId& draft);
    Result<void> forgetDraft(const ObjectId& draft);

    /// Newest first. The bin holds what was binned less than kBinDays ago.
    [[nodiscard]] QList<SavedDraftView> drafts() const;
    [[nodiscard]] QList<SavedDraftView> bin() const;

    // Choices

    Result<void> choose(const QString& key, const QByteArray& value);
    [[nodiscard]] QByteArray choice(const QString& key) const;

    /// Lets what waits for the next batch leave now; before quitting and locking.
    Result<void> flush();

private:
    [[nodiscard]] const feed::Rules& rules() const;
    [[nodiscard]] QList<sync::ShelfVersion> draftVersions(const ObjectId& draft) const;
    [[nodiscard]] QList<SavedDraftView> draftViews(bool binned) const;
    Result<void> changeDraft(const ObjectId& draft, quint64 binnedMs);
    [[nodiscard]] sync::ShelfBook& book() const;
    [[nodiscard]] ObjectId newId() const;

    Core& m_core;
    Sight m_sight;
    mutable std::optional<feed::Rules> m_rules;
    mutable quint64 m_rulesRevision = 0;
};

} // namespace qs::client
