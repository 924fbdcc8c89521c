// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/random.h"
#include "store/disk_store.h"
#include "sync/outbox.h"

#include <QTemporaryDir>
#include <QTest>

using namespace qs;
using sync::Intent;
using sync::IntentKind;

namespace {

struct Scene
{
    QTemporaryDir folder;
    crypto::LocalKey key = crypto::LocalKey::random();
    SeededRandom random{11};
    std::unique_ptr<store::DiskStore> disk = store::DiskStore::open(folder.path(), key).value();
    sync::Outbox outbox{*disk};

    Intent intent(IntentKind kind)
    {
        Intent made;
        made.id = random.id<IntentId>();
        made.kind = kind;
        made.space = {SpaceKind::Circle, random.id<SpaceId>()};
        made.payload = QByteArrayLiteral("payload");
        made.object = {random.id<UserId>(), random.id<ObjectId>()};
        made.madeMs = 5;
        return made;
    }

    Intent append(IntentKind kind)
    {
        const Intent made = intent(kind);
        [&] { QVERIFY(outbox.append(made).ok()); }();
        return made;
    }

    QList<IntentId> ids() const
    {
        QList<IntentId> found;
        for (const auto& pending : outbox.all()) {
            found.append(pending.intent.id);
        }
        return found;
    }

    void restart()
    {
        disk.reset();
        disk = store::DiskStore::open(folder.path(), key).value();
        sync::Outbox fresh(*disk);
        QVERIFY(fresh.reload().ok());
        reread.clear();
        for (const auto& pending : fresh.all()) {
            reread.append(pending);
        }
    }

    QList<sync::PendingIntent> reread;
};

} // namespace

class OutboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodesEveryFieldOfAnIntent()
    {
        Scene scene;
        Intent made = scene.intent(IntentKind::Mail);
        made.record = scene.random.id<RecordId>();
        made.recipient = scene.random.id<UserId>();
        made.token = QByteArrayLiteral("token");
        made.mailSeq = 77;
        const auto read = sync::decodeIntent(sync::encodeIntent(made));
        QVERIFY(read.ok());
        QCOMPARE(*read == made, true);
    }

    void refusesRubbishAsCorruptAndNewerKindsAsIncompatible()
    {
        Scene scene;
        QByteArray bytes = sync::encodeIntent(scene.intent(IntentKind::Post));
        QCOMPARE(sync::decodeIntent(bytes.chopped(1)).error().code, ErrorCode::Corrupt);
        bytes[1] = 2; // the version
        QCOMPARE(sync::decodeIntent(bytes).error().code, ErrorCode::Incompatible);
    }

    void keepsOrderAcrossRestart()
    {
        Scene scene;
        QList<IntentId> made;
        for (int i = 0; i < 20; ++i) {
            made.append(scene.append(IntentKind::Post).id);
        }
        scene.restart();
        QList<IntentId> read;
        for (const auto& pending : scene.reread) {
            read.append(pending.intent.id);
        }
        QCOMPARE(read, made);
    }

    void collapsesTogglesOfOneThingIntoTheLast()
    {
        Scene scene;
        const Intent first = scene.append(IntentKind::React);
        const Intent other = scene.append(IntentKind::React);
        Intent second = first;
        second.id = scene.random.id<IntentId>();
        QVERIFY(scene.outbox.append(second).ok());
        QCOMPARE(scene.ids(), (QList<IntentId>{other.id, second.id}));
    }

    void neverCollapsesWhatMayHaveLeft()
    {
        Scene scene;
        const Intent first = scene.append(IntentKind::React);
        QVERIFY(scene.outbox.seal(first.id, QByteArrayLiteral("envelope")).ok());
        Intent second = first;
        second.id = scene.random.id<IntentId>();
        QVERIFY(scene.outbox.append(second).ok());
        QCOMPARE(scene.ids(), (QList<IntentId>{first.id, second.id}));
    }

    void keepsSealedBytesAcrossRestart()
    {
        Scene scene;
        const Intent made = scene.append(IntentKind::Post);
        QVERIFY(scene.outbox.seal(made.id, QByteArrayLiteral("frozen")).ok());
        scene.restart();
        QCOMPARE(scene.reread.first().sealed, QByteArrayLiteral("frozen"));
        QCOMPARE(scene.reread.first().state, store::IntentState::Sealed);
    }

    void setsARefusedOneAsideAndCountsItApart()
    {
        Scene scene;
        const Intent bad = scene.append(IntentKind::Post);
        scene.append(IntentKind::Post);
        QVERIFY(scene.outbox.refuse(bad.id, 3).ok());
        QCOMPARE(scene.outbox.unsent(), 1);
        QCOMPARE(scene.outbox.refused(), 1);
        QVERIFY(scene.outbox.requeue(bad.id).ok());
        QCOMPARE(scene.outbox.unsent(), 2);
        QCOMPARE(scene.ids().first(), bad.id);
    }

    void removesTwiceWithoutComplaint()
    {
        Scene scene;
        const Intent made = scene.append(IntentKind::Post);
        QVERIFY(scene.outbox.remove(made.id).ok());
        QVERIFY(scene.outbox.remove(made.id).ok());
        QVERIFY(scene.outbox.all().isEmpty());
    }

    void bringsBackWhatATransactionThatFailedHadChanged()
    {
        Scene scene;
        const Intent kept = scene.append(IntentKind::Post);
        const auto failed = scene.disk->transaction([&]() -> Result<void> {
            QS_TRY(scene.outbox.remove(kept.id));
            return Error{ErrorCode::OutOfSpace, {}};
        });
        QVERIFY(!failed.ok());
        QVERIFY(scene.outbox.reload().ok());
        QCOMPARE(scene.ids(), QList<IntentId>{kept.id});
    }
};

QTEST_GUILESS_MAIN(OutboxTest)
#include "tst_outbox.moc"
