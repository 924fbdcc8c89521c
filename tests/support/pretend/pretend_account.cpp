// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

// Defines the account and the way to it over a PretendWorld.

#include "client/account.h"
#include "client/devices.h"
#include "client/evidence.h"
#include "client/groups.h"
#include "client/locking.h"
#include "client/own_profile.h"
#include "client/ports.h"
#include "client/posts.h"
#include "client/secrets.h"
#include "client/shelf.h"
#include "client/sign_in.h"
#include "client/trust.h"
#include "content/text.h"
#include "support/pretend/pretend_secrets.h"
#include "support/pretend/pretend_world.h"

using namespace Qt::StringLiterals;

namespace qs::client {

namespace {

using tests::PretendWorld;

std::optional<Error> failure()
{
    const auto code = PretendWorld::current().commandError;
    return code ? std::optional(Error{*code, {}}) : std::nullopt;
}

void say(const Changes& changes)
{
    PretendWorld::current().announce(changes);
}

} // namespace

/// The world is the core here.
class Core
{
};

Account::Account(std::unique_ptr<Core> core)
    : m_core(std::move(core))
    , m_locking(std::make_unique<Locking>(*m_core))
    , m_posts(std::make_unique<Posts>(*m_core))
    , m_shelf(std::make_unique<Shelf>(*m_core, Shelf::Sight{}))
    , m_secrets(makePretendSecrets())
    , m_evidence(std::make_unique<Evidence>(*m_core))
    , m_devices(std::make_unique<Devices>(*m_core))
    , m_profile(std::make_unique<OwnProfile>(*m_core, OwnProfile::Pages{}))
    , m_trust(std::make_unique<Trust>(*m_core))
    , m_groups(std::make_unique<Groups>(*this, *m_core))
{
}

Account::~Account()
{
    PretendWorld::current().listener = {};
    PretendWorld::current().isOpen = false;
}

Secrets& Account::secrets()
{
    return *m_secrets;
}

Evidence& Account::evidence()
{
    return *m_evidence;
}

OwnProfile& Account::profile()
{
    return *m_profile;
}

content::Profile OwnProfile::mine() const
{
    const PersonView& me = PretendWorld::current().me.person;
    return {{me.name, me.hue}, PretendWorld::current().bio};
}

Result<void> OwnProfile::edit(const content::Profile& profile)
{
    if (const auto error = failure()) {
        return *error;
    }
    if (!content::checkName(profile.card.name).ok()) {
        return Error{ErrorCode::Invalid, {}};
    }
    PretendWorld::current().me.person.name = profile.card.name;
    PretendWorld::current().me.person.hue = profile.card.hue;
    PretendWorld::current().bio = profile.bio;
    say({.posts = {}, .people = true});
    return {};
}

OwnNumbers OwnProfile::numbers() const
{
    return {12, 34, 5};
}

Groups& Account::groups()
{
    return *m_groups;
}

Shelf& Account::shelf()
{
    return *m_shelf;
}

Locking& Account::locking()
{
    return *m_locking;
}

void Account::close()
{
    static_cast<void>(settle().ok());
}

LockChoices Locking::choices() const
{
    return PretendWorld::current().lockChoices;
}

Result<void> Locking::choose(const LockChoices& choices)
{
    if (const auto error = failure()) {
        return *error;
    }
    PretendWorld::current().lockChoices = choices;
    return {};
}

LockMode Locking::mode() const
{
    return PretendWorld::current().lockMode;
}

bool Locking::hasKeychain() const
{
    return true;
}

void Locking::changeMode(
    LockMode mode,
    const QString& password,
    std::function<void(Result<void>)> done
)
{
    constexpr qsizetype kLong = 12;
    if (mode != LockMode::Keychain && password.size() < kLong) {
        done(Error{ErrorCode::Invalid, {}});
        return;
    }
    PretendWorld::current().lockMode = mode;
    done({});
}

Result<ObjectRef> Account::publish(const QString& text, const AudienceChoice& audience)
{
    if (const auto error = failure()) {
        return *error;
    }
    if (!content::checkText(text).ok()) {
        return Error{ErrorCode::Invalid, {}};
    }
    PretendWorld& world = PretendWorld::current();
    const bool online = world.link.state == LinkStatus::State::Live;
    const ObjectRef ref = world.addMine(text, online ? Delivery::Sending : Delivery::Queued);
    world.find(ref)->audience = audience.kind;
    world.link.unsent += 1;
    say({.posts = {ref}, .link = true});
    return ref;
}

Result<void> Account::setLiked(const ObjectRef& post, bool liked)
{
    if (const auto error = failure()) {
        return *error;
    }
    PostView* view = PretendWorld::current().find(post);
    if (view == nullptr) {
        return Error{ErrorCode::NotFound, {}};
    }
    if (view->likedByMe != liked) {
        view->likedByMe = liked;
        view->likes += liked ? 1 : -1;
        say({.posts = {post}});
    }
    return {};
}

Result<void> Account::saveDraft(const DraftView& draft)
{
    if (const auto error = failure()) {
        return *error;
    }
    PretendWorld::current().draft = draft;
    PretendWorld::current().draftsSaved += 1;
    say({.posts = {}, .draft = true});
    return {};
}

Result<void> Account::retry(const ObjectRef& post)
{
    PretendWorld& world = PretendWorld::current();
    world.find(post)->delivery = Delivery::Sending;
    world.find(post)->refusal = RefusalReason::None;
    world.link.refused -= 1;
    say({.posts = {post}, .link = true});
    return {};
}

Result<void> Account::discard(const ObjectRef& post)
{
    PretendWorld& world = PretendWorld::current();
    if (world.draft.text.isEmpty()) {
        world.draft.text = world.find(post)->text;
    }
    world.remove(post);
    say({.posts = {post}, .draft = true});
    return {};
}

Result<QString> Account::createInvite()
{
    if (const auto error = failure()) {
        return *error;
    }
    return u"quicksilver://invite/home.example#pGF1WCBhbGljZQ-T2Ztb3JlIGJ5dGVzIGhlcmU"_s;
}

void Account::openInvite(const QString& link, std::function<void(Result<PersonView>)> done)
{
    if (const auto error = failure()) {
        done(*error);
        return;
    }
    if (!link.startsWith(u"quicksilver://invite/")) {
        done(Error{ErrorCode::Invalid, {}});
        return;
    }
    PretendWorld& world = PretendWorld::current();
    world.meet(u"Mara Lindqvist"_s, Relation::Requested);
    done(world.person(u"Mara Lindqvist"_s));
}

Result<void> Account::approve(const UserId& person)
{
    for (ConnectionView& connection : PretendWorld::current().people) {
        if (connection.person.id == person) {
            connection.relation = Relation::Connected;
        }
    }
    say({.posts = {}, .people = true});
    return {};
}

Result<void> Account::decline(const UserId& person)
{
    PretendWorld::current().people.removeIf([&person](const ConnectionView& connection) {
        return connection.person.id == person;
    });
    say({.posts = {}, .people = true});
    return {};
}

void Account::connectNow() {}

void Account::disconnectNow() {}

Result<void> Account::settle()
{
    PretendWorld::current().settled += 1;
    return {};
}

MeView Account::me() const
{
    return PretendWorld::current().me;
}

TimelinePage Account::timeline(const std::optional<TimelineKey>& before, int limit) const
{
    QList<PostView> posts = PretendWorld::current().sorted();
    posts.removeIf([](const PostView& post) { return post.kind == PostKind::Reply; });
    if (before) {
        posts.removeIf([&before](const PostView& post) { return !(post.key < *before); });
    }
    return {.posts = posts.mid(0, limit), .end = posts.size() <= limit};
}

std::optional<PostView> Account::post(const ObjectRef& ref) const
{
    const PostView* found = PretendWorld::current().find(ref);
    return found == nullptr ? std::nullopt : std::optional(*found);
}

QList<ConnectionView> Account::connections() const
{
    return PretendWorld::current().people;
}

DraftView Account::draft() const
{
    return PretendWorld::current().draft;
}

LinkStatus Account::link() const
{
    return PretendWorld::current().link;
}

void Account::onChanges(std::function<void(const Changes&)> listener)
{
    PretendWorld::current().listener = std::move(listener);
}

namespace {

void answer(const std::function<void(SignInOutcome)>& done)
{
    if (const auto refusal = PretendWorld::current().refusal) {
        done(*refusal);
    } else {
        PretendWorld::current().isOpen = true;
        done(std::make_unique<Account>(std::make_unique<Core>()));
    }
}

} // namespace

class SignIn::Attempt
{
};

SignIn::SignIn(Ports& ports, QString folder) : m_ports(ports), m_folder(std::move(folder)) {}

SignIn::~SignIn() = default;

Presence SignIn::presence() const
{
    return PretendWorld::current().presence;
}

void SignIn::createAccount(const Credentials& credentials, std::function<void(SignInOutcome)> done)
{
    PretendWorld::current().lastCredentials = credentials;
    answer(done);
}

void SignIn::recover(
    const Credentials& credentials,
    const QString&,
    std::function<void(SignInOutcome)> done
)
{
    PretendWorld::current().lastCredentials = credentials;
    answer(done);
}

void SignIn::logIn(const Credentials& credentials, std::function<void(SignInOutcome)> done)
{
    PretendWorld::current().lastCredentials = credentials;
    answer(done);
}

void SignIn::unlockWithPassword(const QString& password, std::function<void(SignInOutcome)> done)
{
    PretendWorld::current().lastCredentials.password = password;
    answer(done);
}

void SignIn::unlockWithKeychain(std::function<void(SignInOutcome)> done)
{
    answer(done);
}

} // namespace qs::client
