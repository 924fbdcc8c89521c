// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sql/database.h"
#include "sql/transaction.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <limits>

using namespace qs;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array kFirst{
    sql::Migration{1, "CREATE TABLE note(id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;"}};
constexpr std::array kSecond{
    kFirst[0],
    sql::Migration{2, "ALTER TABLE note ADD COLUMN title TEXT; UPDATE note SET title = 'old';"}};
constexpr std::array kBroken{kFirst[0], sql::Migration{2, "DROP TABLE note; CREATE nonsense;"}};

constexpr sql::Schema kSchema{0x51534254, kFirst};
constexpr sql::Schema kNewerSchema{0x51534254, kSecond};
constexpr sql::Schema kBrokenSchema{0x51534254, kBroken};
constexpr sql::Schema kOtherProgram{0x0badcafe, kFirst};

ErrorCode codeOf(const auto& result)
{
    return result.ok() ? ErrorCode(-1) : result.error().code;
}

QByteArray contentsOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    [[nodiscard]] QString path(const char* name) const
    {
        return m_folder.filePath(QLatin1StringView(name));
    }

private Q_SLOTS:
    void givesBackWhatWasBound();
    void tellsEmptyFromNull();
    void boundsNumbersThatDoNotFit();
    void undoesWhatWasNotCommitted();
    void keepsWhatWasCommittedAcrossReopening();
    void bringsAnOldFileUpToDate();
    void leavesTheFileAloneIfAMigrationFails();
    void refusesANewerFile();
    void refusesAForeignFileAndLeavesItAlone();
    void refusesBytesThatAreNoDatabase();
    void refusesADamagedFile();
    void saysDeniedWhereItMayNotWrite();
    void saysBusyWhileAnotherWrites();
    void saysOutOfSpaceAndRecovers();
    void travelsAsBytes();
    void refusesForeignBytes();
};

void TestDatabase::givesBackWhatWasBound()
{
    auto opened = sql::Database::open(sql::Database::kInMemory, kNewerSchema);
    QVERIFY(opened.ok());
    auto insert = opened->prepare("INSERT INTO note(id, body, title) VALUES(?, ?, ?)");
    QVERIFY(insert->run(7, QByteArray("a\0b", 3), u"Grüße"_s).ok());
    QCOMPARE(opened->lastInsertRow(), 7);

    auto select = opened->prepare("SELECT id, body, title FROM note WHERE body = ?");
    select->query(QByteArray("a\0b", 3));
    QCOMPARE(*select->next(), true);
    QCOMPARE(select->integer(0), 7);
    QCOMPARE(select->bytes(1), QByteArray("a\0b", 3));
    QCOMPARE(select->text(2), u"Grüße"_s);
    QCOMPARE(*select->next(), false);
}

void TestDatabase::tellsEmptyFromNull()
{
    auto opened = sql::Database::open(sql::Database::kInMemory, kNewerSchema);
    auto insert = opened->prepare("INSERT INTO note(body, title) VALUES(?, ?)");
    QVERIFY(insert->run(QByteArray(), std::optional<QString>()).ok());
    QCOMPARE(codeOf(insert->run(nullptr, QString())), ErrorCode::Invalid);

    auto select = opened->prepare("SELECT body, title FROM note");
    select->query();
    QVERIFY(*select->next());
    QVERIFY(!select->isNull(0));
    QVERIFY(select->isNull(1));
}

void TestDatabase::boundsNumbersThatDoNotFit()
{
    auto opened = sql::Database::open(sql::Database::kInMemory, kSchema);
    auto select = opened->prepare("SELECT ?");
    select->query(std::numeric_limits<quint64>::max());
    QVERIFY(*select->next());
    QCOMPARE(select->integer(0), std::numeric_limits<qint64>::max());
}

void TestDatabase::undoesWhatWasNotCommitted()
{
    auto opened = sql::Database::open(sql::Database::kInMemory, kSchema);
    {
        auto transaction = sql::Transaction::begin(*opened);
        QVERIFY(opened->execute("INSERT INTO note(body) VALUES(x'00')").ok());
    }
    QCOMPARE(*opened->queryInteger("SELECT count(*) FROM note"), 0);
    QVERIFY(!opened->inTransaction());
}

void TestDatabase::keepsWhatWasCommittedAcrossReopening()
{
    {
        auto opened = sql::Database::open(path("kept"), kSchema);
        auto transaction = sql::Transaction::begin(*opened);
        QVERIFY(opened->execute("INSERT INTO note(body) VALUES(x'00')").ok());
        QVERIFY(transaction->commit().ok());
    }
    auto again = sql::Database::open(path("kept"), kSchema);
    QVERIFY(again.ok());
    QCOMPARE(*again->queryInteger("SELECT count(*) FROM note"), 1);
    QCOMPARE(*again->queryInteger("PRAGMA synchronous"), 2);
    QCOMPARE(*again->queryInteger("PRAGMA foreign_keys"), 1);
    QCOMPARE(*again->queryInteger("PRAGMA temp_store"), 2);
}

void TestDatabase::bringsAnOldFileUpToDate()
{
    {
        auto old = sql::Database::open(path("old"), kSchema);
        QVERIFY(old->execute("INSERT INTO note(body) VALUES(x'00')").ok());
    }
    auto opened = sql::Database::open(path("old"), kNewerSchema);
    QVERIFY(opened.ok());
    QCOMPARE(*opened->queryInteger("PRAGMA user_version"), 2);
    QCOMPARE(*opened->queryInteger("SELECT count(*) FROM note WHERE title = 'old'"), 1);
}

