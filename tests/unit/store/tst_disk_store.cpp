// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "unit/store/fixtures.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace qs;
using namespace qs::store;
using namespace Qt::StringLiterals;

class TestDiskStore : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_directory;

    [[nodiscard]] std::unique_ptr<DiskStore> open() const { return openStore(m_directory); }

private Q_SLOTS:
    void init();
    void makesAStoreThatOnlyItsOwnerMayRead();
    void keepsEverythingAcrossReopening();
    void givesAnEnvelopeThatComesAgainItsOldRow();
    void refusesASecondEnvelopeAtOnePlace();
    void refusesEntriesOverTheirBounds();
    void findsEnvelopesByNameAndPlace();
    void yieldsRowsAboveOneInOrder();
    void letsTheReaderOfTheLogWriteAndStop();
    void takesOutTheEndOfOneSpace();
    void keepsSlotsApart();
    void replacesAndRemovesValues();
    void keepsTheOutboxInOrder();
    void followsAnIntentThroughItsStates();
    void neverGivesANumberTwice();
    void boundsTheOutbox();
    void doesAllOfATransaction();
    void undoesATransactionThatFails();
    void goesOnInATransactionAfterAHarmlessRefusal();
};

void TestDiskStore::init()
{
    static int count = 0;
    m_directory = m_folder.filePath(u"account-%1"_s.arg(++count));
}

void TestDiskStore::makesAStoreThatOnlyItsOwnerMayRead()
{
    QVERIFY(!DiskStore::exists(m_directory));
    const auto store = open();
    QVERIFY(DiskStore::exists(m_directory));
    QVERIFY(store->put(Slot::Draft, "", "text").ok());
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                        QFileDevice::WriteOther | QFileDevice::ExeGroup | QFileDevice::ExeOther;
    for (const QString& path :
         {m_directory, databasePath(m_directory), databasePath(m_directory) + u"-wal"_s}) {
        QVERIFY2(QFileInfo::exists(path), qUtf8Printable(path));
        QCOMPARE(QFileInfo(path).permissions() & others, QFileDevice::Permissions());
    }
}

void TestDiskStore::keepsEverythingAcrossReopening()
{
    OutboxRow intent = intentNumber(1);
    {
        const auto store = open();
        QCOMPARE(store->appendLog(entryNumber(1)).value(), 1u);
        QCOMPARE(store->appendLog(entryNumber(2)).value(), 2u);
        QVERIFY(store->put(Slot::Cursor, "space", "17").ok());
        intent.n = store->appendOutbox(intent).value();
        QVERIFY(store->setSnapshotGeneration(5).ok());
    }
    const auto store = open();
    QCOMPARE(rowsAfter(*store, kNoRow), (QList<LogRow>{{1, entryNumber(1)}, {2, entryNumber(2)}}));
    QCOMPARE(store->lastRow().value(), 2u);
    QCOMPARE(store->get(Slot::Cursor, "space").value(), std::optional("17"_ba));
    QCOMPARE(store->outbox().value(), QList{intent});
    QCOMPARE(store->snapshotGeneration().value(), 5u);
}

void TestDiskStore::givesAnEnvelopeThatComesAgainItsOldRow()
{
    const auto store = open();
    QCOMPARE(store->appendLog(entryNumber(1)).value(), 1u);
    QCOMPARE(store->appendLog(entryNumber(2)).value(), 2u);
    QCOMPARE(store->appendLog(entryNumber(1)).value(), 1u);
    QCOMPARE(rowsAfter(*store, kNoRow).size(), 2);

    // A lost and restored log may give the same envelope another place: that is another row.
    LogEntry moved = entryNumber(1);
    moved.seq = 9;
    QCOMPARE(store->appendLog(moved).value(), 3u);
}

void TestDiskStore::refusesASecondEnvelopeAtOnePlace()
{
    const auto store = open();
    QVERIFY(store->appendLog(entryNumber(1)).ok());
    LogEntry other = entryNumber(2);
    other.seq = 1;
    QCOMPARE(codeOf(store->appendLog(other)), ErrorCode::Invalid);
    other.space = spaceNumber(2);
    QVERIFY(store->appendLog(other).ok());
}

