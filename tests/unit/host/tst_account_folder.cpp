// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "host/account_folder.h"
#include "host/process_hardening.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/prctl.h>
#include <sys/resource.h>

#include <optional>

using namespace qs;
using namespace Qt::StringLiterals;

namespace {

/// With this argument the test program is the other process: it claims the folder and waits.
const QString kHoldFolder = u"--hold-folder"_s;

int holdFolder(const QString& path)
{
    const auto folder = host::AccountFolder::claim(path);
    std::fputs(folder.ok() ? "held\n" : "refused\n", stdout);
    std::fflush(stdout);
    char end = 0;
    return std::fread(&end, 1, 1, stdin) == 0 ? 0 : 1;
}

} // namespace

class TestAccountFolder : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    void makesAFolderOnlyItsOwnerCanRead();
    void closesAFolderThatWasOpenToOthers();
    void isGivenToOneProcessOnly();
    void isFreeAgainAfterAKill();
    void saysDeniedWhereItMayNotWrite();
    void followsTheDataFolderOfThePerson();
    void leavesNoCoreAndNoWayIn();
};

void TestAccountFolder::makesAFolderOnlyItsOwnerCanRead()
{
    const QString path = m_folder.filePath(u"deep/er/account"_s);
    const auto folder = host::AccountFolder::claim(path);
    QVERIFY(folder.ok());
    QCOMPARE(folder->path(), path);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                        QFile::WriteOther | QFile::ExeOther;
    QCOMPARE(QFileInfo(path).permissions() & others, QFile::Permissions());
}

void TestAccountFolder::closesAFolderThatWasOpenToOthers()
{
    const QString path = m_folder.filePath(u"open"_s);
    QVERIFY(QDir().mkpath(path));
    QVERIFY(QFile::setPermissions(path, QFile::Permissions(0x7777)));
    QVERIFY(host::AccountFolder::claim(path).ok());
    QVERIFY(!(QFileInfo(path).permissions() & QFile::ReadOther));
}

void TestAccountFolder::isGivenToOneProcessOnly()
{
    const QString path = m_folder.filePath(u"one"_s);
    std::optional<Result<host::AccountFolder>> first = host::AccountFolder::claim(path);
    QVERIFY(first->ok());
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {kHoldFolder, path});
    QVERIFY(other.waitForReadyRead());
    QCOMPARE(other.readLine(), QByteArrayLiteral("refused\n"));
    other.closeWriteChannel();
    QVERIFY(other.waitForFinished());
    first.reset();
    QVERIFY(host::AccountFolder::claim(path).ok());
}

void TestAccountFolder::isFreeAgainAfterAKill()
{
    const QString path = m_folder.filePath(u"killed"_s);
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {kHoldFolder, path});
    QVERIFY(other.waitForReadyRead());
    QCOMPARE(other.readLine(), QByteArrayLiteral("held\n"));
    const auto refused = host::AccountFolder::claim(path);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::Busy);
    other.kill();
    QVERIFY(other.waitForFinished());
    QVERIFY(host::AccountFolder::claim(path).ok());
}

void TestAccountFolder::saysDeniedWhereItMayNotWrite()
{
    const auto folder = host::AccountFolder::claim(u"/proc/quicksilver"_s);
    QVERIFY(!folder.ok());
    QCOMPARE(folder.error().code, ErrorCode::Denied);
}

void TestAccountFolder::followsTheDataFolderOfThePerson()
{
    qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
    QCOMPARE(host::defaultAccountFolder(), m_folder.filePath(u"quicksilver"_s));
}

void TestAccountFolder::leavesNoCoreAndNoWayIn()
{
    QVERIFY(host::hardenProcess());
    rlimit core{};
    QCOMPARE(getrlimit(RLIMIT_CORE, &core), 0);
    QCOMPARE(core.rlim_cur, rlim_t(0));
    QCOMPARE(core.rlim_max, rlim_t(0));
    QCOMPARE(prctl(PR_GET_DUMPABLE, 0, 0, 0, 0), 0);
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == kHoldFolder) {
        return holdFolder(arguments[2]);
    }
    TestAccountFolder test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_account_folder.moc"
