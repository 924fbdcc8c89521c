// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/circle_merge.h"
#include "unit/sync/owner_room.h"

#include <QTest>

using namespace qs;
using namespace people;
using crypto::EpochReason;
using test::OwnerRoom;

namespace {

/// Somebody in the model: what they can open now, and what a thief of an earlier device could.
struct Somebody
{
    Person person = makePerson();
    QSet<Hash32> held; ///< Epochs they got the key of.
    std::vector<AccountKeys> stolen;
    std::vector<QSet<Hash32>> heldByThieves;
    bool isMember = false;
};

/// The person revokes the device they had, which a thief has, and goes on with another.
void revokeDevice(Somebody& somebody)
{
    Person& person = somebody.person;
    auto device = proof::DeviceKey::random();
    auto box = DeviceBoxKey::random();
    SeedRing seeds = person.keys.seeds().copy();
    const quint64 generation = seeds.generation() + 1;
    seeds.add(generation, UserSeed::random());
    const QByteArray manifest = nextManifest(person, [&](proof::Manifest& m) {
        const DeviceId old = m.devices.first().id;
        m.devices = {{proof::deviceIdOf(device.pub()), device.pub(), box.pub(), m.seq}};
        m.revoked.append({old, m.seq, {}});
        m.seedGeneration = generation;
        m.userBox = userBoxOf(seeds.newest()).pub();
    });
    IdentityChain chain = person.chain();
    const bool isExtended = chain.extend({manifest}).ok();
    QVERIFY(isExtended);
    somebody.stolen.push_back(std::move(person.keys));
    somebody.heldByThieves.push_back(somebody.held);
    person.keys = AccountKeys(std::move(device), std::move(box), std::move(seeds), chain);
}

} // namespace

/// Who holds the key that a post is sealed with: the rule of staleness and the rotation by it.
class RotationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesTheNextEpochForWhoCame();
    void makesTheNextEpochWithoutWhoWent();
    void agesByTimeAndUse();
    void putsRecordGrantsAndMoveBeforeAnythingElse();
    void leavesNothingHalfDone();
    void givesNoLaterPostToWhoWasRemovedOrRobbed_data();
    void givesNoLaterPostToWhoWasRemovedOrRobbed();
    void mergesRivalsTheSameInEitherOrder();
    void staysGoneWhateverOlderWordArrives();
};

void RotationTest::makesTheNextEpochForWhoCame()
{
    Person owner = makePerson();
    OwnerRoom room(owner.keys);
    QVERIFY(!room.rotation.staleness(room.circle.id));
    const Person ben = makePerson();
    room.put(ben, PersonState::Connected);
    QVERIFY(room.rotation.staleness(room.circle.id) == EpochReason::MemberAdded);
    QVERIFY(*room.rotation.freshen(room.circle));
    QVERIFY(!room.rotation.staleness(room.circle.id));
    QCOMPARE(room.book.newestEpoch(room.circle)->epoch(), 2U);
    QCOMPARE(room.opened(ben.keys).size(), 1);
    QVERIFY(*room.rotation.freshen(room.circle)); // fresh: nothing to do
    QCOMPARE(room.book.newestEpoch(room.circle)->epoch(), 2U);
}

void RotationTest::makesTheNextEpochWithoutWhoWent()
{
    Person owner = makePerson();
    OwnerRoom room(owner.keys);
    const Person ben = makePerson();
    const Person cleo = makePerson();
    room.put(ben, PersonState::Connected);
    room.put(cleo, PersonState::Connected);
    QVERIFY(*room.rotation.freshen(room.circle));
    room.time.advance(1);
    room.put(cleo, PersonState::Removed);
    QVERIFY(room.rotation.staleness(room.circle.id) == EpochReason::MemberRemoved);
    QVERIFY(*room.rotation.freshen(room.circle));
    QCOMPARE(room.opened(ben.keys).size(), 2);
    QCOMPARE(room.opened(cleo.keys).size(), 1);
    // Who is back has let go of the keys of before, and gets the next.
    room.time.advance(1);
    room.put(cleo, PersonState::Connected);
    QVERIFY(room.rotation.staleness(room.circle.id) == EpochReason::MemberAdded);
}

