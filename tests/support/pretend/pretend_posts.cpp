// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

// Defines the conversations of a pretended account. Nothing here waits: a removal that is held is
// taken out at once and kept for its undoing.

#include "client/account.h"
#include "client/posts.h"
#include "content/text.h"
#include "support/pretend/pretend_world.h"

namespace qs::client {

namespace {

using tests::PretendWorld;

PretendWorld& world()
{
    return PretendWorld::current();
}

/// Why a command cannot be done, or the post it is about.
Result<PostView*> wanted(const ObjectRef& post)
{
    if (world().commandError) {
        return Error{*world().commandError, {}};
    }
    PostView* const found = world().find(post);
    return found == nullptr ? Result<PostView*>(Error{ErrorCode::NotFound, {}}) : found;
}

void addAnswers(QList<ThreadItem>& items, const ObjectRef& parent, int depth)
{
    for (const PostView& post : std::as_const(world().posts)) {
        if (post.kind == PostKind::Reply && post.parent == parent) {
            items.append({post, Missing::None, depth});
            addAnswers(items, post.ref, depth + 1);
        }
    }
}

} // namespace

Result<ObjectRef> Posts::reply(const ObjectRef& post, const QString& text, Hold /*hold*/)
{
    const auto to = wanted(post);
    if (!to.ok()) {
        return to.error();
    }
    if (!content::checkText(text).ok()) {
        return Error{ErrorCode::Invalid, {}};
    }
    return world().addReply(post, world().me.person.name, text);
}

Result<void> Posts::edit(const ObjectRef& post, const QString& text, Hold /*hold*/)
{
    const auto mine = wanted(post);
    if (!mine.ok()) {
        return mine.error();
    }
    if (!mine.value()->mine) {
        return Error{ErrorCode::Denied, {}};
    }
    world().olderTexts[post].append(mine.value()->text);
    mine.value()->text = text;
    mine.value()->edited = true;
    world().announce({.posts = {post}});
    return {};
}

Result<void> Posts::remove(const ObjectRef& post, Hold /*hold*/)
{
    const auto mine = wanted(post);
    if (!mine.ok()) {
        return mine.error();
    }
    world().takenBack = *mine.value();
    world().remove(post);
    world().announce({.posts = {post}});
    return {};
}

Result<ObjectRef>
Posts::repost(const ObjectRef& post, const QString& comment, const Publishing& how)
{
    const auto shared = wanted(post);
    if (!shared.ok()) {
        return shared.error();
    }
    const PostView of = *shared.value();
    shared.value()->reposts += 1;
    const ObjectRef ref =
        world().addRepost(world().me.person.name, of.ref, comment, how.audience.kind);
    world().announcePosts();
    return ref;
}

Result<QString> Posts::undo(const ObjectRef& post)
{
    if (!world().takenBack || world().takenBack->ref != post) {
        return Error{ErrorCode::Denied, {}};
    }
    world().posts.append(*world().takenBack);
    world().announcePosts();
    return world().takenBack->text;
}

Result<void> Posts::saveReplyDraft(const ObjectRef& post, const QString& text)
{
    world().replyDrafts[post] = text;
    return {};
}

QString Posts::replyDraft(const ObjectRef& post) const
{
    return world().replyDrafts.value(post);
}

ThreadView Posts::thread(const ObjectRef& ref, ThreadOrder /*order*/) const
{
    ThreadView view;
    const PostView* const asked = world().find(ref);
    view.root = asked != nullptr && asked->kind == PostKind::Reply ? asked->root : ref;
    ThreadItem first;
    if (const PostView* const root = world().find(view.root)) {
        first.post = *root;
    } else {
        first.post.ref = view.root;
        first.missing = Missing::Removed;
    }
    view.items.append(first);
    addAnswers(view.items, view.root, 1);
    if (first.missing != Missing::None && view.items.size() == 1) {
        view.items.clear();
    }
    return view;
}

QList<EditionView> Posts::history(const ObjectRef& ref) const
{
    QList<EditionView> versions;
    for (const QString& text : world().olderTexts.value(ref)) {
        EditionView version;
        version.text = text;
        version.createdMs = world().scheduler.nowMs();
        versions.append(version);
    }
    if (const PostView* const post = world().find(ref)) {
        EditionView version;
        version.text = post->text;
        version.createdMs = post->createdMs;
        version.isShown = true;
        versions.append(version);
    }
    return versions;
}

} // namespace qs::client
