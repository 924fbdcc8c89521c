// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/random.h"
#include "proof/identity.h"
#include "store/disk_store.h"
#include "support/virtual_time.h"
#include "sync/address_book.h"

#include <QTemporaryDir>
#include <QTest>

using namespace qs;
using namespace Qt::StringLiterals;

namespace {

crypto::AccountKeys newAccount()
{
    crypto::KdfPolicy cheap;
    cheap.preferred = cheap.floor;
    return std::move(crypto::createAccount(u"correct horse battery staple"_s, cheap).value().keys);
}

/// One device's book on a disk of its own.
struct Scene
{
    explicit Scene(crypto::AccountKeys& itsKeys) : keys(itsKeys)
    {
        [&] { QVERIFY(book.reload().ok()); }();
    }

    crypto::AccountKeys& keys;
    QTemporaryDir folder;
    test::VirtualTime time;
    SeededRandom random{3};
    crypto::LocalKey key = crypto::LocalKey::random();
    std::unique_ptr<store::DiskStore> disk = store::DiskStore::open(folder.path(), key).value();
    sync::AddressBook book{*disk, keys, time};

    crypto::VaultRecord person(const UserId& user, const QString& name, quint64 hlc)
    {
        crypto::PersonRecord record;
        record.user = user;
        record.identity = keys.chain().identity();
        record.manifest = {1, random.id<Hash32>()};
        record.state = crypto::PersonState::Connected;
        record.nameCard = {name, 7};
        return {hlc, record};
    }
};

QString nameOf(const sync::AddressBook& book, const UserId& user)
{
    const crypto::PersonRecord* const found = book.person(user);
    return found ? found->nameCard.name : QString();
}

} // namespace

class AddressBookTest : public QObject
{
    Q_OBJECT

private:
    crypto::AccountKeys m_keys;

private Q_SLOTS:
    void initTestCase() { m_keys = newAccount(); }

    void endsTheSameInWhateverOrderItHears()
    {
        Scene one(m_keys);
        Scene other(m_keys);
        const auto user = one.random.id<UserId>();
        const auto device = one.random.id<DeviceId>();
        const auto early = one.person(user, u"early"_s, 10);
        const auto late = one.person(user, u"late"_s, 20);
        QVERIFY(one.book.merge(early, device).value());
        QVERIFY(one.book.merge(late, device).value());
        QVERIFY(other.book.merge(late, device).value());
        QVERIFY(!other.book.merge(early, device).value());
        QCOMPARE(nameOf(one.book, user), u"late"_s);
        QCOMPARE(nameOf(other.book, user), u"late"_s);
    }

    void letsTheGreaterDeviceWinATie()
    {
        Scene scene(m_keys);
        const auto user = scene.random.id<UserId>();
        const auto low = *DeviceId::from(QByteArray(16, '\1'));
        const auto high = *DeviceId::from(QByteArray(16, '\2'));
        QVERIFY(scene.book.merge(scene.person(user, u"high"_s, 10), high).value());
        QVERIFY(!scene.book.merge(scene.person(user, u"low"_s, 10), low).value());
        QCOMPARE(nameOf(scene.book, user), u"high"_s);
    }

    void joinsEpochsThatTwoDevicesLearnedApart()
    {
        Scene scene(m_keys);
        const auto circle = scene.random.id<SpaceId>();
        const auto device = scene.random.id<DeviceId>();
        const auto first =
            crypto::beginEpoch(m_keys, circle, nullptr, crypto::EpochReason::Created);
        const auto second =
            crypto::beginEpoch(m_keys, circle, first, crypto::EpochReason::MemberAdded);
        const auto withEpochs = [&](quint64 hlc, const QList<crypto::SpaceEpochPtr>& epochs) {
            return crypto::VaultRecord{
                hlc, crypto::CircleRecord{circle, m_keys.user(), epochs, {}, 0, {}, false}};
        };
        QVERIFY(scene.book.merge(withEpochs(20, {second}), device).value());
        QVERIFY(scene.book.merge(withEpochs(10, {first}), device).value());
        QVERIFY(!scene.book.merge(withEpochs(5, {first}), device).value());
        QCOMPARE(scene.book.circle(circle)->epochs.size(), 2);
        const SpaceRef space{SpaceKind::Circle, circle};
        QCOMPARE(scene.book.newestEpoch(space)->epoch(), 2);
        QVERIFY(scene.book.epoch(space, 1, first->statement().hash) != nullptr);
        QVERIFY(scene.book.epoch(space, 1, second->statement().hash) == nullptr);
    }

