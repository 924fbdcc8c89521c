// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

// Defines the shelf of a pretended account: what it is told, it holds, in the order it was told.

#include "client/shelf.h"
#include "support/pretend/pretend_world.h"

namespace qs::client {

namespace {

using tests::PretendWorld;

PretendWorld& world()
{
    return PretendWorld::current();
}

Result<void> told()
{
    if (world().commandError) {
        return Error{*world().commandError, {}};
    }
    world().announce({.posts = {}, .manyPosts = true, .shelf = true});
    return {};
}

template<typename List, typename Same>
void put(List& list, const typename List::value_type& item, Same same)
{
    list.removeIf(same);
    list.prepend(item);
}

} // namespace

Result<void> Shelf::bookmark(const ObjectRef& post, const ObjectId& folder, const QString& note)
{
    if (PostView* const shown = world().find(post)) {
        shown->bookmarked = true;
    }
    const PostView* const shown = world().find(post);
    put(world().bookmarks,
        {post, shown ? std::optional(*shown) : std::nullopt, folder, note, 1},
        [&](const BookmarkView& other) { return other.ref == post; });
    return told();
}

Result<void> Shelf::unbookmark(const ObjectRef& post)
{
    if (PostView* const shown = world().find(post)) {
        shown->bookmarked = false;
    }
    world().bookmarks.removeIf([&](const BookmarkView& other) { return other.ref == post; });
    return told();
}

bool Shelf::isBookmarked(const ObjectRef& post) const
{
    const PostView* const shown = world().find(post);
    return shown && shown->bookmarked;
}

QList<BookmarkView> Shelf::bookmarks(const std::optional<ObjectId>& folder) const
{
    QList<BookmarkView> found = world().bookmarks;
    found.removeIf([&](const BookmarkView& kept) { return folder && kept.folder != *folder; });
    return found;
}

Result<ObjectId> Shelf::makeFolder(const QString& name)
{
    ObjectId id;
    id.data()[0] = static_cast<unsigned char>(world().folders.size() + 1);
    world().folders.append({id, name, 0});
    const auto outcome = told();
    return outcome ? Result<ObjectId>(id) : outcome.error();
}

Result<void> Shelf::renameFolder(const ObjectId& folder, const QString& name)
{
    for (FolderView& kept : world().folders) {
        kept.name = kept.id == folder ? name : kept.name;
    }
    return told();
}

Result<void> Shelf::removeFolder(const ObjectId& folder)
{
    world().folders.removeIf([&](const FolderView& kept) { return kept.id == folder; });
    return told();
}

QList<FolderView> Shelf::folders() const
{
    QList<FolderView> found = world().folders;
    for (FolderView& folder : found) {
        folder.count = static_cast<int>(bookmarks(folder.id).size());
    }
    return found;
}

Result<void> Shelf::mute(const content::Mute& mute)
{
    QString what = mute.word;
    for (const ConnectionView& one : world().people) {
        what = one.person.id == mute.person ? one.person.name : what;
    }
    put(world().mutes, {mute, what}, [&](const MuteView& other) {
        return content::shelfTarget(other.mute) == content::shelfTarget(mute);
    });
    return told();
}

Result<void> Shelf::unmute(const content::Mute& mute)
{
    world().mutes.removeIf([&](const MuteView& other) {
        return content::shelfTarget(other.mute) == content::shelfTarget(mute);
    });
    return told();
}

QList<MuteView> Shelf::mutes() const
{
    return world().mutes;
}

Result<ObjectId> Shelf::keepFilter(content::Filter filter)
{
    if (filter.id.isNull()) {
        filter.id.data()[0] = static_cast<unsigned char>(world().filters.size() + 1);
    }
    const auto ruled = content::checkItem(filter, false);
    if (!ruled) {
        return ruled.error();
    }
    put(world().filters, filter, [&](const content::Filter& other) { return other.id == filter.id; }
    );
    const auto outcome = told();
    return outcome ? Result<ObjectId>(filter.id) : outcome.error();
}

Result<void> Shelf::removeFilter(const ObjectId& filter)
{
    world().filters.removeIf([&](const content::Filter& other) { return other.id == filter; });
    return told();
}

QList<content::Filter> Shelf::filters() const
{
    return world().filters;
}

Shelf::Preview Shelf::preview(const content::Filter& filter) const
{
    return {static_cast<int>(filter.words.size()) * 7, kPreviewPosts};
}

Result<ObjectId>
Shelf::keepDraft(const ObjectId& draft, const QString& text, const AudienceChoice& audience)
{
    ObjectId id = draft;
    if (id.isNull()) {
        id.data()[0] = static_cast<unsigned char>(world().drafts.size() + 1);
    }
    const qint64 nowMs = world().scheduler.nowMs();
    put(world().drafts,
        {id, {}, text, audience, nowMs, 0, false, false},
        [&](const SavedDraftView& other) { return other.id == id; });
    const auto outcome = told();
    return outcome ? Result<ObjectId>(id) : outcome.error();
}

Result<void> Shelf::binDraft(const ObjectId& draft)
{
    for (SavedDraftView& kept : world().drafts) {
        kept.binnedMs = kept.id == draft ? world().scheduler.nowMs() : kept.binnedMs;
    }
    return told();
}

Result<void> Shelf::restoreDraft(const ObjectId& draft)
{
    for (SavedDraftView& kept : world().drafts) {
        kept.binnedMs = kept.id == draft ? 0 : kept.binnedMs;
    }
    return told();
}

Result<void> Shelf::forgetDraft(const ObjectId& draft)
{
    world().drafts.removeIf([&](const SavedDraftView& kept) { return kept.id == draft; });
    return told();
}

QList<SavedDraftView> Shelf::drafts() const
{
    QList<SavedDraftView> found = world().drafts;
    found.removeIf([](const SavedDraftView& kept) { return kept.binnedMs != 0; });
    return found;
}

QList<SavedDraftView> Shelf::bin() const
{
    QList<SavedDraftView> found = world().drafts;
    found.removeIf([](const SavedDraftView& kept) { return kept.binnedMs == 0; });
    return found;
}

} // namespace qs::client
