// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sql/database.h"
#include "store/disk_schema.h"
#include "unit/store/fixtures.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace qs;
using namespace qs::store;
using namespace Qt::StringLiterals;

namespace {

constexpr sql::Schema kForeignSchema{0x0badcafe, kDiskMigrations};

// What somebody with the file, but without the key, can do.
void change(const QString& directory, const char* statements)
{
    auto database = sql::Database::open(databasePath(directory), kDiskSchema);
    if (!database || !database->execute(statements) || !database->checkpoint()) {
        qFatal("cannot run %s", statements);
    }
}

Result<void> readEverything(DiskStore& store)
{
    QS_TRY(store.forEachLogAfter(kNoRow, [](const LogRow&) { return Result<void>(); }));
    QS_TRY(store.all(Slot::Circle));
    QS_TRY(store.all(Slot::Person));
    QS_TRY(store.get(Slot::Circle, "a"));
    QS_TRY(store.outbox());
    return {};
}

} // namespace

class TestTampering : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_directory;

    void fill() const;

private Q_SLOTS:
    void init();
    void staysLockedWithAnotherKey();
    void leavesAFileThatIsNoDatabaseAlone();
    void leavesTheDatabaseOfAnotherProgramAlone();
    void leavesAFileOfANewerVersionAlone();
    void namesADirectoryThatCannotBe();
    void noticesWhatWasChanged_data();
    void noticesWhatWasChanged();
    void neverYieldsAWrongRowWhateverByteIsFlipped();
    void doesNotTakeAStoreWithoutItsCheckForANewOne();
    void undoesATransactionThatMetDamage();
};

void TestTampering::init()
{
    static int count = 0;
    m_directory = m_folder.filePath(u"account-%1"_s.arg(++count));
}

void TestTampering::fill() const
{
    const auto store = openStore(m_directory);
    for (const quint64 number : {1, 2, 3}) {
        QVERIFY(store->appendLog(entryNumber(number)).ok());
        QVERIFY(store->appendOutbox(intentNumber(number)).ok());
    }
    for (const char* key : {"a", "b"}) {
        QVERIFY(store->put(Slot::Circle, key, "circle").ok());
        QVERIFY(store->put(Slot::Person, key, "person").ok());
    }
    QVERIFY(readEverything(*store).ok());
}

void TestTampering::staysLockedWithAnotherKey()
{
    fill();
    const QByteArray before = contentsOf(databasePath(m_directory));
    QCOMPARE(codeOf(DiskStore::open(m_directory, keyNumber('x'))), ErrorCode::Locked);
    QCOMPARE(contentsOf(databasePath(m_directory)), before);
    QVERIFY(readEverything(*openStore(m_directory)).ok());
}

void TestTampering::leavesAFileThatIsNoDatabaseAlone()
{
    QVERIFY(QDir().mkpath(m_directory));
    const QByteArray letter = QByteArray("Dear diary, this is not a database. ").repeated(100);
    writeFile(databasePath(m_directory), letter);
    QCOMPARE(codeOf(DiskStore::open(m_directory, keyNumber('k'))), ErrorCode::Corrupt);
    QCOMPARE(contentsOf(databasePath(m_directory)), letter);
}

void TestTampering::leavesTheDatabaseOfAnotherProgramAlone()
{
    QVERIFY(QDir().mkpath(m_directory));
    QVERIFY(sql::Database::open(databasePath(m_directory), kForeignSchema).ok());
    const QByteArray before = contentsOf(databasePath(m_directory));
    QCOMPARE(codeOf(DiskStore::open(m_directory, keyNumber('k'))), ErrorCode::Corrupt);
    QCOMPARE(contentsOf(databasePath(m_directory)), before);
}

void TestTampering::leavesAFileOfANewerVersionAlone()
{
    fill();
    change(m_directory, "PRAGMA user_version = 99;");
    const QByteArray before = contentsOf(databasePath(m_directory));
    QCOMPARE(codeOf(DiskStore::open(m_directory, keyNumber('k'))), ErrorCode::Incompatible);
    QCOMPARE(contentsOf(databasePath(m_directory)), before);
}

void TestTampering::namesADirectoryThatCannotBe()
{
    writeFile(m_directory, "a file");
    QCOMPARE(codeOf(DiskStore::open(m_directory, keyNumber('k'))), ErrorCode::Denied);
    QCOMPARE(codeOf(DiskStore::open(m_directory + u"/below"_s, keyNumber('k'))), ErrorCode::Denied);
    QCOMPARE(contentsOf(m_directory), "a file"_ba);
}