void TestDatabase::leavesTheFileAloneIfAMigrationFails()
{
    {
        auto old = sql::Database::open(path("halfway"), kSchema);
        QVERIFY(old->execute("INSERT INTO note(body) VALUES(x'00')").ok());
    }
    QVERIFY(!sql::Database::open(path("halfway"), kBrokenSchema).ok());

    auto opened = sql::Database::open(path("halfway"), kSchema);
    QVERIFY(opened.ok());
    QCOMPARE(*opened->queryInteger("SELECT count(*) FROM note"), 1);
}

void TestDatabase::refusesANewerFile()
{
    QVERIFY(sql::Database::open(path("newer"), kNewerSchema).ok());
    const QByteArray before = contentsOf(path("newer"));
    QCOMPARE(codeOf(sql::Database::open(path("newer"), kSchema)), ErrorCode::Incompatible);
    QCOMPARE(contentsOf(path("newer")), before);
}

void TestDatabase::refusesAForeignFileAndLeavesItAlone()
{
    QVERIFY(sql::Database::open(path("foreign"), kOtherProgram).ok());
    const QByteArray before = contentsOf(path("foreign"));
    QCOMPARE(codeOf(sql::Database::open(path("foreign"), kSchema)), ErrorCode::Corrupt);
    QCOMPARE(contentsOf(path("foreign")), before);
}

void TestDatabase::refusesBytesThatAreNoDatabase()
{
    const QByteArray letter = QByteArray("Dear diary, ").repeated(1000);
    writeFile(path("letter"), letter);
    QCOMPARE(codeOf(sql::Database::open(path("letter"), kSchema)), ErrorCode::Corrupt);
    QCOMPARE(contentsOf(path("letter")), letter);
}

void TestDatabase::refusesADamagedFile()
{
    {
        auto opened = sql::Database::open(path("damaged"), kSchema);
        for (int i = 0; i < 200; ++i) {
            QVERIFY(opened->execute("INSERT INTO note(body) VALUES(randomblob(900))").ok());
        }
    }
    QByteArray bytes = contentsOf(path("damaged"));
    bytes.replace(3 * 4096, 4096, QByteArray(4096, '\x7f'));
    writeFile(path("damaged"), bytes);
    auto opened = sql::Database::open(path("damaged"), kSchema);
    QVERIFY(opened.ok());
    QCOMPARE(codeOf(opened->check()), ErrorCode::Corrupt);
}

void TestDatabase::saysDeniedWhereItMayNotWrite()
{
    QCOMPARE(codeOf(sql::Database::open(path("no/such/folder/file"), kSchema)), ErrorCode::Denied);
}

void TestDatabase::saysBusyWhileAnotherWrites()
{
    auto one = sql::Database::open(path("shared"), kSchema);
    auto other = sql::Database::open(path("shared"), kSchema);
    QVERIFY(other->execute("PRAGMA busy_timeout = 0").ok());
    auto transaction = sql::Transaction::begin(*one);
    QCOMPARE(codeOf(sql::Transaction::begin(*other)), ErrorCode::Busy);
    QVERIFY(transaction->commit().ok());
    QVERIFY(sql::Transaction::begin(*other).ok());
}

void TestDatabase::saysOutOfSpaceAndRecovers()
{
    auto opened = sql::Database::open(path("full"), kSchema);
    QVERIFY(opened->execute("PRAGMA max_page_count = 4").ok());
    auto insert = opened->prepare("INSERT INTO note(body) VALUES(zeroblob(?))");
    {
        auto transaction = sql::Transaction::begin(*opened);
        QCOMPARE(codeOf(insert->run(100'000)), ErrorCode::OutOfSpace);
    }
    QCOMPARE(*opened->queryInteger("SELECT count(*) FROM note"), 0);

    QVERIFY(opened->execute("PRAGMA max_page_count = 1000").ok());
    QVERIFY(insert->run(100'000).ok());
    QCOMPARE(*opened->queryInteger("SELECT count(*) FROM note"), 1);
}

void TestDatabase::travelsAsBytes()
{
    auto first = sql::Database::open(sql::Database::kInMemory, kSchema);
    QVERIFY(first->execute("INSERT INTO note(body) VALUES(x'2a')").ok());
    const auto bytes = first->serialize();
    QVERIFY(bytes.ok());

    auto second = sql::Database::open(sql::Database::kInMemory, kNewerSchema);
    QVERIFY(second->deserialize(*bytes, kNewerSchema).ok());
    QCOMPARE(
        *second->queryInteger("SELECT count(*) FROM note WHERE body = x'2a' AND title = 'old'"), 1
    );
    QVERIFY(second->execute("INSERT INTO note(body) VALUES(zeroblob(100000))").ok());
}

void TestDatabase::refusesForeignBytes()
{
    auto opened = sql::Database::open(sql::Database::kInMemory, kSchema);
    QCOMPARE(
        codeOf(opened->deserialize(QByteArray("noise").repeated(2000), kSchema)), ErrorCode::Corrupt
    );
    auto foreign = sql::Database::open(sql::Database::kInMemory, kOtherProgram);
    auto other = sql::Database::open(sql::Database::kInMemory, kSchema);
    QCOMPARE(codeOf(other->deserialize(*foreign->serialize(), kSchema)), ErrorCode::Corrupt);
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
