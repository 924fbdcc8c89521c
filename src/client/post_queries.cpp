// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/post_showing.h"
#include "client/posts.h"

#include <algorithm>
#include <limits>

namespace qs::client {

namespace {

constexpr int kDepthMax = 64;

// A reply is shown only to those who can read its root; a public one lives with its writer.
bool isSameAudience(const SpaceRef& root, const SpaceRef& reply)
{
    return root == reply || (root.kind == SpaceKind::Public && reply.kind == SpaceKind::Public);
}

/// Puts the replies of a thread below what they answer.
class ThreadTree
{
public:
    ThreadTree(const Core& core, ThreadItem root, const QList<PostView>& replies)
        : m_core(core), m_root(std::move(root))
    {
        for (const PostView& reply : replies) {
            m_known.insert(reply.ref);
        }
        for (const PostView& reply : replies) {
            m_answers[reply.parent].append(reply);
            const bool isOrphan =
                reply.parent != m_root.post.ref && !m_known.contains(reply.parent);
            if (isOrphan && !m_missing.contains(reply.parent)) {
                m_missing.append(reply.parent);
            }
        }
    }

    [[nodiscard]] QList<ThreadItem> items()
    {
        m_items = {m_root};
        addAnswers(m_root.post.ref, 1);
        for (const ObjectRef& lost : m_missing) {
            ThreadItem item;
            item.post.ref = lost;
            item.depth = 1;
            item.missing = m_core.projection().absence(lost) == store::Absence::Removed
                               ? Missing::Removed
                               : Missing::Unknown;
            m_items.append(item);
            addAnswers(lost, 2);
        }
        return m_items;
    }

private:
    // NOLINTNEXTLINE(misc-no-recursion): at most kThreadRepliesMax deep
    void addAnswers(const ObjectRef& to, int depth)
    {
        const QList<PostView> answers = m_answers.take(to);
        for (const PostView& answer : answers) {
            m_items.append({answer, Missing::None, depth});
            addAnswers(answer.ref, std::min(depth + 1, kDepthMax));
        }
    }

    const Core& m_core;
    ThreadItem m_root;
    QSet<ObjectRef> m_known;
    QHash<ObjectRef, QList<PostView>> m_answers;
    QList<ObjectRef> m_missing;
    QList<ThreadItem> m_items;
};

ThreadItem rootItem(const Core& core, const std::optional<PostView>& root, const ObjectRef& ref)
{
    ThreadItem item;
    if (root) {
        item.post = *root;
        return item;
    }
    item.post.ref = ref;
    const bool isRemoved = core.projection().absence(ref) == store::Absence::Removed;
    item.missing = isRemoved ? Missing::Removed : Missing::Unknown;
    return item;
}

QList<PostView> repliesTo(const Core& core, const ObjectRef& root, const SpaceRef& space)
{
    const PostShowing showing(core);
    QList<PostView> replies;
    for (const store::PostRow& row : core.projection().thread(root)) {
        if (isSameAudience(space, row.place.space) && !row.isRemoved &&
            !showing.isHidden(row.ref)) {
            replies.append(showing.view(row));
        }
    }
    const QList<sync::PendingPost>& pending = showing.pending();
    for (auto mine = pending.crbegin(); mine != pending.crend(); ++mine) {
        if (mine->payload.kind == content::PayloadKind::Reply && mine->payload.root == root) {
            replies.append(showing.view(*mine));
        }
    }
    return replies;
}

} // namespace

TimelinePage Posts::timeline(const std::optional<TimelineKey>& before, int limit) const
{
    const PostShowing showing(m_core);
    TimelinePage page;
    std::optional<store::Place> place;
    if (before && before->atMs < kPendingAtMs) {
        place = store::Place{before->atMs, before->space, before->seq};
    } else if (!before) {
        for (const sync::PendingPost& pending : showing.pending()) {
            if (pending.payload.kind != content::PayloadKind::Reply) {
                page.posts.append(showing.view(pending));
            }
        }
    }
    const qsizetype pendingRows = page.posts.size();
    const store::TimelineRows rows = m_core.projection().timeline(place, limit);
    for (const store::PostRow& row : rows.posts) {
        if (!showing.isHidden(row.ref)) {
            page.posts.append(showing.view(row));
        }
    }
    for (const store::WithheldRow& row : rows.withheld) {
        page.posts.append(showing.view(row));
    }
    if (!rows.withheld.isEmpty()) {
        std::ranges::sort(page.posts.begin() + pendingRows, page.posts.end(), [](auto& a, auto& b) {
            return a.key > b.key;
        });
    }
    page.end = rows.end;
    return page;
}

std::optional<PostView> Posts::post(const ObjectRef& ref) const
{
    const PostShowing showing(m_core);
    if (showing.isHidden(ref)) {
        return std::nullopt;
    }
    if (const auto row = m_core.projection().post(ref)) {
        return showing.view(*row);
    }
    if (const auto pending = m_core.engine().rebase().post(ref)) {
        return showing.view(*pending);
    }
    return std::nullopt;
}

ThreadView Posts::thread(const ObjectRef& ref, ThreadOrder order) const
{
    ThreadView view;
    const auto asked = post(ref);
    view.root = asked && asked->kind == PostKind::Reply ? asked->root : ref;
    const auto root = view.root == ref ? asked : post(view.root);
    // Without the root, what was asked for says who may read here; without that, the first reply.
    std::optional<SpaceRef> space;
    if (root || asked) {
        space = (root ? root : asked)->key.space;
    } else if (const auto rows = m_core.projection().thread(view.root); !rows.isEmpty()) {
        space = rows.first().place.space;
    }
    const QList<PostView> replies =
        space ? repliesTo(m_core, view.root, *space) : QList<PostView>();
    if (!root && replies.isEmpty()) {
        return view;
    }
    view.isCut = replies.size() >= store::kThreadRepliesMax;
    const ThreadItem first = rootItem(m_core, root, view.root);
    if (order == ThreadOrder::Tree) {
        view.items = ThreadTree(m_core, first, replies).items();
        return view;
    }
    view.items.append(first);
    for (const PostView& reply : replies) {
        view.items.append({reply, Missing::None, 1});
    }
    return view;
}

QList<EditionView> Posts::history(const ObjectRef& ref) const
{
    const QList<store::EditionRow> editions = m_core.projection().editions(ref);
    QList<EditionView> versions;
    if (m_core.projection().absence(ref) != store::Absence::None) {
        return versions;
    }
    for (const store::EditionRow& edition : editions) {
        EditionView version;
        version.envelope = edition.envelope;
        version.text = edition.text;
        version.warning = edition.contentWarning;
        version.createdMs = edition.createdMs;
        version.arrivedMs = static_cast<qint64>(edition.place.atMs);
        version.isShown = &edition == &editions.last();
        version.isConflict =
            !version.isShown && !edition.base.isNull() && edition.base == editions.last().base;
        versions.append(version);
    }
    return versions;
}

} // namespace qs::client
