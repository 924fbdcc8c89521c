// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/random.h"
#include "store/disk_store.h"
#include "support/virtual_time.h"
#include "sync/security_log.h"

#include <QTemporaryDir>
#include <QTest>

using namespace qs;
using sync::Decision;
using sync::Finding;
using sync::FindingKind;
using sync::SecurityLog;

namespace {

class Silence final : public sync::ChangeListener
{
public:
    void postChanged(const ObjectRef&) override {}
    void peopleChanged() override {}
    void linkChanged() override {}
    void securityChanged() override { ++changes; }
    int changes = 0;
};

struct Scene
{
    QTemporaryDir folder;
    crypto::LocalKey key = crypto::LocalKey::random();
    SeededRandom random{5};
    test::VirtualTime time;
    Silence listener;
    std::unique_ptr<store::DiskStore> disk = store::DiskStore::open(folder.path(), key).value();
    std::unique_ptr<SecurityLog> log = std::make_unique<SecurityLog>(*disk, time, listener);
    UserId ana = random.id<UserId>();

    Finding finding(FindingKind kind, const UserId& user = {})
    {
        Finding made;
        made.kind = kind;
        made.user = user;
        return made;
    }

    void restart()
    {
        log.reset();
        disk.reset();
        disk = store::DiskStore::open(folder.path(), key).value();
        log = std::make_unique<SecurityLog>(*disk, time, listener);
        QVERIFY(log->reload().ok());
    }
};

} // namespace

class SecurityLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsTheSameThingInOneEntry()
    {
        Scene scene;
        for (int i = 0; i < 5; ++i) {
            QVERIFY(scene.log->note(scene.finding(FindingKind::AlteredItem)).ok());
            scene.time.advance(1'000);
        }
        QCOMPARE(scene.log->entries().size(), 1);
        QCOMPARE(scene.log->entries().first().what.count, quint64(5));
        QCOMPARE(scene.log->entries().first().lastMs - scene.log->entries().first().firstMs, 4'000);
        QVERIFY(scene.log->decide(scene.log->entries().first().number, Decision::Seen).ok());
        QVERIFY(scene.log->note(scene.finding(FindingKind::AlteredItem)).ok());
        QCOMPARE(scene.log->entries().size(), 2); // seen is seen: the next one is news
    }

    void remembersAcrossRestart()
    {
        Scene scene;
        Finding fork = scene.finding(FindingKind::TwoVersions, scene.ana);
        fork.evidence = {QByteArrayLiteral("one"), QByteArrayLiteral("other")};
        QVERIFY(scene.log->note(fork).ok());
        QVERIFY(scene.log->note(scene.finding(FindingKind::TwoDeviceLists, scene.ana)).ok());
        const auto before = scene.log->entries();
        scene.restart();
        QCOMPARE(scene.log->entries(), before);
        QVERIFY(scene.log->isDoubted(scene.ana));
        QVERIFY(scene.log->note(scene.finding(FindingKind::Rubbish)).ok());
        QVERIFY(scene.log->entries().last().number > before.last().number);
    }

    void letsHeldThingsGoWhenTheyPass()
    {
        Scene scene;
        const Finding gap = scene.finding(FindingKind::PostsMissing, scene.ana);
        const Finding key = scene.finding(FindingKind::NoKeyYet, scene.ana);
        QVERIFY(scene.log->note(scene.finding(FindingKind::CouldNotOpen, scene.ana)).ok());
        QVERIFY(scene.log->setHeld({gap, key}).ok());
        QCOMPARE(scene.log->entries().size(), 3);
        const qint64 since = scene.log->entries()[1].firstMs;
        scene.time.advance(60'000);
        Finding wider = gap;
        wider.count = 4;
        QVERIFY(scene.log->setHeld({wider}).ok());
        QCOMPARE(scene.log->entries().size(), 2);
        QCOMPARE(scene.log->entries()[1].what.count, quint64(4));
        QCOMPARE(scene.log->entries()[1].firstMs, since);
        QVERIFY(scene.log->setHeld({}).ok());
        QCOMPARE(scene.log->entries().size(), 1);
        scene.restart();
        QCOMPARE(scene.log->entries().size(), 1);
    }

    void raisesASettledDoubtOnlyForNewProof()
    {
        Scene scene;
        Finding fork = scene.finding(FindingKind::TwoDeviceLists, scene.ana);
        fork.evidence = {QByteArrayLiteral("mine"), QByteArrayLiteral("theirs")};
        QVERIFY(scene.log->note(fork).ok());
        QVERIFY(scene.log->isDoubted(scene.ana));
        QVERIFY(scene.log->decideOn(scene.ana, Decision::KeptOld).ok());
        QVERIFY(!scene.log->isDoubted(scene.ana));
        QVERIFY(scene.log->note(fork).ok());
        QVERIFY(!scene.log->isDoubted(scene.ana));
        QCOMPARE(scene.log->entries().size(), 1);
        fork.evidence.last() = QByteArrayLiteral("a third one");
        QVERIFY(scene.log->note(fork).ok());
        QVERIFY(scene.log->isDoubted(scene.ana));
        QVERIFY(scene.log->decideOn(scene.ana, Decision::Differs).ok());
        QVERIFY(scene.log->isDoubted(scene.ana)); // compared, and wrong: sending stays stopped
    }

    void makesRoomWithoutLosingProofs()
    {
        Scene scene;
        QVERIFY(scene.log->note(scene.finding(FindingKind::TwoVersions, scene.ana)).ok());
        for (qsizetype i = 0; i < sync::kSecurityEntriesMax + 20; ++i) {
            const Finding next = scene.finding(FindingKind::NotAllowed, scene.random.id<UserId>());
            QVERIFY(scene.log->note(next).ok());
        }
        QCOMPARE(scene.log->entries().size(), sync::kSecurityEntriesMax);
        QCOMPARE(scene.log->entries().first().what.kind, FindingKind::TwoVersions);
        scene.restart();
        QCOMPARE(scene.log->entries().size(), sync::kSecurityEntriesMax);
    }

    void leavesOutEvidenceThatIsTooLarge()
    {
        Scene scene;
        Finding fork = scene.finding(FindingKind::TwoVersions, scene.ana);
        fork.evidence = {QByteArray(sync::kEvidenceBytesMax + 1, 'x'), QByteArrayLiteral("other")};
        QVERIFY(scene.log->note(fork).ok());
        QCOMPARE(scene.log->entries().first().what.evidence.size(), 1);
    }
};

QTEST_APPLESS_MAIN(SecurityLogTest)
#include "tst_security_log.moc"
