// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "store/projection.h"
#include "store/snapshot_file.h"
#include "unit/store/verified_posts.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace qs;
using namespace qs::store;
using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<Projection> emptyProjection()
{
    auto projection = Projection::open();
    if (!projection) {
        qFatal("no projection");
    }
    return std::move(projection).value();
}

constexpr quint64 kRows = 6; // in the log of every store here

} // namespace

class TestSnapshot : public QObject
{
    Q_OBJECT

private:
    SmallWorld m_world{2};
    QTemporaryDir m_folder;
    QString m_directory;
    std::unique_ptr<DiskStore> m_disk;
    std::unique_ptr<Projection> m_projection;
    quint64 m_seq = 0;

    [[nodiscard]] QString path() const { return m_disk->snapshotPath(); }
    void post(const QString& text);
    ErrorCode loadInto(Projection& projection) { return codeOf(projection.loadSnapshot(*m_disk)); }

private Q_SLOTS:
    void init();
    void bringsEverythingBack();
    void goesOnAfterBeingLoaded();
    void isMissedWithoutHarm();
    void isRefusedWhenTorn();
    void isRefusedWhenAnyByteChanged();
    void isRefusedWithAnotherKey();
    void isRefusedWhenAnOlderOneIsPutBack();
    void isRefusedWhenItsPiecesAreMixed();
    void isRefusedWhenTheStoreIsOlder();
    void isRefusedAfterTheLogLostItsEnd();
    void isRefusedInAnotherVersion();
    void isUsedWhenOnlyItsNumberWasNotNoted();
    void staysWhenTheNextCannotBeWritten();
    void leavesNothingOfWhatWasThereBefore();
    void startsTenThousandPostsQuickly();
};

void TestSnapshot::init()
{
    static int count = 0;
    m_directory = m_folder.filePath(u"account-%1"_s.arg(++count));
    m_disk = openStore(m_directory);
    for (quint64 number = 1; number <= kRows; ++number) {
        QVERIFY(m_disk->appendLog(entryNumber(number)).ok());
    }
    m_projection = emptyProjection();
    m_seq = 0;
    post(u"one"_s);
    post(u"two"_s);
}