void RotationTest::agesByTimeAndUse()
{
    Person owner = makePerson();
    OwnerRoom room(owner.keys);
    room.time.advance(sync::kEpochAgeMaxMs - 1);
    QVERIFY(!room.rotation.staleness(room.circle.id));
    room.time.advance(1);
    QVERIFY(room.rotation.staleness(room.circle.id) == EpochReason::Aged);
    QVERIFY(*room.rotation.freshen(room.circle));
    const auto epoch = room.book.newestEpoch(room.circle);
    for (quint64 i = 0; i < sync::kEpochEnvelopesMax; ++i) {
        QVERIFY(!room.rotation.staleness(room.circle.id));
        QVERIFY(room.rotation.noteSealed(*epoch).ok());
    }
    QVERIFY(room.rotation.staleness(room.circle.id) == EpochReason::Aged);
    QVERIFY(room.rotation.reload().ok()); // it is counted across a restart
    QVERIFY(room.rotation.staleness(room.circle.id) == EpochReason::Aged);
}

void RotationTest::putsRecordGrantsAndMoveBeforeAnythingElse()
{
    Person owner = makePerson();
    OwnerRoom room(owner.keys);
    std::vector<Person> many;
    for (int i = 0; i < 250; ++i) {
        many.push_back(makePerson());
        room.put(many.back(), PersonState::Connected);
    }
    QVERIFY(*room.rotation.freshen(room.circle));
    QList<sync::IntentKind> kinds;
    for (const auto& pending : room.outbox.all()) {
        kinds.append(pending.intent.kind);
    }
    using enum sync::IntentKind;
    QCOMPARE(kinds.first(), CreateCircle);
    QCOMPARE(kinds.last(), MoveEpoch);
    QCOMPARE(kinds.count(Grants), 2); // at most 200 letters in one
    QVERIFY(room.outbox.reload().ok());
    QCOMPARE(room.outbox.all().size(), kinds.size());
}

void RotationTest::leavesNothingHalfDone()
{
    Person owner = makePerson();
    OwnerRoom room(owner.keys);
    const Person ben = makePerson();
    room.put(ben, PersonState::Connected);
    const auto remember = std::exchange(room.rotation.remember, [&](auto content) -> Result<void> {
        static_cast<void>(
            room.book.merge(room.book.stamp(std::move(content)), room.book.keys().device()).ok()
        );
        return Error{ErrorCode::OutOfSpace, {}};
    });
    const auto before = room.outbox.all().size();
    QVERIFY(!room.rotation.freshen(room.circle).ok());
    QCOMPARE(room.outbox.all().size(), before);
    QCOMPARE(room.book.newestEpoch(room.circle)->epoch(), 1U);
    room.rotation.remember = remember;
    QVERIFY(*room.rotation.freshen(room.circle));
}

void RotationTest::givesNoLaterPostToWhoWasRemovedOrRobbed_data()
{
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 8; ++seed) {
        QTest::addRow("seed %llu", seed) << seed;
    }
}

