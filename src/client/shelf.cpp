// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/shelf.h"

#include "base/random.h"
#include "client/core.h"
#include "feed/unread.h"
#include "sync/shelf_book.h"

#include <algorithm>
#include <tuple>

namespace qs::client {

namespace {

using content::Bookmark;
using content::Filter;
using content::Folder;
using content::Mute;
using content::ReadMark;
using content::SavedDraft;
using content::Setting;
using crypto::RecordType;
using sync::ShelfVersion;

constexpr qint64 kDayMs = 24 * 3'600'000;
constexpr int kNamedCharsMax = 60; ///< Of a post, where it stands for itself.

template<typename Item>
const Item& itemOf(const ShelfVersion& version)
{
    return std::get<Item>(version.shelf().item);
}

template<typename Item>
QList<Item> itemsOf(const sync::ShelfBook& book, RecordType type)
{
    QList<Item> items;
    for (const ShelfVersion& version : book.all(type)) {
        items.append(itemOf<Item>(version));
    }
    return items;
}

feed::Item itemOf(const PostView& post)
{
    feed::Item item;
    item.ref = post.ref;
    item.author = item.writer = post.author.id;
    item.text = post.text;
    item.isPublic = post.audience == Audience::Public;
    item.isMine = post.mine;
    return item;
}

Error notFound(const char* what)
{
    return {ErrorCode::NotFound, QLatin1String(what)};
}

} // namespace

sync::ShelfBook& Shelf::book() const
{
    return m_core.engine().shelf();
}

ObjectId Shelf::newId() const
{
    return makeObjectId(m_core.ports().clock, m_core.ports().random);
}

// Bookmarks

Result<void> Shelf::bookmark(const ObjectRef& post, const ObjectId& folder, const QString& note)
{
    Bookmark made{post, folder, note, static_cast<quint64>(m_core.ports().clock.nowMs())};
    if (const ShelfVersion* const known = book().find(made)) {
        made.madeMs = itemOf<Bookmark>(*known).madeMs;
    }
    return book().put(made);
}

Result<void> Shelf::unbookmark(const ObjectRef& post)
{
    const Bookmark named{post, {}, {}, 0};
    return book().find(named) ? book().remove(named) : notFound("no such bookmark");
}

bool Shelf::isBookmarked(const ObjectRef& post) const
{
    return book().find(Bookmark{post, {}, {}, 0}) != nullptr;
}

QList<BookmarkView> Shelf::bookmarks(const std::optional<ObjectId>& folder) const
{
    QList<BookmarkView> views;
    for (const Bookmark& kept : itemsOf<Bookmark>(book(), RecordType::Bookmark)) {
        const bool isHomeless = book().find(Folder{kept.folder, {}}) == nullptr;
        const ObjectId where = isHomeless ? ObjectId() : kept.folder;
        if (!folder || where == *folder) {
            const auto made = static_cast<qint64>(kept.madeMs);
            views.append({kept.post, m_sight.post(kept.post), where, kept.note, made});
        }
    }
    std::ranges::sort(views, [](const BookmarkView& a, const BookmarkView& b) {
        return std::tuple(a.madeMs, a.ref) > std::tuple(b.madeMs, b.ref);
    });
    return views;
}

Result<ObjectId> Shelf::makeFolder(const QString& name)
{
    const Folder made{newId(), name};
    QS_TRY(book().put(made));
    return made.id;
}

Result<void> Shelf::renameFolder(const ObjectId& folder, const QString& name)
{
    const Folder named{folder, name};
    return book().find(named) ? book().put(named) : notFound("no such folder");
}

Result<void> Shelf::removeFolder(const ObjectId& folder)
{
    QList<crypto::ShelfRecord> changed;
    for (Bookmark kept : itemsOf<Bookmark>(book(), RecordType::Bookmark)) {
        if (kept.folder == folder) {
            kept.folder = {};
            changed.append({kept, false});
        }
    }
    changed.append({Folder{folder, {}}, true});
    return book().putAll(changed);
}

QList<FolderView> Shelf::folders() const
{
    QList<FolderView> views;
    const QList<Bookmark> bookmarks = itemsOf<Bookmark>(book(), RecordType::Bookmark);
    for (const Folder& kept : itemsOf<Folder>(book(), RecordType::Folder)) {
        const auto count = std::ranges::count(bookmarks, kept.id, &Bookmark::folder);
        views.append({kept.id, kept.name, static_cast<int>(count)});
    }
    std::ranges::sort(views, [](const FolderView& a, const FolderView& b) {
        return std::pair(a.name.toCaseFolded(), a.id) < std::pair(b.name.toCaseFolded(), b.id);
    });
    return views;
}

// Mutes and filters

Result<void> Shelf::mute(const Mute& mute)
{
    return book().put(mute);
}

Result<void> Shelf::unmute(const Mute& mute)
{
    return book().find(mute) ? book().remove(mute) : notFound("no such mute");
}

QList<MuteView> Shelf::mutes() const
{
    QList<MuteView> views;
    const auto nowMs = static_cast<quint64>(m_core.ports().clock.nowMs());
    for (const Mute& kept : itemsOf<Mute>(book(), RecordType::Mute)) {
        if (kept.untilMs != 0 && kept.untilMs <= nowMs) {
            continue;
        }
        MuteView view{kept, kept.word};
        if (!kept.person.isNull()) {
            view.what = m_core.person(kept.person).name;
        } else if (!kept.post.isNull()) {
            const auto post = m_sight.post(kept.post);
            view.what = post ? post->text.left(kNamedCharsMax) : QString();
        }
        views.append(view);
    }
    std::ranges::sort(views, [](const MuteView& a, const MuteView& b) {
        return std::tuple(a.mute.kind, a.what.toCaseFolded()) <
               std::tuple(b.mute.kind, b.what.toCaseFolded());
    });
    return views;
}

Result<ObjectId> Shelf::keepFilter(Filter filter)
{
    if (filter.id.isNull()) {
        filter.id = newId();
    }
    QS_TRY(book().put(filter));
    return filter.id;
}

Result<void> Shelf::removeFilter(const ObjectId& filter)
{
    Filter named;
    named.id = filter;
    return book().find(named) ? book().remove(named) : notFound("no such filter");
}

QList<Filter> Shelf::filters() const
{
    QList<Filter> found = itemsOf<Filter>(book(), RecordType::Filter);
    std::ranges::sort(found, [](const Filter& a, const Filter& b) {
        return std::pair(a.name.toCaseFolded(), a.id) < std::pair(b.name.toCaseFolded(), b.id);
    });
    return found;
}

Shelf::Preview Shelf::preview(const Filter& filter) const
{
    QList<feed::Item> items;
    for (const PostView& post : m_sight.timeline(std::nullopt, kPreviewPosts).posts) {
        items.append(itemOf(post));
    }
    return {feed::wouldTake(filter, items), static_cast<int>(items.size())};
}

const feed::Rules& Shelf::rules() const
{
    const auto nowMs = static_cast<quint64>(m_core.ports().clock.nowMs());
    const bool isOver = m_rules && m_rules->nextChangeMs() != 0 && m_rules->nextChangeMs() <= nowMs;
    if (!m_rules || isOver || m_rulesRevision != m_core.rulesRevision()) {
        m_rulesRevision = m_core.rulesRevision();
        m_rules.emplace(
            itemsOf<Mute>(book(), RecordType::Mute),
            itemsOf<Filter>(book(), RecordType::Filter),
            nowMs
        );
    }
    return *m_rules;
}

void Shelf::mark(PostView& post) const
{
    post.bookmarked = isBookmarked(post.ref);
    post.foldedBy = rules().judge(itemOf(post)).because;
}

TimelinePage Shelf::sieve(std::optional<TimelineKey> before, int limit) const
{
    TimelinePage shown;
    while (shown.posts.isEmpty() && !shown.end) {
        const TimelinePage page = m_sight.timeline(before, limit);
        for (PostView post : page.posts) {
            before = post.key;
            if (rules().judge(itemOf(post)).verdict != feed::Decision::Verdict::Hide) {
                mark(post);
                shown.posts.append(post);
            }
        }
        shown.end = page.end || page.posts.isEmpty();
    }
    return shown;
}

// Reading

Result<void> Shelf::markRead(const QString& timeline, quint64 atMs)
{
    const ReadMark mark{timeline, m_core.engine().book().keys().device(), atMs};
    return readUpTo(timeline) >= atMs ? Result<void>() : book().put(mark);
}

quint64 Shelf::readUpTo(const QString& timeline) const
{
    return feed::readUpTo(itemsOf<ReadMark>(book(), RecordType::ReadMark), timeline);
}

// Drafts

QList<ShelfVersion> Shelf::draftVersions(const ObjectId& draft) const
{
    QList<ShelfVersion> versions = book().all(RecordType::Draft);
    versions.removeIf([&](const ShelfVersion& version) {
        return itemOf<SavedDraft>(version).id != draft;
    });
    return versions;
}

Result<ObjectId>
Shelf::keepDraft(const ObjectId& draft, const QString& text, const AudienceChoice& audience)
{
    SavedDraft kept;
    kept.id = draft.isNull() ? newId() : draft;
    kept.device = m_core.engine().book().keys().device();
    kept.text = text;
    kept.audience = static_cast<quint64>(audience.kind);
    kept.circle = audience.circle;
    kept.changedMs = static_cast<quint64>(m_core.ports().clock.nowMs());
    for (const ShelfVersion& version : draftVersions(kept.id)) {
        kept.seen.append({itemOf<SavedDraft>(version).device, version.record.hlc});
    }
    QS_TRY(book().put(kept));
    return kept.id;
}

Result<void> Shelf::changeDraft(const ObjectId& draft, quint64 binnedMs)
{
    QList<crypto::ShelfRecord> changed;
    for (const ShelfVersion& version : draftVersions(draft)) {
        SavedDraft moved = itemOf<SavedDraft>(version);
        moved.binnedMs = binnedMs;
        changed.append({moved, false});
    }
    return changed.isEmpty() ? notFound("no such draft") : book().putAll(changed);
}

Result<void> Shelf::binDraft(const ObjectId& draft)
{
    return changeDraft(draft, static_cast<quint64>(m_core.ports().clock.nowMs()));
}

Result<void> Shelf::restoreDraft(const ObjectId& draft)
{
    return changeDraft(draft, 0);
}

Result<void> Shelf::forgetDraft(const ObjectId& draft)
{
    QList<crypto::ShelfRecord> gone;
    for (const ShelfVersion& version : draftVersions(draft)) {
        gone.append({content::bareItem(version.shelf().item), true});
    }
    return gone.isEmpty() ? notFound("no such draft") : book().putAll(gone);
}

QList<SavedDraftView> Shelf::draftViews(bool binned) const
{
    QList<SavedDraftView> views;
    const DeviceId& here = m_core.engine().book().keys().device();
    const qint64 nowMs = m_core.ports().clock.nowMs();
    const QList<ShelfVersion> all = book().all(RecordType::Draft);
    for (const ShelfVersion& version : all) {
        const auto& draft = itemOf<SavedDraft>(version);
        // A version that another one knew of has given way to it.
        const bool isOutdated = std::ranges::any_of(all, [&](const ShelfVersion& other) {
            const auto& later = itemOf<SavedDraft>(other);
            return later.id == draft.id && later.device != draft.device &&
                   std::ranges::any_of(later.seen, [&](const content::DraftSeen& seen) {
                       return seen.device == draft.device && seen.hlc >= version.record.hlc;
                   });
        });
        const auto binnedMs = static_cast<qint64>(draft.binnedMs);
        const bool isOver = binnedMs != 0 && nowMs - binnedMs >= kBinDays * kDayMs;
        if (isOutdated || isOver || (binnedMs != 0) != binned) {
            continue;
        }
        const auto audience = draft.audience <= static_cast<quint64>(Audience::Public)
                                  ? static_cast<Audience>(draft.audience)
                                  : Audience::OnlyMe;
        views.append(
            {draft.id,
             draft.device,
             draft.text,
             {audience, draft.circle},
             static_cast<qint64>(draft.changedMs),
             binnedMs,
             draft.device != here,
             false}
        );
    }
    for (SavedDraftView& view : views) {
        view.forked = std::ranges::count(views, view.id, &SavedDraftView::id) > 1;
    }
    std::ranges::sort(views, [](const SavedDraftView& a, const SavedDraftView& b) {
        return std::tuple(a.changedMs, a.id, a.device) > std::tuple(b.changedMs, b.id, b.device);
    });
    return views;
}

QList<SavedDraftView> Shelf::drafts() const
{
    return draftViews(false);
}

QList<SavedDraftView> Shelf::bin() const
{
    return draftViews(true);
}

// Choices

Result<void> Shelf::choose(const QString& key, const QByteArray& value)
{
    return book().put(Setting{key, value});
}

QByteArray Shelf::choice(const QString& key) const
{
    const ShelfVersion* const found = book().find(Setting{key, {}});
    return found ? itemOf<Setting>(*found).value : QByteArray();
}

Result<void> Shelf::flush()
{
    const qint64 nowMs = m_core.ports().clock.nowMs();
    QList<crypto::ShelfRecord> gone;
    for (const ShelfVersion& version : book().all(RecordType::Draft)) {
        const auto& draft = itemOf<SavedDraft>(version);
        const auto binnedMs = static_cast<qint64>(draft.binnedMs);
        if (binnedMs != 0 && nowMs - binnedMs >= kBinDays * kDayMs) {
            gone.append({content::bareItem(draft), true});
        }
    }
    if (!gone.isEmpty()) {
        QS_TRY(book().putAll(gone));
    }
    return book().flush();
}

} // namespace qs::client
