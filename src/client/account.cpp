// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/account.h"

#include "client/account_secrets.h"
#include "client/core.h"
#include "client/devices.h"
#include "client/drafts.h"
#include "client/evidence.h"
#include "client/locking.h"
#include "client/shelf.h"
#include "content/text.h"
#include "proof/identity.h"

#include <limits>

namespace qs::client {

namespace {

constexpr quint64 kPendingAtMs = std::numeric_limits<qint64>::max();

Audience audienceOf(const SpaceRef& space)
{
    switch (space.kind) {
    case SpaceKind::Self:
    case SpaceKind::Mailbox: return Audience::OnlyMe;
    case SpaceKind::Circle:
    case SpaceKind::Group: return Audience::Connections;
    case SpaceKind::Public: return Audience::Public;
    }
    return Audience::OnlyMe;
}

Result<SpaceRef> spaceFor(const sync::AddressBook& book, const AudienceChoice& audience)
{
    switch (audience.kind) {
    case Audience::OnlyMe: return proof::spaceOf(book.me(), SpaceKind::Self);
    case Audience::Public: return proof::spaceOf(book.me(), SpaceKind::Public);
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

// Fills in how a post is liked: confirmed tallies with my unconfirmed word over them.
void setLikes(PostView& view, const Core& core)
{
    const store::Tally tally = core.projection().tally(view.ref);
    const bool confirmed = core.projection().reaction(core.me(), view.ref).has_value();
    const bool mine = core.engine().rebase().likes(view.ref).value_or(confirmed);
    view.likes = tally.count - int(confirmed) + int(mine);
    view.likedByMe = mine;
}

PostView viewOf(const Core& core, const sync::PendingPost& pending)
{
    PostView view;
    view.ref = pending.ref;
    view.key = {kPendingAtMs, pending.space, pending.n};
    view.author = core.person(core.me());
    view.audience = audienceOf(pending.space);
    view.circle = circleNameOf(core, pending.space);
    view.text = pending.payload.text;
    view.createdMs = static_cast<qint64>(pending.payload.createdMs);
    view.mine = true;
    if (pending.state == store::IntentState::Refused) {
        view.delivery = Delivery::Refused;
        view.refusal = reasonOf(pending.refusal);
    } else {
        const bool isLeaving = core.engine().sender().isInFlight(pending.intent);
        view.delivery = isLeaving ? Delivery::Sending : Delivery::Queued;
    }
    setLikes(view, core);
    return view;
}

PostView viewOf(const Core& core, const store::PostRow& row)
{
    PostView view;
    view.ref = row.ref;
    view.key = {row.place.atMs, row.place.space, row.place.seq};
    view.author = core.person(row.ref.author);
    view.audience = audienceOf(row.place.space);
    view.circle = circleNameOf(core, row.place.space);
    view.text = row.text;
    view.createdMs = row.createdMs;
    view.arrivedMs = static_cast<qint64>(row.place.atMs);
    view.mine = row.ref.author == core.me();
    setLikes(view, core);
    return view;
}

} // namespace

Account::Account(std::unique_ptr<Core> core)
    : m_core(std::move(core))
    , m_locking(std::make_unique<Locking>(*m_core))
    , m_shelf(std::make_unique<Shelf>(
          *m_core,
          Shelf::Sight{
              [this](const ObjectRef& ref) { return plainPost(ref); },
              [this](const auto& before, int limit) { return plainTimeline(before, limit); },
          }
      ))
    , m_secrets(std::make_unique<AccountSecrets>(*m_core))
    , m_evidence(std::make_unique<Evidence>(*m_core))
    , m_devices(std::make_unique<Devices>(*m_core))
{
}

Account::~Account() = default;

Secrets& Account::secrets()
{
    return *m_secrets;
}

Result<ObjectRef> Account::publish(const QString& text, const AudienceChoice& audience)
{
    const content::TextVerdict verdict = content::checkText(text);
    if (!verdict.ok()) {
        return Error{ErrorCode::Invalid, QStringLiteral("the text cannot be published as it is")};
    }
    sync::Engine& engine = m_core->engine();
    QS_TRY_ASSIGN(const SpaceRef space, spaceFor(engine.book(), audience));
    Ports& ports = m_core->ports();
    content::Payload payload;
    payload.kind = content::PayloadKind::Post;
    payload.text = text;
    payload.id = makeObjectId(ports.clock, ports.random);
    payload.createdMs = static_cast<quint64>(
        std::max(ports.clock.nowMs(), m_core->projection().lastCreatedMs(m_core->me()))
    );
    payload.nameCard = engine.book().settings().profile.card;
    sync::Intent intent = engine.newIntent(sync::IntentKind::Post);
    intent.space = space;
    intent.object = {m_core->me(), payload.id};
    QS_TRY_ASSIGN(intent.payload, content::writePayload(payload));
    QS_TRY(engine.enqueue({intent}, [this] { return Drafts(m_core->disk()).put({}); }));
    m_core->draftChanged();
    return intent.object;
}

Result<void> Account::setLiked(const ObjectRef& post, bool liked)
{
    const auto view = this->post(post);
    if (!view) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such post")};
    }
    if (view->likedByMe == liked) {
        return {};
    }
    sync::Engine& engine = m_core->engine();
    Ports& ports = m_core->ports();
    content::Payload payload;
    payload.kind = content::PayloadKind::Reaction;
    payload.target = post;
    payload.id = makeObjectId(ports.clock, ports.random);
    payload.createdMs = static_cast<quint64>(ports.clock.nowMs());
    payload.nameCard = engine.book().settings().profile.card;
    if (liked) {
        payload.reaction = QStringView(content::kLike).toString();
    }
    sync::Intent intent = engine.newIntent(sync::IntentKind::React);
    intent.object = post;
    // A reaction to a public post lives in its writer's own public space.
    intent.space = view->key.space.kind == SpaceKind::Public
                       ? proof::spaceOf(m_core->me(), SpaceKind::Public)
                       : view->key.space;
    QS_TRY_ASSIGN(intent.payload, content::writePayload(payload));
    return engine.enqueue({intent});
}

Result<void> Account::saveDraft(const DraftView& draft)
{
    return Drafts(m_core->disk()).save(draft);
}

DraftView Account::draft() const
{
    return Drafts(m_core->disk()).load();
}

Result<void> Account::retry(const ObjectRef& post)
{
    const auto pending = m_core->engine().rebase().post(post);
    if (!pending || pending->state != store::IntentState::Refused) {
        return Error{ErrorCode::NotFound, QStringLiteral("nothing refused")};
    }
    QS_TRY(m_core->engine().requeue(pending->intent));
    m_core->postChanged(post);
    return {};
}

Result<void> Account::discard(const ObjectRef& post)
{
    const auto pending = m_core->engine().rebase().post(post);
    if (!pending || pending->state != store::IntentState::Refused) {
        return Error{ErrorCode::NotFound, QStringLiteral("nothing refused")};
    }
    const bool keepText = draft().text.isEmpty();
    const DraftView kept{pending->payload.text, choiceOf(*m_core, pending->space)};
    QS_TRY(m_core->engine().giveUp(pending->intent, [&]() -> Result<void> {
        return keepText ? Drafts(m_core->disk()).put(kept) : Result<void>();
    }));
    m_core->postChanged(post);
    m_core->draftChanged();
    return {};
}

Result<QString> Account::createInvite()
{
    return m_core->engine().mailroom().createInvite();
}

void Account::openInvite(const QString& link, std::function<void(Result<PersonView>)> done)
{
    m_core->engine().mailroom().openInvite(
        link,
        [this, done = std::move(done)](const Result<crypto::PersonRecord>& asked) {
            done(asked ? Result<PersonView>(m_core->person(asked->user)) : asked.error());
        }
    );
}

Result<void> Account::approve(const UserId& person)
{
    return m_core->engine().mailroom().approve(person);
}

Result<void> Account::decline(const UserId& person)
{
    return m_core->engine().mailroom().decline(person);
}

void Account::connectNow()
{
    m_core->engine().start();
    m_core->engine().nudge();
}

void Account::disconnectNow()
{
    m_core->engine().stop();
}

Locking& Account::locking()
{
    return *m_locking;
}

Shelf& Account::shelf()
{
    return *m_shelf;
}

Evidence& Account::evidence()
{
    return *m_evidence;
}

void Account::close()
{
    // What waits on the shelf leaves with the connection if it can, else with the next one.
    if (const auto flushed = m_shelf->flush(); !flushed) {
        m_core->ports().log.write(LogLevel::Warning, "close", flushed.error().detail);
    }
    disconnectNow();
    // A snapshot that cannot be written only makes the next start slower.
    if (const auto settled = settle(); !settled) {
        m_core->ports().log.write(LogLevel::Warning, "close", settled.error().detail);
    }
}

Result<void> Account::settle()
{
    return m_core->engine().reducer().saveSnapshot();
}

MeView Account::me() const
{
    return {m_core->person(m_core->me()), m_core->home().username, m_core->home().host};
}

TimelinePage Account::timeline(const std::optional<TimelineKey>& before, int limit) const
{
    return m_shelf->sieve(before, limit);
}

std::optional<PostView> Account::post(const ObjectRef& ref) const
{
    std::optional<PostView> view = plainPost(ref);
    if (view) {
        m_shelf->mark(*view);
    }
    return view;
}

TimelinePage Account::plainTimeline(const std::optional<TimelineKey>& before, int limit) const
{
    TimelinePage page;
    std::optional<store::Place> place;
    if (before && before->atMs < kPendingAtMs) {
        place = store::Place{before->atMs, before->space, before->seq};
    } else if (!before) {
        for (const sync::PendingPost& pending : m_core->engine().rebase().posts()) {
            if (!m_core->projection().post(pending.ref)) {
                page.posts.append(viewOf(*m_core, pending));
            }
        }
    }
    const store::TimelineRows rows = m_core->projection().timeline(place, limit);
    for (const store::PostRow& row : rows.posts) {
        page.posts.append(viewOf(*m_core, row));
    }
    page.end = rows.end;
    return page;
}

std::optional<PostView> Account::plainPost(const ObjectRef& ref) const
{
    if (const auto row = m_core->projection().post(ref)) {
        return viewOf(*m_core, *row);
    }
    if (const auto pending = m_core->engine().rebase().post(ref)) {
        return viewOf(*m_core, *pending);
    }
    return std::nullopt;
}

QList<ConnectionView> Account::connections() const
{
    QList<ConnectionView> found;
    for (const crypto::PersonRecord& record : m_core->engine().book().people()) {
        if (const auto relation = relationTo(*m_core, record.user)) {
            found.append({m_core->person(record.user), *relation});
        }
    }
    return found;
}

LinkStatus Account::link() const
{
    return m_core->link();
}

void Account::onChanges(std::function<void(const Changes&)> listener)
{
    m_core->listener = std::move(listener);
}

} // namespace qs::client
