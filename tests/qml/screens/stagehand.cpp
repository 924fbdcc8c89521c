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
