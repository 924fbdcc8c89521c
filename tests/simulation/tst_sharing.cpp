// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "proof/identity.h"
#include "simulation/small_world.h"

#include <QTest>

using namespace qs;
using namespace Qt::StringLiterals;
using World = test::SmallWorld;
using client::Audience;
using client::Relation;

namespace {

constexpr qint64 kMinuteMs = World::kMinuteMs;
constexpr qint64 kDayMs = 24 * World::kHourMs;

/// Three people: a is connected to b and to c.
struct Trio
{
    explicit Trio(quint64 seed) : world(seed)
    {
        a = world.signUp(u"ada"_s);
        b = world.signUp(u"ben"_s);
        c = world.signUp(u"cleo"_s);
        world.connect(*a, *b);
        world.connect(*a, *c);
    }

    World world;
    std::unique_ptr<World::Device> a;
    std::unique_ptr<World::Device> b;
    std::unique_ptr<World::Device> c;
};

bool says(const World::Device& device, const QString& text)
{
    return device.texts().contains(text);
}

ObjectRef refOf(const World::Device& device, const QString& text)
{
    for (const client::PostView& post : device.account->timeline({}, 500).posts) {
        if (post.text == text) {
            return post.ref;
        }
    }
    return {};
}

int likesOf(const World::Device& device, const QString& text)
{
    const auto post = device.account->post(refOf(device, text));
    return post ? post->likes : -1;
}

} // namespace

/// How sharing begins, moves on and ends, among real devices on a real server in one thread.
class TestSharing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsANewPostFromWhomWasRemovedOffline();
    void keepsRepliesOfOthersFromWhomWasRemoved();
    void sharesOneRotationAmongSeveralWhoJoined();
    void admitsALikeUnderTheNextEpoch();
    void remembersEveryKeyThatCameWhileAway();
    void givesNothingOfBeforeToWhoJoins();
    void connectsAgainAfterRemoval();
    void clearsAwayWhatIWasSharedOnceIRemove();
    void refusesWhatSomebodyBlockedSends();
    void forgetsARequestThatIsTakenBack();
    void writesToASmallerCircle();
    void closesADissolvedCircle();
    void findsThoseAloneWhoWantToBeFound();
    void countsFollowersAndBringsPublicPosts();
    void losesNothingWhenTwoDevicesRotateAtOnce_data();
    void losesNothingWhenTwoDevicesRotateAtOnce();
    void losesNothingWhereverARotationIsCutOff_data();
    void losesNothingWhereverARotationIsCutOff();
};