void TestTampering::noticesWhatWasChanged_data()
{
    QTest::addColumn<QByteArray>("statements");
    const auto row = [](const char* name, const char* statements) {
        QTest::newRow(name) << QByteArray(statements);
    };
    row("rows of the log swapped",
        "UPDATE entry SET row = -1 WHERE row = 1; UPDATE entry SET row = 1 WHERE row = 2;"
        "UPDATE entry SET row = 2 WHERE row = -1;");
    row("contents of log rows swapped",
        "UPDATE entry SET sealed = (SELECT sealed FROM entry AS o WHERE o.row = 3 - entry.row)"
        " WHERE row < 3;");
    row("a log row under another place", "UPDATE entry SET place = zeroblob(16) WHERE row = 2;");
    row("a log row under another envelope",
        "UPDATE entry SET envelope = (SELECT envelope FROM entry WHERE row = 1) WHERE row = 2;");
    row("a log row cut short", "UPDATE entry SET sealed = substr(sealed, 1, 80) WHERE row = 2;");
    row("a log row emptied", "UPDATE entry SET sealed = x'' WHERE row = 2;");
    row("a log row copied",
        "INSERT INTO entry (row, place, envelope, sealed)"
        " SELECT 9, randomblob(16), envelope, sealed FROM entry WHERE row = 2;");
    row("values of a slot swapped",
        "UPDATE slot SET sealed = (SELECT max(sealed) FROM slot) WHERE class = 6;");
    row("a value moved to another slot", "UPDATE slot SET class = 7 WHERE class = 6;");
    row("an intent moved in the queue",
        "UPDATE intent SET n = 99 WHERE n = (SELECT min(n) FROM intent);");
    row("intents swapped",
        "UPDATE intent SET sealed = (SELECT sealed FROM intent AS o WHERE o.n = 3 - intent.n)"
        " WHERE n < 3;");
    row("an intent in the log's clothes",
        "UPDATE intent SET sealed = (SELECT sealed FROM entry WHERE row = 1) WHERE n = 1;");
}

void TestTampering::noticesWhatWasChanged()
{
    QFETCH(QByteArray, statements);
    fill();
    change(m_directory, statements.constData());
    const auto store = openStore(m_directory);
    QCOMPARE(codeOf(readEverything(*store)), ErrorCode::Corrupt);
}

void TestTampering::neverYieldsAWrongRowWhateverByteIsFlipped()
{
    fill();
    change(m_directory, "PRAGMA wal_checkpoint(TRUNCATE)");
    const QByteArray intact = contentsOf(databasePath(m_directory));
    int refused = 0;
    for (qsizetype at = 101; at < intact.size(); at += 97) {
        QByteArray bytes = intact;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x20);
        QFile::remove(databasePath(m_directory) + u"-wal"_s);
        QFile::remove(databasePath(m_directory) + u"-shm"_s);
        writeFile(databasePath(m_directory), bytes);
        auto store = DiskStore::open(m_directory, keyNumber('k'));
        if (!store) {
            ++refused;
            continue;
        }
        const auto outcome =
            (*store)->forEachLogAfter(kNoRow, [&](const LogRow& row) -> Result<void> {
                const bool isRight = row.entry == entryNumber(row.row);
                return isRight ? Result<void>() : Error{ErrorCode::Incompatible, u"wrong"_s};
            });
        QVERIFY(codeOf(outcome) != ErrorCode::Incompatible);
        refused += outcome.ok() ? 0 : 1;
    }
    QVERIFY(refused > 10);
}

void TestTampering::doesNotTakeAStoreWithoutItsCheckForANewOne()
{
    fill();
    change(m_directory, "DELETE FROM mark;");
    QCOMPARE(codeOf(DiskStore::open(m_directory, keyNumber('k'))), ErrorCode::Corrupt);
    QCOMPARE(codeOf(DiskStore::open(m_directory, keyNumber('x'))), ErrorCode::Corrupt);
}

void TestTampering::undoesATransactionThatMetDamage()
{
    fill();
    change(m_directory, "UPDATE entry SET sealed = x'' WHERE row = 2;");
    const auto store = openStore(m_directory);
    const auto outcome = store->transaction([&]() -> Result<void> {
        QS_TRY(store->put(Slot::Draft, "", "undone"));
        const auto appended = store->appendLog(entryNumber(2)); // and the caller does not look
        QS_ASSERT(codeOf(appended) == ErrorCode::Corrupt);
        return {};
    });
    QCOMPARE(codeOf(outcome), ErrorCode::Corrupt);
    QVERIFY(!store->get(Slot::Draft, "").value());
}

QTEST_GUILESS_MAIN(TestTampering)
#include "tst_tampering.moc"
