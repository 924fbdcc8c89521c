// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "store/projection.h"
#include "unit/store/verified_posts.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace qs;
using namespace qs::store;
using namespace Qt::StringLiterals;

namespace {

/// Every way the words could stand in a file.
QList<QByteArray> spellingsOf(const QString& words)
{
    const QByteArray utf16(reinterpret_cast<const char*>(words.utf16()), words.size() * 2);
    return {words.toUtf8(), utf16, words.toUtf8().toHex(), words.toUtf8().toBase64().chopped(4)};
}

/// Files below a folder, and those this process holds open without a name, such as those that
/// SQLite sorts in.
QStringList filesToSearch(const QString& folder)
{
    QStringList paths;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        paths.append(files.next());
    }
    const QDir descriptors(u"/proc/self/fd"_s);
    for (const QString& name : descriptors.entryList(QDir::AllEntries | QDir::System)) {
        const QString path = descriptors.filePath(name);
        const QByteArray target = QFile::encodeName(QFile(path).symLinkTarget());
        if (target.contains("etilqs") || target.contains("(deleted)")) {
            paths.append(path);
        }
    }
    return paths;
}

QStringList filesContaining(const QString& folder, const QList<QByteArray>& needles)
{
    QStringList found;
    for (const QString& path : filesToSearch(folder)) {
        const QByteArray contents = contentsOf(path);
        for (const QByteArray& needle : needles) {
            if (contents.contains(needle)) {
                found.append(path);
                break;
            }
        }
    }
    return found;
}

} // namespace

class TestSecrecy : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_directory;
    const QString m_canary = u"canary-Zwölfboxkämpfer-4711"_s;

    void storeTheCanaryEverywhere(DiskStore& disk) const;

private Q_SLOTS:
    void init();
    void findsWhatLiesOpenly();
    void keepsContentFromTheDisk();
    void keepsContentOfSnapshotsFromTheDisk();
    void keepsNamesOfPeopleAndSpacesFromTheDisk();
    void hidesHowLongADraftIs();
};

void TestSecrecy::init()
{
    static int count = 0;
    m_directory = m_folder.filePath(u"account-%1"_s.arg(++count));
}

void TestSecrecy::storeTheCanaryEverywhere(DiskStore& disk) const
{
    const QByteArray utf8 = m_canary.toUtf8();
    LogEntry entry = entryNumber(1);
    entry.envelope = "before " + utf8 + " after";
    QVERIFY(disk.appendLog(entry).ok());
    OutboxRow intent = intentNumber(1);
    intent.body = utf8;
    intent.sealed = utf8;
    QVERIFY(disk.appendOutbox(intent).ok());
    QVERIFY(disk.updateOutbox(intent).ok());
    for (int slot = 1; slot <= int(Slot::MailCursor); ++slot) {
        QVERIFY(disk.put(Slot(slot), utf8, utf8).ok());
        QVERIFY(disk.put(Slot(slot), utf8, "changed " + utf8).ok());
    }
    QVERIFY(disk.remove(Slot::Draft, utf8).ok());
}

// The search would find it if it were there.
void TestSecrecy::findsWhatLiesOpenly()
{
    QVERIFY(QDir().mkpath(m_directory));
    QFile nameless(m_folder.filePath(u"nameless"_s));
    QVERIFY(nameless.open(QIODevice::ReadWrite));
    QVERIFY(nameless.write("x" + spellingsOf(m_canary)[1]) > 0);
    QVERIFY(nameless.flush() && QFile::remove(nameless.fileName()));
    writeFile(m_directory + u"/utf8"_s, "x" + m_canary.toUtf8());
    writeFile(m_directory + u"/utf16"_s, "xy" + spellingsOf(m_canary)[1]);
    QCOMPARE(filesContaining(m_directory, spellingsOf(m_canary)).size(), 3);
}

void TestSecrecy::keepsContentFromTheDisk()
{
    auto disk = openStore(m_directory);
    storeTheCanaryEverywhere(*disk);
    QVERIFY(QFile::exists(databasePath(m_directory) + u"-wal"_s));
    QVERIFY(filesToSearch(m_directory).size() >= 3);
    QCOMPARE(filesContaining(m_directory, spellingsOf(m_canary)), QStringList());
    disk.reset();
    QCOMPARE(filesContaining(m_directory, spellingsOf(m_canary)), QStringList());
    QCOMPARE(
        openStore(m_directory)->get(Slot::Setting, m_canary.toUtf8()).value(),
        std::optional("changed " + m_canary.toUtf8())
    );
}

void TestSecrecy::keepsContentOfSnapshotsFromTheDisk()
{
    const auto disk = openStore(m_directory);
    QVERIFY(disk->appendLog(entryNumber(1)).ok());
    SmallWorld world(2);
    const auto projection = Projection::open();
    QVERIFY(projection.ok());
    for (quint64 seq = 1; seq <= 300; ++seq) {
        content::Payload payload = world.post(m_canary.repeated(10));
        payload.nameCard = {m_canary, 1};
        QVERIFY((*projection)->apply(world.publicly(1, payload), seq, seq).ok());
    }
    QVERIFY((*projection)->saveSnapshot(*disk, 1).ok());
    QVERIFY(QFile::exists(disk->snapshotPath()));
    QCOMPARE(filesContaining(m_directory, spellingsOf(m_canary)), QStringList());
    QCOMPARE(filesContaining(m_directory, {world.user(1).bytes()}), QStringList());
    QVERIFY((*projection)->loadSnapshot(*disk).ok());
    QCOMPARE(
        (*projection)->timeline(std::nullopt, 1).posts.constFirst().text, m_canary.repeated(10)
    );
    QCOMPARE(filesContaining(m_directory, spellingsOf(m_canary)), QStringList());
}

void TestSecrecy::keepsNamesOfPeopleAndSpacesFromTheDisk()
{
    const auto disk = openStore(m_directory);
    const LogEntry entry = entryNumber(1);
    QVERIFY(disk->appendLog(entry).ok());
    QVERIFY(disk->appendOutbox(intentNumber(1)).ok());
    QVERIFY(disk->put(Slot::Person, idNumber<UserId>(1).view(), "").ok());
    const QList<QByteArray> names = {
        entry.space.id.bytes(),
        entry.id.bytes(),
        idNumber<IntentId>(1).bytes(),
        idNumber<UserId>(1).bytes(),
        entry.envelope.first(64)};
    QCOMPARE(filesContaining(m_directory, names), QStringList());
    QCOMPARE(filesContaining(m_directory, {keyNumber('k').view().toByteArray()}), QStringList());
}

void TestSecrecy::hidesHowLongADraftIs()
{
    QList<qint64> sizes;
    for (const qsizetype length : {1, 200}) {
        const QString directory = m_directory + QString::number(length);
        auto disk = openStore(directory);
        QVERIFY(disk->put(Slot::Draft, "", QByteArray(length, 'd')).ok());
        disk.reset();
        sizes.append(QFileInfo(databasePath(directory)).size());
        const QByteArray contents = contentsOf(databasePath(directory));
        sizes.append(contents.count('\0'));
    }
    QCOMPARE(sizes[0], sizes[2]);
    QVERIFY(qAbs(sizes[1] - sizes[3]) < 20); // sealed bytes hold a zero now and then
}

QTEST_GUILESS_MAIN(TestSecrecy)
#include "tst_secrecy.moc"
