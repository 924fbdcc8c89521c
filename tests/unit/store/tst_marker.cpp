// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "store/marker.h"
#include "unit/store/fixtures.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace qs;
using namespace qs::store;
using namespace Qt::StringLiterals;

namespace {

Marker sampleMarker()
{
    Marker marker;
    marker.wraps.user = idNumber<UserId>(1);
    marker.wraps.byKeychain = QByteArray(104, 'k');
    marker.wraps.byRecovery = QByteArray(104, 'r');
    marker.keychainEntry = u"quicksilver/host/0011223344556677"_s;
    marker.note = "wss://example.org/ws/";
    return marker;
}

} // namespace

class TestMarker : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_directory;
    [[nodiscard]] QString path() const { return m_directory + u"/account.cbor"_s; }

private Q_SLOTS:
    void init();
    void saysThatNobodyLivesInAnEmptyFolder();
    void givesBackWhatWasWritten();
    void replacesTheWholeMarker();
    void neverTakesADamagedMarkerForNone();
    void refusesAMarkerOfANewerVersion();
    void keepsTheOldMarkerWhenTheNewOneCannotBeWritten();
    void refusesWhatIsOverItsBounds();
    void replacesWhatACrashLeftBehind();
};

void TestMarker::init()
{
    static int count = 0;
    m_directory = m_folder.filePath(u"account-%1"_s.arg(++count));
}

void TestMarker::saysThatNobodyLivesInAnEmptyFolder()
{
    const auto marker = readMarker(m_directory);
    QVERIFY(marker.ok());
    QVERIFY(!marker->has_value());
}

void TestMarker::givesBackWhatWasWritten()
{
    QVERIFY(writeMarker(m_directory, sampleMarker()).ok());
    QVERIFY(readMarker(m_directory).value() == sampleMarker());
    const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
    QCOMPARE(QFile(path()).permissions() & others, QFileDevice::Permissions());
    QCOMPARE(QDir(m_directory).entryList(QDir::Files), QStringList{u"account.cbor"_s});
}

void TestMarker::replacesTheWholeMarker()
{
    QVERIFY(writeMarker(m_directory, sampleMarker()).ok());
    Marker next = sampleMarker();
    next.wraps.byKeychain.clear();
    next.wraps.byPassword = QByteArray(104, 'p');
    next.keychainEntry.clear();
    next.note.clear();
    QVERIFY(writeMarker(m_directory, next).ok());
    QVERIFY(readMarker(m_directory).value() == next);
}

void TestMarker::neverTakesADamagedMarkerForNone()
{
    QVERIFY(writeMarker(m_directory, sampleMarker()).ok());
    const QByteArray intact = contentsOf(path());
    for (qsizetype length = 0; length < intact.size(); ++length) {
        writeFile(path(), intact.first(length));
        QCOMPARE(codeOf(readMarker(m_directory)), ErrorCode::Corrupt);
    }
    writeFile(path(), intact + 'x');
    QCOMPARE(codeOf(readMarker(m_directory)), ErrorCode::Corrupt);
    writeFile(path(), QByteArray(20'000, 'x'));
    QCOMPARE(codeOf(readMarker(m_directory)), ErrorCode::Corrupt);
}

void TestMarker::refusesAMarkerOfANewerVersion()
{
    QVERIFY(writeMarker(m_directory, sampleMarker()).ok());
    QByteArray bytes = contentsOf(path());
    QCOMPARE(bytes[1], '\1'); // the version, right after the head of the array
    bytes[1] = '\2';
    writeFile(path(), bytes);
    QCOMPARE(codeOf(readMarker(m_directory)), ErrorCode::Incompatible);
}

void TestMarker::keepsTheOldMarkerWhenTheNewOneCannotBeWritten()
{
    QVERIFY(writeMarker(m_directory, sampleMarker()).ok());
    QVERIFY(QDir().mkpath(path() + u".new"_s)); // the name that the next one begins under
    Marker next = sampleMarker();
    next.note = "another";
    QCOMPARE(codeOf(writeMarker(m_directory, next)), ErrorCode::Denied);
    QVERIFY(readMarker(m_directory).value() == sampleMarker());
}

void TestMarker::refusesWhatIsOverItsBounds()
{
    Marker marker = sampleMarker();
    marker.note = QByteArray(kMarkerNoteBytesMax + 1, 'n');
    QCOMPARE(codeOf(writeMarker(m_directory, marker)), ErrorCode::Invalid);
    marker = sampleMarker();
    marker.keychainEntry = QString(kKeychainEntryBytesMax + 1, u'e');
    QCOMPARE(codeOf(writeMarker(m_directory, marker)), ErrorCode::Invalid);
    QVERIFY(!readMarker(m_directory).value());
}

void TestMarker::replacesWhatACrashLeftBehind()
{
    QVERIFY(QDir().mkpath(m_directory));
    writeFile(path() + u".new"_s, QByteArray(5000, 'x'));
    QVERIFY(writeMarker(m_directory, sampleMarker()).ok());
    QVERIFY(readMarker(m_directory).value() == sampleMarker());
    QCOMPARE(QDir(m_directory).entryList(QDir::Files), QStringList{u"account.cbor"_s});
}

QTEST_GUILESS_MAIN(TestMarker)
#include "tst_marker.moc"
