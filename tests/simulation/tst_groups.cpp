// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/groups.h"
#include "simulation/small_world.h"

#include <algorithm>

using namespace qs;
using namespace qs::test;
using namespace Qt::StringLiterals;

namespace {

using Device = SmallWorld::Device;

UserId idOf(const Device& device)
{
    return device.account->me().person.id;
}

QStringList textsIn(const Device& device, const SpaceId& group)
{
    QStringList texts;
    for (const client::PostView& post : device.account->groups().timeline(group, {}, 500).posts) {
        texts.prepend(post.text);
    }
    return texts;
}

QStringList membersOf(const Device& device, const SpaceId& group)
{
    QStringList members;
    for (const client::GroupMemberView& member : device.account->groups().members(group)) {
        members.append(member.person.name + (member.isAdmin ? u"*"_s : QString()));
    }
    members.sort();
    return members;
}

client::GroupStanding standingOf(const Device& device, const SpaceId& group)
{
    const auto view = device.account->groups().group(group);
    return view ? view->standing : client::GroupStanding::Starting;
}

// Forty things done by anybody to anybody, over a network that cuts.
void walk(
    SmallWorld& world,
    const std::vector<std::unique_ptr<Device>>& people,
    const SpaceId& group
)
{
    world.network->cutsPerThousand = 5;
    const auto any = [&] { return people[world.random.below(people.size())].get(); };
    for (int i = 0; i < 40; ++i) {
        client::Groups& groups = any()->account->groups();
        const UserId whom = idOf(*any());
        // What may not be done is refused, here or later; that is part of the walk.
        switch (world.random.below(8)) {
        case 0: std::ignore = groups.add(group, whom); break;
        case 1: std::ignore = groups.remove(group, whom); break;
        case 2: std::ignore = groups.setAdmin(group, whom, true); break;
        case 3: std::ignore = groups.setAdmin(group, whom, false); break;
        case 4: any()->account->disconnectNow(); break;
        case 5: any()->account->connectNow(); break;
        default: std::ignore = groups.publish(group, QString::number(i)); break;
        }
        if (world.random.below(12) == 0) {
            world.crash(*any());
        }
        world.pass(static_cast<qint64>(world.random.below(2'500)));
    }
}

} // namespace

/// Groups of real clients over a real server, in one thread and in no real time.
class TestGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsWrittenWhileOneIsIn();
    void waitsForTheNetworkWithAWholeGroup();
    void handsOverAndLeaves();
    void makesTheLostChangeOnTopOfTheWinner();
    void refusesAChangeThatIsNoLongerOnesToMake();
    void findsTheGroupOnAnotherDevice();
    void endsPostingWhenArchived();
    void comesBackAfterARemoval();
    void agreesOnMembersAndPosts_data();
    void agreesOnMembersAndPosts();
};

void TestGroups::readsWhatIsWrittenWhileOneIsIn()
{
    SmallWorld world(1);
    const auto ada = world.signUp(u"ada"_s);
    const auto ben = world.signUp(u"ben"_s);
    const auto cleo = world.signUp(u"cleo"_s);
    world.connect(*ada, *ben);
    world.connect(*ada, *cleo);
    const auto made = ada->account->groups().create(u"Trip"_s, u"To the sea"_s, {idOf(*ben)});
    QVERIFY(made.ok());
    const SpaceId group = *made;
    world.pass(3'000);
    QCOMPARE(ben->account->groups().group(group)->name, u"Trip"_s);
    QCOMPARE(membersOf(*ben, group), (QStringList{u"ada*"_s, u"ben"_s}));
    QVERIFY(ada->account->groups().publish(group, u"first"_s).ok());
    QVERIFY(ben->account->groups().publish(group, u"second"_s).ok());
    world.pass(2'000);
    QCOMPARE(textsIn(*ada, group).size(), 2);
    QCOMPARE(textsIn(*ben, group).size(), 2);

    // Cleo comes: she reads on from there, and Ben, who does not know her, sees her name.
    QVERIFY(ada->account->groups().add(group, idOf(*cleo)).ok());
    world.pass(4'000);
    QVERIFY(cleo->account->groups().publish(group, u"third"_s).ok());
    world.pass(3'000);
    QCOMPARE(textsIn(*cleo, group), QStringList{u"third"_s});
    QCOMPARE(textsIn(*ben, group).last(), u"third"_s);
    QCOMPARE(membersOf(*ben, group), (QStringList{u"ada*"_s, u"ben"_s, u"cleo"_s}));

    // Ben goes: he keeps what he had and reads nothing more.
    QVERIFY(ada->account->groups().remove(group, idOf(*ben)).ok());
    world.pass(3'000);
    QVERIFY(ada->account->groups().publish(group, u"without ben"_s).ok());
    world.pass(3'000);
    QCOMPARE(textsIn(*cleo, group), (QStringList{u"third"_s, u"without ben"_s}));
    QCOMPARE(standingOf(*ben, group), client::GroupStanding::Removed);
    QCOMPARE(textsIn(*ben, group).size(), 3);
    QCOMPARE(
        ben->account->groups().publish(group, u"still here?"_s).error().code, ErrorCode::Denied
    );
    world.crash(*ben);
    world.pass(3'000);
    QCOMPARE(textsIn(*ben, group).size(), 3); // the archive outlives the process
    QCOMPARE(standingOf(*ben, group), client::GroupStanding::Removed);
}

void TestGroups::waitsForTheNetworkWithAWholeGroup()
{
    SmallWorld world(2);
    const auto ada = world.signUp(u"ada"_s);
    const auto ben = world.signUp(u"ben"_s);
    world.connect(*ada, *ben);
    ada->account->disconnectNow();
    const SpaceId group = *ada->account->groups().create(u"House"_s, {}, {idOf(*ben)});
    QVERIFY(ada->account->groups().publish(group, u"the key is under the mat"_s).ok());
    QVERIFY(ada->account->groups().group(group)->isChanging);
    QCOMPARE(ada->account->groups().group(group)->name, u"House"_s);
    world.crash(*ada); // and comes up connected
    world.pass(4'000);
    QCOMPARE(textsIn(*ben, group), QStringList{u"the key is under the mat"_s});
    QVERIFY(!ada->account->groups().group(group)->isChanging);
}

void TestGroups::handsOverAndLeaves()
{
    SmallWorld world(3);
    const auto ada = world.signUp(u"ada"_s);
    const auto ben = world.signUp(u"ben"_s);
    world.connect(*ada, *ben);
    const SpaceId group = *ada->account->groups().create(u"Trip"_s, {}, {idOf(*ben)});
    world.pass(4'000);
    QCOMPARE(ada->account->groups().leave(group).error().code, ErrorCode::Invalid);
    QVERIFY(ada->account->groups().leave(group, idOf(*ben)).ok());
    world.pass(8'000);
    QCOMPARE(standingOf(*ada, group), client::GroupStanding::Left);
    QCOMPARE(membersOf(*ben, group), QStringList{u"ben*"_s}); // his device took her out
    QVERIFY(ben->account->groups().publish(group, u"alone"_s).ok());
    world.pass(3'000);
    QVERIFY(textsIn(*ada, group).isEmpty());
}

void TestGroups::makesTheLostChangeOnTopOfTheWinner()
{
    SmallWorld world(4);
    const auto ada = world.signUp(u"ada"_s);
    const auto ben = world.signUp(u"ben"_s);
    const auto cleo = world.signUp(u"cleo"_s);
    const auto dora = world.signUp(u"dora"_s);
    world.connect(*ada, *ben);
    world.connect(*ada, *cleo);
    world.connect(*ben, *dora);
    const SpaceId group = *ada->account->groups().create(u"Trip"_s, {}, {idOf(*ben)});
    QVERIFY(ada->account->groups().setAdmin(group, idOf(*ben), true).ok());
    world.pass(5'000);
    QCOMPARE(standingOf(*ben, group), client::GroupStanding::Admin);
    ada->account->disconnectNow();
    ben->account->disconnectNow();
    QVERIFY(ada->account->groups().add(group, idOf(*cleo)).ok());
    QVERIFY(ben->account->groups().add(group, idOf(*dora)).ok());
    ada->account->connectNow();
    ben->account->connectNow();
    world.pass(20'000);
    const QStringList all{u"ada*"_s, u"ben*"_s, u"cleo"_s, u"dora"_s};
    for (const Device* device : {ada.get(), ben.get(), cleo.get(), dora.get()}) {
        QCOMPARE(membersOf(*device, group), all);
        QCOMPARE(device->account->link().unsent, 0);
    }
    QVERIFY(dora->account->groups().publish(group, u"hello"_s).ok());
    world.pass(3'000);
    QCOMPARE(textsIn(*cleo, group), QStringList{u"hello"_s});
}

void TestGroups::refusesAChangeThatIsNoLongerOnesToMake()
{
    SmallWorld world(5);
    const auto ada = world.signUp(u"ada"_s);
    const auto ben = world.signUp(u"ben"_s);
    const auto cleo = world.signUp(u"cleo"_s);
    world.connect(*ada, *ben);
    world.connect(*ben, *cleo);
    const SpaceId group = *ada->account->groups().create(u"Trip"_s, {}, {idOf(*ben)});
    QVERIFY(ada->account->groups().setAdmin(group, idOf(*ben), true).ok());
    world.pass(5'000);
    ben->account->disconnectNow();
    QVERIFY(ben->account->groups().add(group, idOf(*cleo)).ok());
    QVERIFY(ada->account->groups().setAdmin(group, idOf(*ben), false).ok());
    world.pass(3'000);
    ben->account->connectNow();
    world.pass(8'000);
    QVERIFY(ben->account->groups().group(group)->isRefused);
    QCOMPARE(membersOf(*ada, group), (QStringList{u"ada*"_s, u"ben"_s}));
    QVERIFY(ben->account->groups().dismiss(group).ok());
    QVERIFY(!ben->account->groups().group(group)->isRefused);
}

void TestGroups::findsTheGroupOnAnotherDevice()
{
    SmallWorld world(6);
    const auto ada = world.signUp(u"ada"_s);
    const auto ben = world.signUp(u"ben"_s);
    world.connect(*ada, *ben);
    const SpaceId group = *ada->account->groups().create(u"Trip"_s, {}, {idOf(*ben)});
    world.pass(4'000);
    QVERIFY(ben->account->groups().publish(group, u"before"_s).ok());
    world.pass(2'000);
    const auto tablet = world.logIn(u"ada"_s);
    world.pass(5'000);
    QCOMPARE(textsIn(*tablet, group), QStringList{u"before"_s});
    QCOMPARE(standingOf(*tablet, group), client::GroupStanding::Admin);
    QVERIFY(tablet->account->groups().describe(group, u"Journey"_s, {}).ok());
    world.pass(5'000);
    QVERIFY(ben->account->groups().publish(group, u"after"_s).ok());
    world.pass(3'000);
    QCOMPARE(textsIn(*ada, group), (QStringList{u"before"_s, u"after"_s}));
    QCOMPARE(ada->account->groups().group(group)->name, u"Journey"_s);
    QCOMPARE(textsIn(*tablet, group), (QStringList{u"before"_s, u"after"_s}));
}

void TestGroups::endsPostingWhenArchived()
{
    SmallWorld world(7);
    const auto ada = world.signUp(u"ada"_s);
    const auto ben = world.signUp(u"ben"_s);
    world.connect(*ada, *ben);
    const SpaceId group = *ada->account->groups().create(u"Trip"_s, {}, {idOf(*ben)});
    world.pass(4'000);
    ben->account->disconnectNow();
    QVERIFY(ben->account->groups().publish(group, u"too late"_s).ok());
    QVERIFY(ada->account->groups().archive(group).ok());
    world.pass(3'000);
    ben->account->connectNow();
    world.pass(5'000);
    QVERIFY(ben->account->groups().group(group)->isArchived);
    QCOMPARE(ben->account->link().refused, 1); // kept, for him to decide
    QVERIFY(textsIn(*ada, group).isEmpty());
}

void TestGroups::comesBackAfterARemoval()
{
    SmallWorld world(8);
    const auto ada = world.signUp(u"ada"_s);
    const auto ben = world.signUp(u"ben"_s);
    world.connect(*ada, *ben);
    const SpaceId group = *ada->account->groups().create(u"Trip"_s, {}, {idOf(*ben)});
    world.pass(4'000);
    QVERIFY(ada->account->groups().publish(group, u"one"_s).ok());
    world.pass(2'000);
    QVERIFY(ada->account->groups().remove(group, idOf(*ben)).ok());
    world.pass(3'000);
    QVERIFY(ada->account->groups().publish(group, u"two"_s).ok());
    world.pass(2'000);
    QVERIFY(ada->account->groups().add(group, idOf(*ben)).ok());
    world.pass(4'000);
    QVERIFY(ada->account->groups().publish(group, u"three"_s).ok());
    world.pass(3'000);
    QCOMPARE(standingOf(*ben, group), client::GroupStanding::Member);
    QCOMPARE(textsIn(*ben, group), (QStringList{u"one"_s, u"three"_s}));
    QVERIFY(ben->account->groups().publish(group, u"four"_s).ok());
    world.pass(3'000);
    QCOMPARE(textsIn(*ada, group).last(), u"four"_s);
}

void TestGroups::agreesOnMembersAndPosts_data()
{
    QTest::addColumn<quint64>("seed");
    for (const quint64 seed : {11U, 12U}) {
        QTest::addRow("seed %llu", seed) << seed;
    }
}

void TestGroups::agreesOnMembersAndPosts()
{
    QFETCH(const quint64, seed);
    SmallWorld world(seed);
    std::vector<std::unique_ptr<Device>> people;
    for (const QString& name : {u"ada"_s, u"ben"_s, u"cleo"_s, u"dora"_s}) {
        people.push_back(world.signUp(name));
    }
    for (size_t i = 0; i < people.size(); ++i) {
        for (size_t j = i + 1; j < people.size(); ++j) {
            world.connect(*people[i], *people[j]);
        }
    }
    world.pass(3'000);
    const SpaceId group =
        *people[0]->account->groups().create(u"Trip"_s, {}, {idOf(*people[1]), idOf(*people[2])});
    world.pass(5'000);
    walk(world, people, group);
    world.network->cutsPerThousand = 0;
    for (const auto& person : people) {
        person->account->connectNow();
    }
    world.pass(3 * SmallWorld::kMinuteMs);

    // Whoever is in sees the same list, and every post since the last of them came in.
    std::vector<Device*> in;
    for (const auto& person : people) {
        const auto standing = standingOf(*person, group);
        QVERIFY(person->account->link().unsent == 0);
        if (standing == client::GroupStanding::Member || standing == client::GroupStanding::Admin) {
            in.push_back(person.get());
        }
    }
    QVERIFY(!in.empty());
    const QStringList members = membersOf(*in.front(), group);
    QCOMPARE(members.size(), qsizetype(in.size()));
    for (const Device* person : in) {
        QCOMPARE(membersOf(*person, group), members);
    }
    Device* const writer = in.front();
    QVERIFY(writer->account->groups().publish(group, u"after all"_s).ok());
    world.pass(SmallWorld::kMinuteMs);
    for (const auto& person : people) {
        const bool isIn = std::ranges::find(in, person.get()) != in.end();
        QCOMPARE(textsIn(*person, group).contains(u"after all"_s), isIn);
    }
}

QTEST_GUILESS_MAIN(TestGroups)
#include "tst_groups.moc"