    void remembersEverythingAcrossRestart()
    {
        Scene scene(m_keys);
        const auto user = scene.random.id<UserId>();
        const auto device = scene.random.id<DeviceId>();
        const SpaceRef self = proof::spaceOf(m_keys.user(), SpaceKind::Self);
        const auto id = scene.random.id<EnvId>();
        QVERIFY(scene.book.merge(scene.person(user, u"Ben"_s, 30), device).ok());
        QVERIFY(scene.book.recordLane({self, device, 4, id, {}}).ok());
        QVERIFY(scene.book.setOwnLane(self, 9, id).ok());
        sync::AddressBook fresh(*scene.disk, m_keys, scene.time);
        QVERIFY(fresh.reload().ok());
        QCOMPARE(nameOf(fresh, user), u"Ben"_s);
        QCOMPARE(fresh.lane(self, device, 4).at, std::optional(id));
        QCOMPARE(fresh.lane(self, device, 5).before, std::optional(id));
        QCOMPARE(fresh.nextPlace(self).n, 10);
        QVERIFY(!fresh.merge(scene.person(user, u"older"_s, 29), device).value());
    }

    void stampsLaterThanAnythingItHasSeen()
    {
        Scene scene(m_keys);
        const auto user = scene.random.id<UserId>();
        const quint64 ahead = (static_cast<quint64>(scene.time.nowMs()) + 60'000) << 16;
        const auto device = scene.random.id<DeviceId>();
        QVERIFY(scene.book.merge(scene.person(user, u"ahead"_s, ahead), device).ok());
        const auto stamped = scene.book.stamp(crypto::SettingsRecord{});
        QVERIFY(stamped.hlc > ahead);
        QVERIFY(scene.book.stamp(crypto::SettingsRecord{}).hlc > stamped.hlc);
    }

    void refusesAChainThatContradictsItsPin()
    {
        Scene scene(m_keys);
        const crypto::AccountKeys ben = newAccount();
        auto record = scene.person(ben.user(), u"Ben"_s, 10); // pinned to another identity
        QVERIFY(scene.book.merge(record, scene.random.id<DeviceId>()).ok());
        const auto learned = scene.book.learnChain(ben.user(), ben.chain().bytes());
        QCOMPARE(learned.error().code, ErrorCode::Denied);
        QVERIFY(!scene.book.identity(ben.user()));
    }

    void judgesNumbersUpToTheHeadOnlyWhenTheyAreNew()
    {
        Scene scene(m_keys);
        const auto device = scene.random.id<DeviceId>();
        const SpaceRef self = proof::spaceOf(m_keys.user(), SpaceKind::Self);
        QVERIFY(scene.book.recordLane({self, device, 4, scene.random.id<EnvId>(), {}}).ok());
        using Mode = crypto::LaneView::Mode;
        QCOMPARE(scene.book.lane(self, device, 3).mode, Mode::Joined);
        scene.book.setReplaying(true);
        QCOMPARE(scene.book.lane(self, device, 3).mode, Mode::Unordered);
        QCOMPARE(scene.book.lane(self, device, 5).mode, Mode::Joined);
    }

    void keepsAGapUntilBothItsEndsAreMet()
    {
        Scene scene(m_keys);
        const auto device = scene.random.id<DeviceId>();
        const SpaceRef self = proof::spaceOf(m_keys.user(), SpaceKind::Self);
        const auto id = [&] { return scene.random.id<EnvId>(); };
        const QList<EnvId> lane{EnvId(), id(), id(), id(), id()};
        const auto take = [&](quint64 n, const EnvId& itself, const EnvId& prev) {
            QVERIFY(scene.book.recordLane({self, device, n, itself, prev}).ok());
        };
        take(1, lane[1], {});
        take(4, lane[4], lane[3]); // 2 and 3 are missing
        QVERIFY(!scene.book.laneHead(self, device).holds(2));
        QCOMPARE(scene.book.lane(self, device, 2).before, lane[1]);
        QCOMPARE(scene.book.lane(self, device, 3).expected, lane[3]);
        sync::AddressBook reread(*scene.disk, m_keys, scene.time);
        QVERIFY(reread.reload().ok());
        QCOMPARE(reread.laneHead(self, device).gaps, scene.book.laneHead(self, device).gaps);
        take(3, lane[3], lane[2]);
        QCOMPARE(scene.book.lane(self, device, 2).expected, lane[2]);
        take(2, lane[2], lane[1]);
        QVERIFY(scene.book.laneHead(self, device).gaps.isEmpty());
        QVERIFY(scene.book.laneHead(self, device).holds(2));
        QCOMPARE(scene.book.laneHead(self, device).n, quint64(4));
    }
};

QTEST_GUILESS_MAIN(AddressBookTest)
#include "tst_address_book.moc"