void TestSharing::keepsANewPostFromWhomWasRemovedOffline()
{
    Trio t(1);
    QVERIFY(t.a->account->publish(u"for all"_s, Audience::Connections).ok());
    t.world.pass(2'000);
    QVERIFY(says(*t.b, u"for all"_s) && says(*t.c, u"for all"_s));
    t.a->account->disconnectNow();
    QVERIFY(t.a->account->circles().remove(t.a->idOf(u"cleo"_s)).ok());
    QVERIFY(t.a->account->publish(u"for ben"_s, Audience::Connections).ok());
    t.a->account->connectNow();
    t.world.pass(5'000);
    QVERIFY(says(*t.b, u"for ben"_s));
    QVERIFY(!says(*t.c, u"for ben"_s));
    QVERIFY(says(*t.c, u"for all"_s)); // for a day they may still be waiting for a key
    t.world.sleep(kDayMs + kMinuteMs);
    QVERIFY(!says(*t.c, u"for all"_s));
    QVERIFY(!says(*t.c, u"for ben"_s));
    QCOMPARE(t.c->relationTo(u"ada"_s), std::optional(Relation::Parted));
    // Nor does it come back with the next start.
    t.world.crash(*t.c);
    t.world.pass(5'000);
    QCOMPARE(t.c->texts(), QStringList());
    QVERIFY(says(*t.b, u"for all"_s));
}

// Nobody waits for the owner to write: a member's reply is not for who is out.
void TestSharing::keepsRepliesOfOthersFromWhomWasRemoved()
{
    Trio t(2);
    QVERIFY(t.a->account->publish(u"root"_s, Audience::Connections).ok());
    t.world.pass(2'000);
    QVERIFY(t.a->account->circles().remove(t.a->idOf(u"cleo"_s)).ok());
    t.world.pass(2'000);
    QVERIFY(t.b->account->setLiked(refOf(*t.b, u"root"_s), true).ok());
    t.world.pass(5'000);
    QCOMPARE(likesOf(*t.a, u"root"_s), 1);
    QCOMPARE(likesOf(*t.c, u"root"_s), 0);
}

void TestSharing::sharesOneRotationAmongSeveralWhoJoined()
{
    Trio t(3);
    const qint64 before = t.world.metrics.value("epochs_begun");
    QVERIFY(t.a->account->publish(u"one"_s, Audience::Connections).ok());
    QVERIFY(t.a->account->publish(u"two"_s, Audience::Connections).ok());
    t.world.pass(3'000);
    QCOMPARE(t.world.metrics.value("epochs_begun"), before + 1);
    QVERIFY(says(*t.b, u"two"_s) && says(*t.c, u"two"_s));
}

void TestSharing::admitsALikeUnderTheNextEpoch()
{
    Trio t(4);
    QVERIFY(t.a->account->publish(u"root"_s, Audience::Connections).ok());
    t.world.pass(2'000);
    const auto d = t.world.signUp(u"dora"_s);
    t.world.connect(*t.a, *d);
    QVERIFY(t.a->account->publish(u"later"_s, Audience::Connections).ok()); // the next epoch
    t.world.pass(3'000);
    QVERIFY(t.b->account->setLiked(refOf(*t.b, u"later"_s), true).ok());
    QVERIFY(d->account->setLiked(refOf(*d, u"later"_s), true).ok());
    t.world.pass(3'000);
    // Cleo knows neither of them, and takes their word by the owner's vouchers.
    QCOMPARE(likesOf(*t.c, u"later"_s), 2);
    QCOMPARE(likesOf(*t.a, u"later"_s), 2);
}

// Keys that came together are one record of the vault: the next device gets them all.
void TestSharing::remembersEveryKeyThatCameWhileAway()
{
    Trio t(17);
    t.b->account->disconnectNow();
    QVERIFY(t.a->account->publish(u"one"_s, Audience::Connections).ok());
    t.world.pass(2'000);
    const auto d = t.world.signUp(u"dora"_s);
    t.world.connect(*t.a, *d);
    QVERIFY(t.a->account->publish(u"two"_s, Audience::Connections).ok()); // the next epoch
    t.world.pass(3'000);
    t.b->account->connectNow();
    t.world.pass(5'000);
    QCOMPARE(t.b->texts(), QStringList({u"one"_s, u"two"_s}));
    const auto late = t.world.logIn(u"ben"_s);
    t.world.pass(5'000);
    QCOMPARE(late->texts(), QStringList({u"one"_s, u"two"_s}));
}

void TestSharing::givesNothingOfBeforeToWhoJoins()
{
    Trio t(5);
    QVERIFY(t.a->account->publish(u"before"_s, Audience::Connections).ok());
    t.world.pass(2'000);
    const auto d = t.world.signUp(u"dora"_s);
    t.world.connect(*t.a, *d);
    QVERIFY(t.a->account->publish(u"after"_s, Audience::Connections).ok());
    t.world.pass(3'000);
    QCOMPARE(d->texts(), QStringList(u"after"_s));
}

void TestSharing::connectsAgainAfterRemoval()
{
    Trio t(6);
    QVERIFY(t.a->account->publish(u"one"_s, Audience::Connections).ok());
    t.world.pass(2'000);
    QVERIFY(t.a->account->circles().remove(t.a->idOf(u"cleo"_s)).ok());
    QVERIFY(t.a->account->publish(u"two"_s, Audience::Connections).ok());
    t.world.pass(3'000);
    t.world.sleep(kDayMs + kMinuteMs);
    QCOMPARE(t.c->texts(), QStringList());
    t.world.connect(*t.a, *t.c);
    QCOMPARE(t.c->relationTo(u"ada"_s), std::optional(Relation::Connected));
    QVERIFY(t.a->account->publish(u"three"_s, Audience::Connections).ok());
    QVERIFY(t.c->account->publish(u"hello again"_s, Audience::Connections).ok());
    t.world.pass(5'000);
    QVERIFY(!says(*t.c, u"two"_s));
    QVERIFY(says(*t.c, u"three"_s));
    QVERIFY(says(*t.a, u"hello again"_s));
}

void TestSharing::clearsAwayWhatIWasSharedOnceIRemove()
{
    Trio t(7);
    QVERIFY(t.c->account->publish(u"cleo's"_s, Audience::Connections).ok());
    QVERIFY(t.a->account->publish(u"ada's"_s, Audience::Connections).ok());
    t.world.pass(3'000);
    QVERIFY(says(*t.a, u"cleo's"_s));
    QVERIFY(t.a->account->settle().ok()); // a snapshot that holds it
    QVERIFY(t.a->account->circles().remove(t.a->idOf(u"cleo"_s)).ok());
    QVERIFY(!says(*t.a, u"cleo's"_s));
    QVERIFY(!t.a->relationTo(u"cleo"_s));
    t.world.crash(*t.a);
    t.world.pass(3'000);
    QVERIFY(!says(*t.a, u"cleo's"_s));
    QVERIFY(says(*t.a, u"ada's"_s));
}

void TestSharing::refusesWhatSomebodyBlockedSends()
{
    Trio t(8);
    QVERIFY(t.a->account->publish(u"with cleo"_s, Audience::Connections).ok());
    const auto link = t.a->account->createInvite();
    QVERIFY(link.ok());
    t.world.pass(1'000);
    QVERIFY(t.a->account->circles().block(t.a->idOf(u"cleo"_s)).ok());
    QVERIFY(t.a->account->publish(u"without cleo"_s, Audience::Connections).ok());
    t.world.pass(3'000);
    t.world.sleep(kDayMs + kMinuteMs);
    t.c->account->openInvite(*link, [](const Result<client::PersonView>&) {});
    t.world.pass(3'000);
    QCOMPARE(t.a->relationTo(u"cleo"_s), std::optional(Relation::Blocked));
    QVERIFY(t.world.metrics.value("letters_refused") > 0);
    QVERIFY(t.a->account->circles().unblock(t.a->idOf(u"cleo"_s)).ok());
    t.c->account->openInvite(*link, [](const Result<client::PersonView>&) {});
    t.world.pass(3'000);
    QCOMPARE(t.a->relationTo(u"cleo"_s), std::optional(Relation::Incoming));
}

void TestSharing::forgetsARequestThatIsTakenBack()
{
    World world(9);
    const auto a = world.signUp(u"ada"_s);
    const auto b = world.signUp(u"ben"_s);
    const auto link = a->account->createInvite();
    world.pass(1'000);
    b->account->openInvite(*link, [](const Result<client::PersonView>&) {});
    world.pass(1'000);
    QCOMPARE(a->relationTo(u"ben"_s), std::optional(Relation::Incoming));
    QVERIFY(b->account->circles().withdraw(b->account->connections().first().person.id).ok());
    world.pass(2'000);
    QVERIFY(a->relationTo(u"ben"_s) != std::optional(Relation::Incoming));
    // And may be made again.
    b->account->openInvite(*link, [](const Result<client::PersonView>&) {});
    world.pass(1'000);
    QCOMPARE(a->relationTo(u"ben"_s), std::optional(Relation::Incoming));
}

void TestSharing::writesToASmallerCircle()
{
    Trio t(10);
    auto circles = t.a->account->circles();
    const auto close = circles.create(u"Close"_s, {t.a->idOf(u"ben"_s)});
    QVERIFY(close.ok());
    QVERIFY(t.a->account->publish(u"for all"_s, Audience::Connections).ok());
    QVERIFY(t.a->account->publish(u"closer"_s, {Audience::Connections, *close}).ok());
    t.world.pass(5'000);
    QVERIFY(says(*t.b, u"for all"_s) && says(*t.b, u"closer"_s));
    QVERIFY(says(*t.c, u"for all"_s) && !says(*t.c, u"closer"_s));
    QCOMPARE(t.a->account->post(refOf(*t.a, u"closer"_s))->circle, u"Close"_s);
    QCOMPARE(t.b->account->post(refOf(*t.b, u"closer"_s))->circle, QString()); // mine to call
    // Cleo comes in, Ben goes.
    QVERIFY(circles.setPeople(*close, {t.a->idOf(u"cleo"_s)}).ok());
    QVERIFY(t.a->account->publish(u"changed"_s, {Audience::Connections, *close}).ok());
    t.world.pass(5'000);
    QVERIFY(says(*t.c, u"changed"_s) && !says(*t.c, u"closer"_s));
    QVERIFY(!says(*t.b, u"changed"_s));
    t.world.sleep(kDayMs + kMinuteMs);
    QVERIFY(!says(*t.b, u"closer"_s));
    QVERIFY(says(*t.b, u"for all"_s)); // the connection goes on
    QCOMPARE(t.b->relationTo(u"ada"_s), std::optional(Relation::Connected));
}

void TestSharing::closesADissolvedCircle()
{
    Trio t(11);
    auto circles = t.a->account->circles();
    const auto close = circles.create(u"Close"_s, {t.a->idOf(u"ben"_s)});
    QVERIFY(t.a->account->publish(u"closer"_s, {Audience::Connections, *close}).ok());
    t.world.pass(5'000);
    QVERIFY(says(*t.b, u"closer"_s));
    QVERIFY(circles.rename(*close, u"Closest"_s).ok());
    QCOMPARE(circles.list().last().name, u"Closest"_s);
    QVERIFY(circles.dissolve(*close).ok());
    QCOMPARE(circles.list().size(), 1);
    QVERIFY(!t.a->account->publish(u"gone"_s, {Audience::Connections, *close}).ok());
    t.world.pass(5'000);
    t.world.sleep(kDayMs + kMinuteMs);
    QVERIFY(!says(*t.b, u"closer"_s));
    QVERIFY(says(*t.a, u"closer"_s));
}

void TestSharing::findsThoseAloneWhoWantToBeFound()
{
    World world(12);
    const auto a = world.signUp(u"ada"_s);
    const auto b = world.signUp(u"ben"_s);
    const auto ask = [&](const QString& name) {
        ErrorCode code = ErrorCode::Busy;
        bool isFound = false;
        b->account->circles().askByName(name, [&](const Result<client::PersonView>& found) {
            isFound = found.ok();
            code = found ? code : found.error().code;
        });
        world.pass(1'000);
        return isFound ? u"found"_s : code == ErrorCode::NotFound ? u"nobody"_s : u"other"_s;
    };
    QCOMPARE(ask(u"ada"_s), u"nobody"_s); // as for a name that nobody has
    QCOMPARE(ask(u"zoe"_s), u"nobody"_s);
    QVERIFY(a->account->circles().setFindable(true).ok());
    world.pass(1'000);
    QCOMPARE(ask(u"ada"_s), u"found"_s);
    QCOMPARE(a->relationTo(u"ben"_s), std::optional(Relation::Incoming));
    const auto shown = a->account->circles().person(a->idOf(u"ben"_s));
    QCOMPARE(shown->certainty, client::Certainty::FirstUse);
    World::approveAll(*a);
    world.pass(2'000);
    QCOMPARE(b->relationTo(u"ada"_s), std::optional(Relation::Connected));
    QVERIFY(a->account->circles().setFindable(false).ok());
    world.pass(1'000);
    QCOMPARE(ask(u"ada"_s), u"nobody"_s);
}

void TestSharing::countsFollowersAndBringsPublicPosts()
{
    Trio t(13);
    const UserId cleo = t.a->idOf(u"cleo"_s);
    QVERIFY(t.a->account->circles().remove(cleo).ok());
    QVERIFY(t.a->account->circles().follow(cleo).ok());
    QVERIFY(t.c->account->publish(u"to everyone"_s, Audience::Public).ok());
    QVERIFY(t.c->account->publish(u"not to ada"_s, Audience::Connections).ok());
    t.world.pass(3'000);
    t.world.sleep(kMinuteMs);
    QVERIFY(says(*t.a, u"to everyone"_s));
    QVERIFY(!says(*t.a, u"not to ada"_s));
    const auto followers = [&] {
        int count = -1;
        t.b->account->circles().countFollowers(cleo, [&](const Result<int>& counted) {
            count = counted ? *counted : -2;
        });
        t.world.pass(1'000);
        return count;
    };
    QCOMPARE(followers(), 1);
    QVERIFY(t.a->account->circles().unfollow(cleo).ok());
    t.world.pass(1'000);
    QCOMPARE(followers(), 0);
    QVERIFY(!says(*t.a, u"to everyone"_s));
}

void TestSharing::losesNothingWhenTwoDevicesRotateAtOnce_data()
{
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 21; seed < 25; ++seed) {
        QTest::addRow("seed %llu", seed) << seed;
    }
}

void TestSharing::losesNothingWhenTwoDevicesRotateAtOnce()
{
    QFETCH(const quint64, seed);
    Trio t(seed);
    QVERIFY(t.a->account->publish(u"first"_s, Audience::Connections).ok());
    t.world.pass(3'000);
    const auto other = t.world.logIn(u"ada"_s);
    t.world.pass(3'000);
    QCOMPARE(other->relationTo(u"cleo"_s), std::optional(Relation::Connected));
    // Both know the same; both find the circle too old, at the same moment.
    t.world.room.time.advance(31 * kDayMs);
    QVERIFY(t.a->account->publish(u"of one"_s, Audience::Connections).ok());
    QVERIFY(other->account->publish(u"of the other"_s, Audience::Connections).ok());
    t.world.sleep(2 * kMinuteMs);
    for (const auto* device : {t.a.get(), other.get(), t.b.get(), t.c.get()}) {
        QVERIFY(says(*device, u"of one"_s));
        QVERIFY(says(*device, u"of the other"_s));
    }
    QCOMPARE(t.a->account->link().unsent, 0);
    QCOMPARE(other->account->link().unsent, 0);
    // One of them removes somebody, and the other, who hears of it, writes without them.
    QVERIFY(other->account->circles().remove(other->idOf(u"cleo"_s)).ok());
    t.world.pass(5'000);
    QVERIFY(t.a->account->publish(u"without cleo"_s, Audience::Connections).ok());
    t.world.pass(5'000);
    QVERIFY(says(*t.b, u"without cleo"_s));
    QVERIFY(!says(*t.c, u"without cleo"_s));
}

void TestSharing::losesNothingWhereverARotationIsCutOff_data()
{
    QTest::addColumn<int>("afterMs");
    for (int afterMs = 0; afterMs <= 390; afterMs += 30) {
        QTest::addRow("%d ms", afterMs) << afterMs;
    }
}

void TestSharing::losesNothingWhereverARotationIsCutOff()
{
    QFETCH(const int, afterMs);
    Trio t(31);
    QVERIFY(t.a->account->publish(u"first"_s, Audience::Connections).ok());
    t.world.pass(3'000);
    QVERIFY(t.a->account->circles().remove(t.a->idOf(u"cleo"_s)).ok());
    QVERIFY(t.a->account->publish(u"second"_s, Audience::Connections).ok());
    t.world.pass(afterMs);
    t.world.crash(*t.a);
    t.world.sleep(2 * kMinuteMs);
    QCOMPARE(t.a->account->link().unsent, 0);
    QCOMPARE(t.b->texts(), (QStringList{u"first"_s, u"second"_s}));
    QVERIFY(!says(*t.c, u"second"_s));
}

QTEST_GUILESS_MAIN(TestSharing)
#include "tst_sharing.moc"