void RotationTest::givesNoLaterPostToWhoWasRemovedOrRobbed()
{
    QFETCH(const quint64, seed);
    SeededRandom random(seed);
    Person owner = makePerson();
    OwnerRoom room(owner.keys);
    std::vector<Somebody> crowd(5);
    quint64 read = 0;
    for (int step = 0; step < 40; ++step) {
        Somebody& one = crowd[random.below(crowd.size())];
        room.time.advance(static_cast<qint64>(1 + random.below(1000)));
        switch (random.below(4)) {
        case 0:
            one.isMember = !one.isMember;
            room.put(one.person, one.isMember ? PersonState::Connected : PersonState::Removed);
            break;
        case 1:
            revokeDevice(one);
            QVERIFY(room.book.learnChain(one.person.id(), one.person.chain().bytes()).ok());
            break;
        default: break;
        }
        // A post: whoever was put out or robbed before it opens it never.
        QVERIFY(*room.rotation.freshen(room.circle));
        const Hash32 sealedWith = room.book.newestEpoch(room.circle)->statement().hash;
        for (Somebody& somebody : crowd) {
            somebody.held += room.opened(somebody.person.keys, read);
            QCOMPARE(somebody.held.contains(sealedWith), somebody.isMember);
            for (size_t i = 0; i < somebody.stolen.size(); ++i) {
                somebody.heldByThieves[i] += room.opened(somebody.stolen[i], read);
                QVERIFY(!somebody.heldByThieves[i].contains(sealedWith));
            }
        }
        read = room.outbox.all().last().n;
    }
}

void RotationTest::mergesRivalsTheSameInEitherOrder()
{
    Person owner = makePerson();
    OwnerRoom room(owner.keys);
    const CircleRecord base = *room.book.circle(room.circle.id);
    const auto next = [&](EpochReason reason) {
        const auto epoch = beginEpoch(owner.keys, base.circle, base.epochs.last(), reason);
        CircleRecord made = sync::withEpoch(base, epoch);
        made.rosters.append({epoch->statement().hash, 5, {}});
        return made;
    };
    const CircleRecord one = next(EpochReason::Aged);
    const CircleRecord other = next(EpochReason::MemberRemoved);
    const CircleRecord third = next(EpochReason::DeviceRevoked);
    const CircleRecord merged = sync::joined(one, other);
    QCOMPARE(merged.epochs.size(), 3);
    QVERIFY(merged == sync::joined(other, one));
    QVERIFY(sync::joined(merged, third).epochs.size() == 4);
    QVERIFY(
        sync::joined(sync::joined(one, other), third) ==
        sync::joined(one, sync::joined(other, third))
    );
    QVERIFY(sync::joined(merged, merged) == merged);
    QVERIFY(merged.epochs[1]->statement().hash < merged.epochs[2]->statement().hash);
    // What the server refuses is not written in, if there is another of that number.
    QVERIFY(room.book.merge({quint64(1) << 62, merged}, randomId<DeviceId>()).ok());
    const auto first = room.book.newestEpoch(room.circle);
    QCOMPARE(first->statement().hash, merged.epochs[1]->statement().hash);
    room.book.refuseToken(*first);
    QCOMPARE(
        room.book.newestEpoch(room.circle)->statement().hash, merged.epochs[2]->statement().hash
    );
    QVERIFY(!room.book.isShut(room.circle));
    room.book.refuseToken(*merged.epochs[2]);
    QVERIFY(room.book.isShut(room.circle));
    // The one before may still open the log, while keys go out.
    QCOMPARE(room.book.readingEpoch(room.circle)->epoch(), 1U);
}

void RotationTest::staysGoneWhateverOlderWordArrives()
{
    Person owner = makePerson();
    OwnerRoom room(owner.keys);
    const CircleRecord held = *room.book.circle(room.circle.id);
    CircleRecord gone;
    gone.circle = held.circle;
    gone.owner = held.owner;
    gone.isGone = true;
    const auto device = randomId<DeviceId>();
    QVERIFY(*room.book.merge({quint64(2) << 61, gone}, device));
    QVERIFY(!*room.book.merge({quint64(1) << 61, held}, device));
    QVERIFY(room.book.circle(held.circle)->epochs.isEmpty());
    QVERIFY(*room.book.merge({quint64(3) << 61, held}, device));
    QCOMPARE(room.book.circle(held.circle)->epochs.size(), 1);
}

QTEST_GUILESS_MAIN(RotationTest)
#include "tst_rotation.moc"
