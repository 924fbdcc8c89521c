// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "stagehand.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qs::tests {

namespace {

constexpr int kLongTimeline = 400;
constexpr qint64 kMinuteMs = 60'000;

} // namespace

Stagehand::Stagehand(QObject* parent) : QObject(parent) {}

Stagehand::~Stagehand()
{
    end();
}

void Stagehand::begin(const QString& scene)
{
    end();
    m_world = std::make_unique<PretendWorld>();
    furnish(scene);
    m_session = std::make_unique<models::Session>(models::SessionPorts{
        .core = m_world->scheduler,
        .ui = m_world->scheduler,
        .clock = m_world->scheduler,
        .signIn = *m_world->signIn,
    });
    Q_EMIT sessionChanged();
}

// A shelf with something on every board.
static void fillShelf(PretendWorld& world)
{
    const client::PostView post = world.sorted().value(1);
    const ObjectId folder = *ObjectId::from(QByteArray(ObjectId::kSize, 'f'));
    const ObjectId one = *ObjectId::from(QByteArray(ObjectId::kSize, '1'));
    const ObjectId two = *ObjectId::from(QByteArray(ObjectId::kSize, '2'));
    const qint64 nowMs = world.scheduler.nowMs();
    world.folders = {{folder, u"Recipes"_s, 1}};
    world.bookmarks = {
        {post.ref, post, folder, u"Bring the red one."_s, 1},
        {{post.ref.author, one}, std::nullopt, {}, {}, 2},
    };
    world.filters = {{one, u"Football"_s, {u"offside"_s, u"league"_s}, {}}};
    world.mutes = {{{.kind = content::MuteKind::Word, .word = u"spoiler"_s}, u"spoiler"_s}};
    world.drafts = {
        {one, {}, u"About the swifts, when I have counted them again."_s, {}, nowMs, 0, true, true},
        {two, {}, u"Not this one."_s, client::Audience::OnlyMe, nowMs - kMinuteMs, nowMs},
    };
}

// What a server can be held to: a standing with a finding, rows it keeps, a post to report.
static void fillEvidence(PretendWorld& world)
{
    const client::PersonView ana = world.person(u"Ana Reyes"_s);
    client::CompletenessView& standing = world.completeness;
    standing.isLive = true;
    standing.spaces = {
        {.space = {}, .audience = client::Audience::OnlyMe, .upTo = 12},
        {.space = {}, .owner = ana, .upTo = 128, .missing = 2, .agreedWith = {ana}},
    };
    standing.spaces.last().agreedMs = world.scheduler.nowMs();
    standing.logSize = 412;
    standing.logAudited = 412;
    standing.receipts = 96;
    standing.findings = {{client::FindingView::Kind::EnvelopeWithheld, ana, 127, 1}};
    world.serverRows.tables = {u"account"_s, u"device"_s, u"mail"_s, u"space"_s};
    world.serverRows.columns = {u"id"_s, u"username"_s, u"created"_s};
    world.serverRows.rows = {{u"7f1c…"_s, u"noor"_s, u"2026-11-18"_s}};
    world.reportPreview = {{ana, u"Open workshop on Saturday, bring a bicycle."_s, true}, {}};
}

// A recovery sheet that was just made, or one that was checked long ago.
static void handOutSheet(PretendWorld& world, bool isShown)
{
    world.secrets.words = QStringLiteral("bade lino kori pewa zani tode gibe hosa").split(u' ');
    if (isShown) {
        world.secrets.isSheetDue = true;
        world.secrets.hasSheet = true;
        world.secrets.askedGroups = {2, 7};
        world.sheet = client::RecoverySheet{
            u"mara"_s,
            u"home.example"_s,
            world.secrets.words,
            QStringLiteral("0WA21 2BHVZ 91APD 4VVWT H6BAS 7C5XK SBBYX 9WFY4 SQ").split(u' '),
            {},
        };
    }
}