void TestDiskStore::refusesEntriesOverTheirBounds()
{
    const auto store = open();
    LogEntry entry = entryNumber(1);
    entry.seq = 0;
    QCOMPARE(codeOf(store->appendLog(entry)), ErrorCode::Invalid);
    entry.seq = quint64(1) << 63;
    QCOMPARE(codeOf(store->appendLog(entry)), ErrorCode::Invalid);
    entry = entryNumber(1);
    entry.envelope = QByteArray(kEnvelopeStoredMax + 1, 'x');
    QCOMPARE(codeOf(store->appendLog(entry)), ErrorCode::Invalid);
    entry.envelope.chop(1);
    QVERIFY(store->appendLog(entry).ok());
    QCOMPARE(rowsAfter(*store, kNoRow).constFirst().entry, entry);

    QCOMPARE(
        codeOf(store->put(Slot::Draft, QByteArray(kSlotKeyBytesMax + 1, 'k'), "")),
        ErrorCode::Invalid
    );
    QCOMPARE(
        codeOf(store->put(Slot::Draft, "", QByteArray(kSlotValueBytesMax + 1, 'v'))),
        ErrorCode::Invalid
    );
    OutboxRow intent = intentNumber(1);
    intent.body = QByteArray(kIntentBytesMax + 1, 'b');
    QCOMPARE(codeOf(store->appendOutbox(intent)), ErrorCode::Invalid);
}

void TestDiskStore::findsEnvelopesByNameAndPlace()
{
    const auto store = open();
    QVERIFY(store->appendLog(entryNumber(7)).ok());
    QVERIFY(store->containsEnvelope(idNumber<EnvId>(7)).value());
    QVERIFY(!store->containsEnvelope(idNumber<EnvId>(8)).value());
    const std::optional<LogRow> expected = LogRow{1, entryNumber(7)};
    QCOMPARE(store->envelope(idNumber<EnvId>(7)).value(), expected);
    QCOMPARE(store->logAt(spaceNumber(1), 7).value(), expected);
    QVERIFY(!store->logAt(spaceNumber(1), 8).value());
    QVERIFY(!store->logAt(spaceNumber(2), 7).value());
}

void TestDiskStore::yieldsRowsAboveOneInOrder()
{
    const auto store = open();
    for (const quint64 number : {5, 3, 4}) {
        QVERIFY(store->appendLog(entryNumber(number)).ok());
    }
    QCOMPARE(rowsAfter(*store, 1), (QList<LogRow>{{2, entryNumber(3)}, {3, entryNumber(4)}}));
    QVERIFY(rowsAfter(*store, 3).isEmpty());
}

void TestDiskStore::letsTheReaderOfTheLogWriteAndStop()
{
    const auto store = open();
    for (const quint64 number : {1, 2, 3}) {
        QVERIFY(store->appendLog(entryNumber(number)).ok());
    }
    QList<quint64> seen;
    const auto outcome = store->forEachLogAfter(kNoRow, [&](const LogRow& row) -> Result<void> {
        seen.append(row.row);
        if (row.row == 2) {
            return Error{ErrorCode::Busy, u"enough"_s};
        }
        return store->transaction([&] { return store->put(Slot::Cursor, "at", "1"); });
    });
    QCOMPARE(codeOf(outcome), ErrorCode::Busy);
    QCOMPARE(seen, (QList<quint64>{1, 2}));
    QCOMPARE(store->get(Slot::Cursor, "at").value(), std::optional("1"_ba));
}

void TestDiskStore::takesOutTheEndOfOneSpace()
{
    const auto store = open();
    for (const quint64 number : {1, 2, 3}) {
        QVERIFY(store->appendLog(entryNumber(number)).ok());
        LogEntry other = entryNumber(number + 100);
        other.space = spaceNumber(2);
        QVERIFY(store->appendLog(other).ok());
    }
    QVERIFY(store->setSnapshotGeneration(4).ok());
    QCOMPARE(
        store->removeLogFrom(spaceNumber(1), 2).value(),
        (QList<LogEntry>{entryNumber(2), entryNumber(3)})
    );
    QCOMPARE(rowsAfter(*store, kNoRow).size(), 4);
    QVERIFY(!store->containsEnvelope(idNumber<EnvId>(3)).value());
    QVERIFY(store->snapshotGeneration().value() > 5);

    // Freed places are taken anew, under rows that were never used.
    LogEntry other = entryNumber(50);
    other.seq = 2;
    QCOMPARE(store->appendLog(other).value(), 7u);
}

void TestDiskStore::keepsSlotsApart()
{
    const auto store = open();
    QVERIFY(store->put(Slot::Circle, "same", "circle").ok());
    QVERIFY(store->put(Slot::Person, "same", "person").ok());
    QVERIFY(store->put(Slot::Person, "another", "person 2").ok());
    QCOMPARE(store->get(Slot::Circle, "same").value(), std::optional("circle"_ba));
    QCOMPARE(
        store->all(Slot::Person).value(),
        (QList<SlotEntry>{{"another"_ba, "person 2"_ba}, {"same"_ba, "person"_ba}})
    );
    QVERIFY(store->all(Slot::Invite).value().isEmpty());
}

void TestDiskStore::replacesAndRemovesValues()
{
    const auto store = open();
    QVERIFY(store->put(Slot::Draft, "", "first").ok());
    QVERIFY(store->put(Slot::Draft, "", "").ok());
    QCOMPARE(store->get(Slot::Draft, "").value(), std::optional(QByteArray("")));
    QVERIFY(store->remove(Slot::Draft, "").ok());
    QVERIFY(!store->get(Slot::Draft, "").value());
    QVERIFY(store->remove(Slot::Draft, "").ok());
}

