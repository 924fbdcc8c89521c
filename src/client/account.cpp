// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/account.h"

#include "client/account_secrets.h"
#include "client/core.h"
#include "client/devices.h"
#include "client/drafts.h"
#include "client/evidence.h"
#include "client/groups.h"
#include "client/locking.h"
#include "client/own_profile.h"
#include "client/posts.h"
#include "client/shelf.h"
#include "client/trust.h"
#include "proof/identity.h"

#include <algorithm>

namespace qs::client {

namespace {

// Rows in the order of the timeline, with the notes that belong between them.
void insertNotes(TimelinePage& page, const QList<PostView>& notes)
{
    for (const PostView& note : notes) {
        const auto at = std::ranges::find_if(page.posts, [&](const PostView& post) {
            return post.key < note.key;
        });
        if (at != page.posts.end() || page.end) {
            page.posts.insert(at, note);
        }
    }
}

} // namespace

Account::Account(std::unique_ptr<Core> core)
    : m_core(std::move(core))
    , m_locking(std::make_unique<Locking>(*m_core))
    , m_posts(std::make_unique<Posts>(*m_core))
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
    , m_profile(std::make_unique<OwnProfile>(
          *m_core,
          [this](const auto& before, int limit) { return plainTimeline(before, limit); }
      ))
    , m_trust(std::make_unique<Trust>(*m_core))
    , m_groups(std::make_unique<Groups>(*this, *m_core))
{
}

Groups& Account::groups()
{
    return *m_groups;
}

Account::~Account() = default;

Secrets& Account::secrets()
{
    return *m_secrets;
}

Result<ObjectRef> Account::publish(const QString& text, const AudienceChoice& audience)
{
    return m_posts->publish(text, {.audience = audience, .warning = {}});
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
    return m_posts->retry(post);
}

Result<void> Account::discard(const ObjectRef& post)
{
    return m_posts->discard(post);
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

OwnProfile& Account::profile()
{
    return *m_profile;
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

Result<void> Account::rewriteVault()
{
    return m_core->engine().rewriteVault();
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
    TimelinePage page = m_shelf->sieve(before, limit);
    QList<PostView> notes = m_trust->notes();
    notes.removeIf([&](const PostView& note) { return before && note.key >= *before; });
    insertNotes(page, notes);
    return page;
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
    return m_posts->timeline(before, limit);
}

std::optional<PostView> Account::plainPost(const ObjectRef& ref) const
{
    return m_posts->post(ref);
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