void Stagehand::furnish(const QString& scene)
{
    const bool inside = scene != u"welcome" && scene != u"unlock";
    m_world->presence = scene == u"welcome" ? client::Presence::Empty
                        : inside            ? client::Presence::NeedsKeychain
                                            : client::Presence::NeedsPassword;
    handOutSheet(*m_world, scene == u"sheet");
    if (scene == u"busy") {
        m_world->fill(60);
    } else if (scene == u"thread") {
        m_world->fillThread();
    } else if (scene == u"long") {
        m_world->fill(kLongTimeline);
    } else if (scene == u"devices") {
        const auto device = [](char id, const QString& name, const QString& platform) {
            return client::DeviceView{
                *DeviceId::from(QByteArray(DeviceId::kSize, id)), name, platform, 1, false, false};
        };
        m_world->devices = {
            device('a', u"Ada's laptop"_s, u"Debian GNU/Linux 12 (bookworm)"_s),
            device('b', u"Phone in the kitchen drawer"_s, u"Fedora Linux 40"_s),
            device('c', {}, {}),
        };
        for (client::DeviceView& one : m_world->devices) {
            one.addedMs = m_world->scheduler.nowMs() - 90 * kMinuteMs;
        }
        m_world->devices[0].isThis = true;
        m_world->devices[1].isNew = true;
        m_world->devices[2].addedMs = 0;
    } else if (scene == u"asking") {
        m_world->linking = {
            client::LinkingView::Stage::Asking,
            u"Phone"_s,
            u"Debian 12"_s,
            m_world->scheduler.nowMs(),
            {}};
    } else if (scene == u"kept") {
        m_world->fillManyScripts();
        fillShelf(*m_world);
        fillEvidence(*m_world);
    } else if (scene == u"scripts") {
        m_world->fillManyScripts();
        m_world->meet(u"Ana Reyes"_s, client::Relation::Connected);
        m_world->meet(u"Ingrid Ødegård"_s, client::Relation::Connected);
        m_world->meet(u"يوسف الحداد"_s, client::Relation::Connected);
        m_world->meet(u"Mara Lindqvist"_s, client::Relation::Incoming);
        m_world->meet(u"Tomás Vidal"_s, client::Relation::Requested);
        m_world->meet(u"Bo Winter"_s, client::Relation::Parted);
        const UserId ana = m_world->person(u"Ana Reyes"_s).id;
        m_world->circles = {
            {*SpaceId::from(QByteArray(16, 'c')), u"Close friends"_s, false, {ana}}};
    }
}

void Stagehand::doubt(const QString& name)
{
    using enum client::FindingType;
    m_world->addNote(PostsMissing, name, 2);
    m_world->addNote(CouldNotOpen, name, 1);
    m_world->addNote(TwoVersions, name, 1);
    m_world->find(AlteredItem, {}, 4);
    m_world->find(ServerWentBack, {}, 1);
    m_world->find(TwoDeviceLists, name, 1);
}

void Stagehand::end()
{
    if (m_session == nullptr) {
        return;
    }
    m_session.reset();
    Q_EMIT sessionChanged();
    // The session leaves its last words to the loop.
    QCoreApplication::sendPostedEvents();
    m_world.reset();
}

void Stagehand::newPost(const QString& author, const QString& text)
{
    m_world->add(author, text, client::Audience::Connections, 0);
    m_world->announcePosts();
}

void Stagehand::olderPost(const QString& author, const QString& text, int minutesAgo)
{
    m_world->add(author, text, client::Audience::Connections, 0);
    m_world->posts.last().key.atMs -= static_cast<quint64>(minutesAgo * kMinuteMs);
    m_world->announcePosts();
}

void Stagehand::ownPost(const QString& text)
{
    const bool online = m_world->link.state == client::LinkStatus::State::Live;
    m_world->addMine(text, online ? client::Delivery::Sending : client::Delivery::Queued);
    m_world->announcePosts();
}

void Stagehand::likeFromElsewhere(int row)
{
    const ObjectRef ref = m_world->sorted()[row].ref;
    m_world->find(ref)->likes += 1;
    m_world->announce({.posts = {ref}});
}

void Stagehand::refuseNewest()
{
    m_world->refuse(m_world->posts.last().ref, client::RefusalReason::TooLarge);
}

void Stagehand::goOffline(int unsent)
{
    m_world->link.unsent = unsent;
    m_world->goOffline();
}

void Stagehand::goOnline()
{
    m_world->goOnline();
}

void Stagehand::meet(const QString& name, bool asks)
{
    m_world->meet(name, asks ? client::Relation::Incoming : client::Relation::Connected);
}

void Stagehand::refuseEntry(int problem)
{
    m_world->refusal = client::SignInFailure{
        .problem = static_cast<client::SignInProblem>(problem),
        .retryAfterMs = 0,
        .clockSkewMs = 0};
}

void Stagehand::letIn()
{
    m_world->refusal.reset();
}

void Stagehand::passTime(int ms)
{
    m_world->scheduler.advance(ms);
}

} // namespace qs::tests