void TestSnapshot::post(const QString& text)
{
    content::Payload payload = m_world.post(text);
    payload.nameCard = {u"Somebody"_s, 5};
    const auto verified = m_world.inCircle(0, payload);
    ++m_seq;
    QVERIFY(m_projection->apply(verified, m_seq, 1'000 * m_seq).ok());
    const auto liked = m_world.inCircle(1, m_world.reaction(verified.object(), u"+"_s));
    ++m_seq;
    QVERIFY(m_projection->apply(liked, m_seq, 1'000 * m_seq).ok());
}

void TestSnapshot::bringsEverythingBack()
{
    QVERIFY(m_projection->saveSnapshot(*m_disk, 4).ok());
    m_disk.reset();
    m_disk = openStore(m_directory);
    const auto loaded = emptyProjection();
    QCOMPARE(loaded->loadSnapshot(*m_disk).value(), 4u);
    QVERIFY(
        loaded->timeline(std::nullopt, 10).posts == m_projection->timeline(std::nullopt, 10).posts
    );
    QCOMPARE(loaded->counts(), (Counts{2, 2, 1}));
    QCOMPARE(loaded->people(), m_projection->people());
    const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
    QCOMPARE(QFileInfo(path()).permissions() & others, QFileDevice::Permissions());
}

void TestSnapshot::goesOnAfterBeingLoaded()
{
    QVERIFY(m_projection->saveSnapshot(*m_disk, 4).ok());
    m_projection = emptyProjection();
    QVERIFY(m_projection->loadSnapshot(*m_disk).ok());
    for (int i = 0; i < 500; ++i) { // the tables outgrow the loaded image
        post(u"three"_s.repeated(20));
    }
    QCOMPARE(m_projection->counts().posts, 502);
    QVERIFY(m_projection->saveSnapshot(*m_disk, kRows).ok());
    const auto loaded = emptyProjection();
    QCOMPARE(loaded->loadSnapshot(*m_disk).value(), kRows);
    QCOMPARE(loaded->counts(), m_projection->counts());
}

void TestSnapshot::isMissedWithoutHarm()
{
    QCOMPARE(loadInto(*m_projection), ErrorCode::NotFound);
    QCOMPARE(m_projection->counts(), Counts());
    post(u"anew"_s);
    QCOMPARE(m_projection->counts().posts, 1);
}

void TestSnapshot::isRefusedWhenTorn()
{
    QVERIFY(m_projection->saveSnapshot(*m_disk, 4).ok());
    const QByteArray whole = contentsOf(path());
    for (qsizetype length = 0; length < whole.size(); length += 1 + length / 8) {
        writeFile(path(), whole.first(length));
        QCOMPARE(loadInto(*m_projection), ErrorCode::Corrupt);
    }
    writeFile(path(), whole + 'x');
    QCOMPARE(loadInto(*m_projection), ErrorCode::Corrupt);
    writeFile(path(), whole);
    QVERIFY(m_projection->loadSnapshot(*m_disk).ok());
}

void TestSnapshot::isRefusedWhenAnyByteChanged()
{
    QVERIFY(m_projection->saveSnapshot(*m_disk, 4).ok());
    const QByteArray whole = contentsOf(path());
    for (qsizetype at = 0; at < whole.size(); at += 1 + at / 20) {
        QByteArray bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] ^ 1);
        writeFile(path(), bytes);
        QCOMPARE(loadInto(*m_projection), ErrorCode::Corrupt);
        QCOMPARE(m_projection->counts(), Counts());
    }
}

void TestSnapshot::isRefusedWithAnotherKey()
{
    QVERIFY(m_projection->saveSnapshot(*m_disk, 4).ok());
    const QByteArray foreign = contentsOf(path());
    m_directory = m_folder.filePath(u"another account"_s);
    m_disk = openStore(m_directory, 'x');
    writeFile(path(), foreign);
    QCOMPARE(loadInto(*m_projection), ErrorCode::Corrupt);
}

void TestSnapshot::isRefusedWhenAnOlderOneIsPutBack()
{
    QVERIFY(m_projection->saveSnapshot(*m_disk, 4).ok());
    const QByteArray older = contentsOf(path());
    QVERIFY(m_projection->saveSnapshot(*m_disk, 4).ok());
    QVERIFY(m_projection->loadSnapshot(*m_disk).ok());
    writeFile(path(), older);
    QCOMPARE(loadInto(*m_projection), ErrorCode::Invalid);
    QCOMPARE(m_projection->counts(), Counts());
}

void TestSnapshot::isRefusedWhenItsPiecesAreMixed()
{
    const auto& key = m_disk->snapshotKey();
    constexpr qsizetype kPiece = 1024 * 1024;
    constexpr qsizetype kSealedPiece = kPiece + proof::kCaeadOverhead;
    const QByteArray contents = QByteArray(kPiece, 'a') + QByteArray(kPiece, 'b') + "end";
    QVERIFY(writeSnapshot(path(), key, {}, contents).ok());
    const QByteArray whole = contentsOf(path());
    QVERIFY(readSnapshot(path(), key)->contents == contents);
    const qsizetype begin = whole.size() - 2 * kSealedPiece - (3 + proof::kCaeadOverhead);

    QByteArray swapped = whole.first(begin);
    swapped += whole.sliced(begin + kSealedPiece, kSealedPiece);
    swapped += whole.sliced(begin, kSealedPiece);
    swapped += whole.sliced(begin + 2 * kSealedPiece);
    writeFile(path(), swapped);
    QCOMPARE(codeOf(readSnapshot(path(), key)), ErrorCode::Corrupt);

    // A piece of another writing of the same contents.
    QVERIFY(writeSnapshot(path(), key, {}, contents).ok());
    QByteArray mixed = contentsOf(path());
    mixed.replace(begin, kSealedPiece, whole.sliced(begin, kSealedPiece));
    writeFile(path(), mixed);
    QCOMPARE(codeOf(readSnapshot(path(), key)), ErrorCode::Corrupt);
}

void TestSnapshot::isRefusedWhenTheStoreIsOlder()
{
    QVERIFY(m_projection->saveSnapshot(*m_disk, kRows + 1).ok());
    QCOMPARE(loadInto(*m_projection), ErrorCode::Invalid);
    QVERIFY(m_projection->saveSnapshot(*m_disk, kRows).ok());
    QVERIFY(m_projection->saveSnapshot(*m_disk, kRows).ok());
    QVERIFY(m_disk->setSnapshotGeneration(0).ok());
    QCOMPARE(loadInto(*m_projection), ErrorCode::Invalid);
}

void TestSnapshot::isRefusedAfterTheLogLostItsEnd()
{
    QVERIFY(m_projection->saveSnapshot(*m_disk, 4).ok());
    // The number of the newest one was never noted.
    QVERIFY(m_disk->setSnapshotGeneration(m_disk->snapshotGeneration().value() - 1).ok());
    QVERIFY(m_disk->removeLogFrom(spaceNumber(1), 6).ok());
    QCOMPARE(loadInto(*m_projection), ErrorCode::Invalid);
}

void TestSnapshot::isRefusedInAnotherVersion()
{
    const SnapshotHead head{.schema = 999, .generation = 1, .upToRow = 1};
    QVERIFY(writeSnapshot(path(), m_disk->snapshotKey(), head, "whatever it holds").ok());
    QCOMPARE(loadInto(*m_projection), ErrorCode::Incompatible);
}

void TestSnapshot::isUsedWhenOnlyItsNumberWasNotNoted()
{
    QVERIFY(m_projection->saveSnapshot(*m_disk, 4).ok());
    QVERIFY(m_disk->setSnapshotGeneration(m_disk->snapshotGeneration().value() - 1).ok());
    QCOMPARE(m_projection->loadSnapshot(*m_disk).value(), 4u);
}

void TestSnapshot::staysWhenTheNextCannotBeWritten()
{
    QVERIFY(m_projection->saveSnapshot(*m_disk, 4).ok());
    QVERIFY(QDir().mkpath(path() + u".new"_s)); // the name that the next one begins under
    post(u"three"_s);
    QCOMPARE(codeOf(m_projection->saveSnapshot(*m_disk, 5)), ErrorCode::Denied);
    QCOMPARE(m_projection->loadSnapshot(*m_disk).value(), 4u);
    QCOMPARE(m_projection->counts().posts, 2);
}

void TestSnapshot::leavesNothingOfWhatWasThereBefore()
{
    QVERIFY(m_projection->saveSnapshot(*m_disk, 4).ok());
    post(u"not in the snapshot"_s);
    QVERIFY(m_projection->loadSnapshot(*m_disk).ok());
    QCOMPARE(m_projection->counts().posts, 2);
}

// A guard, not a measurement: sealing the posts takes most of the time here.
void TestSnapshot::startsTenThousandPostsQuickly()
{
    constexpr int kPosts = 2'000;
    constexpr int kPostsMeant = 10'000;
    const auto outcome = m_projection->batch([&]() -> Result<void> {
        for (int i = 0; i < kPosts; ++i) {
            const auto verified = m_world.publicly(0, m_world.post(u"lorem ipsum "_s.repeated(15)));
            QS_TRY(m_projection->apply(verified, quint64(i) + 1, quint64(i)));
        }
        return {};
    });
    QVERIFY(outcome.ok());
    QElapsedTimer timer;
    timer.start();
    QVERIFY(m_projection->saveSnapshot(*m_disk, 4).ok());
    const qint64 saveUs = timer.nsecsElapsed() / 1'000;
    timer.start();
    const auto loaded = emptyProjection();
    QVERIFY(loaded->loadSnapshot(*m_disk).ok());
    QCOMPARE(loaded->timeline(std::nullopt, 50).posts.size(), 50);
    const qint64 startUs = timer.nsecsElapsed() / 1'000;
    qInfo("%d posts: written in %lld us, first page after %lld us", kPosts, saveUs, startUs);
    QVERIFY(startUs * kPostsMeant / kPosts < 500'000);
}

QTEST_GUILESS_MAIN(TestSnapshot)
#include "tst_snapshot.moc"