void TestDiskStore::keepsTheOutboxInOrder()
{
    QList<OutboxRow> expected;
    const auto store = open();
    for (quint64 number = 1; number <= 20; ++number) {
        OutboxRow row = intentNumber(number);
        row.n = store->appendOutbox(row).value();
        expected.append(row);
    }
    QCOMPARE(store->outbox().value(), expected);
    QCOMPARE(codeOf(store->appendOutbox(intentNumber(3))), ErrorCode::Invalid);
}

void TestDiskStore::followsAnIntentThroughItsStates()
{
    const auto store = open();
    OutboxRow row = intentNumber(1);
    row.n = store->appendOutbox(row).value();
    QVERIFY(store->appendOutbox(intentNumber(2)).ok());
    row.state = IntentState::Sealed;
    row.sealed = envelopeNumber(1);
    QVERIFY(store->updateOutbox(row).ok());
    QCOMPARE(store->outbox().value().constFirst(), row);
    row.state = IntentState::Refused;
    row.reason = 7;
    QVERIFY(store->updateOutbox(row).ok());
    QCOMPARE(store->outbox().value().constFirst(), row);
    QVERIFY(store->removeOutbox(row.id).ok());
    QCOMPARE(store->outbox().value().size(), 1);
    QCOMPARE(codeOf(store->removeOutbox(row.id)), ErrorCode::NotFound);
    QCOMPARE(codeOf(store->updateOutbox(row)), ErrorCode::NotFound);
}

void TestDiskStore::neverGivesANumberTwice()
{
    const auto store = open();
    QCOMPARE(store->appendOutbox(intentNumber(1)).value(), 1u);
    QVERIFY(store->removeOutbox(idNumber<IntentId>(1)).ok());
    QCOMPARE(store->appendOutbox(intentNumber(1)).value(), 2u);
}

void TestDiskStore::boundsTheOutbox()
{
    const auto store = open();
    QVERIFY(store
                ->transaction([&]() -> Result<void> {
                    for (quint64 number = 1; number <= quint64(kOutboxRowsMax); ++number) {
                        QS_TRY(store->appendOutbox(intentNumber(number)));
                    }
                    return {};
                })
                .ok());
    QCOMPARE(codeOf(store->appendOutbox(intentNumber(0))), ErrorCode::Busy);
    QVERIFY(store->removeOutbox(idNumber<IntentId>(5)).ok());
    QVERIFY(store->appendOutbox(intentNumber(0)).ok());
}

void TestDiskStore::doesAllOfATransaction()
{
    {
        const auto store = open();
        QVERIFY(store->appendOutbox(intentNumber(1)).ok());
        QVERIFY(store
                    ->transaction([&]() -> Result<void> {
                        QS_TRY(store->appendLog(entryNumber(1)));
                        QS_TRY(store->put(Slot::Cursor, "c", "1"));
                        return store->removeOutbox(idNumber<IntentId>(1));
                    })
                    .ok());
    }
    const auto store = open();
    QVERIFY(store->outbox().value().isEmpty());
    QCOMPARE(rowsAfter(*store, kNoRow).size(), 1);
}

void TestDiskStore::undoesATransactionThatFails()
{
    const auto store = open();
    QVERIFY(store->appendOutbox(intentNumber(1)).ok());
    const auto outcome = store->transaction([&]() -> Result<void> {
        QS_TRY(store->appendLog(entryNumber(1)));
        QS_TRY(store->removeOutbox(idNumber<IntentId>(1)));
        QS_TRY(store->setSnapshotGeneration(9));
        return store->updateOutbox(intentNumber(1));
    });
    QCOMPARE(codeOf(outcome), ErrorCode::NotFound);
    QCOMPARE(store->outbox().value().size(), 1);
    QVERIFY(rowsAfter(*store, kNoRow).isEmpty());
    QCOMPARE(store->snapshotGeneration().value(), 0u);
    QCOMPARE(store->appendLog(entryNumber(1)).value(), 1u);
}

void TestDiskStore::goesOnInATransactionAfterAHarmlessRefusal()
{
    const auto store = open();
    QVERIFY(store
                ->transaction([&]() -> Result<void> {
                    // A receipt may come twice: the intent is gone by then.
                    const auto removed = store->removeOutbox(idNumber<IntentId>(1));
                    QS_ASSERT(codeOf(removed) == ErrorCode::NotFound);
                    return store->put(Slot::Cursor, "c", "1");
                })
                .ok());
    QVERIFY(store->get(Slot::Cursor, "c").value().has_value());
}

QTEST_GUILESS_MAIN(TestDiskStore)
#include "tst_disk_store.moc"
