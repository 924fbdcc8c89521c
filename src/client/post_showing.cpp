// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/post_showing.h"

#include "proof/identity.h"

#include <limits>

namespace qs::client {

namespace {

RefusalReason reasonOf(quint64 refusal)
{
    switch (static_cast<protocol::Refusal>(refusal)) {
    case protocol::Refusal::None: return RefusalReason::None;
    case protocol::Refusal::TooLarge: return RefusalReason::TooLarge;
    case protocol::Refusal::NotYours: return RefusalReason::NotAllowed;
    case protocol::Refusal::SpaceNotFound: return RefusalReason::SpaceGone;
    case protocol::Refusal::Full: return RefusalReason::OutOfRoom;
    case protocol::Refusal::Malformed:
    case protocol::Refusal::WrongSpace:
    case protocol::Refusal::LaneFork:
    case protocol::Refusal::StaleCommit: return RefusalReason::Damaged;
    }
    return RefusalReason::Damaged;
}

PostKind kindOf(content::PayloadKind kind)
{
    switch (kind) {
    case content::PayloadKind::Reply: return PostKind::Reply;
    case content::PayloadKind::Repost: return PostKind::Repost;
    default: return PostKind::Post;
    }
}

// Two versions made upon one: neither knew of the other, and only their author can say which is
// meant.
bool isConflicted(const QList<store::EditionRow>& editions)
{
    if (editions.size() < 3) {
        return false;
    }
    const EnvId base = editions.last().base;
    return std::any_of(editions.cbegin() + 1, editions.cend() - 1, [&](const auto& edition) {
        return edition.base == base;
    });
}

} // namespace

Audience audienceOf(const SpaceRef& space)
{
    switch (space.kind) {
    case SpaceKind::Self:
    case SpaceKind::Mailbox: return Audience::OnlyMe;
    case SpaceKind::Circle: return Audience::Connections;
    case SpaceKind::Group: return Audience::Group;
    case SpaceKind::Public: return Audience::Public;
    }
    return Audience::OnlyMe;
}

Result<SpaceRef> spaceFor(const sync::AddressBook& book, const AudienceChoice& audience)
{
    switch (audience.kind) {
    case Audience::OnlyMe: return proof::spaceOf(book.me(), SpaceKind::Self);
    case Audience::Public: return proof::spaceOf(book.me(), SpaceKind::Public);
    case Audience::Group: return Error{ErrorCode::Invalid, QStringLiteral("which group?")};
    case Audience::Connections: break;
    }
    if (!book.myCircle()) {
        return Error{ErrorCode::Busy, QStringLiteral("the circle has not arrived yet")};
    }
    const bool isMain = audience.circle.isNull() || audience.circle == book.myCircle()->circle;
    const crypto::CircleNameRecord* const named = book.circleName(audience.circle);
    if (!isMain && (!named || named->isDissolved || !book.isMine(audience.circle))) {
        return Error{ErrorCode::NotFound, QStringLiteral("no circle of mine")};
    }
    return SpaceRef{SpaceKind::Circle, isMain ? book.myCircle()->circle : audience.circle};
}

// What I call the circle, if it is one of mine with a name.
QString circleNameOf(const Core& core, const SpaceRef& space)
{
    const crypto::CircleNameRecord* const named =
        space.kind == SpaceKind::Circle ? core.engine().book().circleName(space.id) : nullptr;
    return named ? named->name : QString();
}

// The choice that leads to a space of mine; all connections where its circle is no more.
AudienceChoice choiceOf(const Core& core, const SpaceRef& space)
{
    const bool isNamed = !circleNameOf(core, space).isEmpty();
    return {audienceOf(space), isNamed ? space.id : SpaceId()};
}

PostShowing::PostShowing(const Core& core) : m_core(core)
{
    for (const sync::PendingPost& pending : core.engine().rebase().posts()) {
        if (core.projection().post(pending.ref) || isHidden(pending.ref)) {
            continue;
        }
        m_pending.append(pending);
        const content::Payload& payload = pending.payload;
        if (payload.kind == content::PayloadKind::Reply) {
            ++m_replies[payload.root];
            m_replies[payload.parent] += payload.parent != payload.root;
        } else if (payload.kind == content::PayloadKind::Repost) {
            ++m_reposts[payload.target];
        }
    }
}

bool PostShowing::isHidden(const ObjectRef& ref) const
{
    const auto change = m_core.engine().rebase().change(ref);
    return change && change->kind == sync::IntentKind::Remove &&
           change->state != store::IntentState::Refused;
}

void PostShowing::setLikes(PostView& view) const
{
    const store::Tally tally = m_core.projection().tally(view.ref);
    const bool confirmed = m_core.projection().reaction(m_core.me(), view.ref).has_value();
    const bool mine = m_core.engine().rebase().likes(view.ref).value_or(confirmed);
    view.likes = tally.count - int(confirmed) + int(mine);
    view.likedByMe = mine;
}

void PostShowing::setEcho(PostView& view) const
{
    const store::Echo echo = m_core.projection().echo(view.ref);
    view.replies = echo.replies + m_replies.value(view.ref);
    view.reposts = echo.reposts + m_reposts.value(view.ref);
}

namespace {
// Whose changed keys keep something from leaving.
PersonView personWaitedFor(const Core& core, const IntentId& intent)
{
    const sync::PendingIntent* const queued = core.engine().outbox().find(intent);
    if (!queued || queued->state != store::IntentState::Queued) {
        return {};
    }
    const UserId user = core.engine().waitsFor(queued->intent);
    return user.isNull() ? PersonView() : core.person(user);
}
} // namespace

void PostShowing::setDelivery(PostView& view, const IntentId& intent, store::IntentState state)
    const
{
    if (state == store::IntentState::Refused) {
        view.delivery = Delivery::Refused;
        const sync::PendingIntent* const found = m_core.engine().outbox().find(intent);
        view.refusal = found ? reasonOf(found->refusal) : RefusalReason::Damaged;
    } else {
        const bool isLeaving = m_core.engine().sender().isInFlight(intent);
        view.delivery = isLeaving ? Delivery::Sending : Delivery::Queued;
        view.waitsFor = personWaitedFor(m_core, intent);
    }
}

void PostShowing::setChange(PostView& view) const
{
    const auto change = m_core.engine().rebase().change(view.ref);
    if (!change) {
        return;
    }
    setDelivery(view, change->intent, change->state);
    view.undoUntilMs = change->state == store::IntentState::Queued ? change->holdUntilMs : 0;
    if (change->kind == sync::IntentKind::Remove) {
        view.change = PendingChange::Removal;
    } else {
        view.change = PendingChange::Edit;
        view.text = change->payload.text;
        view.warning = change->payload.warning;
        view.edited = true;
    }
}

// What is here is shown as it is now; what is not, as it was signed when it was passed on.
OriginalView PostShowing::original(const ObjectRef& target, const ObjectRef& repost) const
{
    OriginalView view;
    view.ref = target;
    view.author = m_core.person(target.author);
    if (const auto row = m_core.projection().post(target)) {
        view.state = OriginalView::State::Shown;
        view.audience = audienceOf(row->place.space);
        view.text = row->text;
        view.warning = row->contentWarning;
        view.createdMs = row->createdMs;
    } else if (m_core.projection().absence(target) == store::Absence::Removed) {
        view.state = OriginalView::State::Removed;
    } else if (const auto carried = m_core.projection().carried(repost)) {
        view.state = OriginalView::State::Shown;
        view.audience = audienceOf({carried->space, {}});
        view.text = carried->text;
        view.warning = carried->contentWarning;
        view.createdMs = carried->createdMs;
        if (view.author.name.isEmpty()) {
            view.author = {target.author, carried->author.name, carried->author.hue};
        }
    }
    return view;
}

PostView PostShowing::view(const sync::PendingPost& pending) const
{
    PostView view;
    view.ref = pending.ref;
    view.key = {kPendingAtMs, pending.space, pending.n};
    view.author = m_core.person(m_core.me());
    view.audience = audienceOf(pending.space);
    view.circle = circleNameOf(m_core, pending.space);
    view.kind = kindOf(pending.payload.kind);
    view.text = pending.payload.text;
    view.warning = pending.payload.warning;
    view.root = pending.payload.root;
    view.parent = pending.payload.parent;
    view.mayShare = pending.payload.mayShare || pending.space.kind == SpaceKind::Public;
    view.createdMs = static_cast<qint64>(pending.payload.createdMs);
    view.mine = true;
    if (view.kind == PostKind::Repost) {
        view.original = original(pending.payload.target, pending.ref);
    }
    setDelivery(view, pending.intent, pending.state);
    view.undoUntilMs = pending.state == store::IntentState::Queued ? pending.holdUntilMs : 0;
    setChange(view);
    setLikes(view);
    setEcho(view);
    return view;
}

PostView PostShowing::view(const store::PostRow& row) const
{
    PostView view;
    view.ref = row.ref;
    view.key = {row.place.atMs, row.place.space, row.place.seq};
    view.author = m_core.person(row.ref.author);
    view.audience = audienceOf(row.place.space);
    view.circle = circleNameOf(m_core, row.place.space);
    view.kind = kindOf(row.kind);
    view.text = row.text;
    view.warning = row.contentWarning;
    view.root = row.root;
    view.parent = row.parent;
    view.mayShare = row.mayShare || row.place.space.kind == SpaceKind::Public;
    view.createdMs = row.createdMs;
    view.arrivedMs = static_cast<qint64>(row.place.atMs);
    view.mine = row.ref.author == m_core.me();
    view.edited = !row.edited.isNull();
    if (view.mine && view.edited) {
        view.conflicted = isConflicted(m_core.projection().editions(row.ref));
    }
    if (view.kind == PostKind::Repost) {
        view.original = original(row.target, row.ref);
    }
    setChange(view);
    setLikes(view);
    setEcho(view);
    return view;
}

PostView PostShowing::view(const store::WithheldRow& row) const
{
    PostView view;
    view.ref = row.ref();
    view.key = {row.place.atMs, row.place.space, row.place.seq};
    view.author = m_core.person(row.author);
    view.audience = audienceOf(row.place.space);
    view.kind = PostKind::Withheld;
    view.createdMs = static_cast<qint64>(row.place.atMs);
    view.arrivedMs = view.createdMs;
    view.mine = row.author == m_core.me();
    return view;
}

} // namespace qs::client
