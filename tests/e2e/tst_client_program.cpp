// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "support/control_client.h"

#include <QDir>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace qs;
using namespace Qt::StringLiterals;

namespace {

struct Ran
{
    int exitCode = -1;
    QByteArray out;
    QByteArray error;
};

/// The program with `arguments` and nothing to read, to its end.
Ran run(const QStringList& arguments)
{
    QProcess process;
    process.start(test::ControlClient::program(), arguments);
    process.closeWriteChannel();
    process.waitForFinished(test::ControlClient::kPatienceMs);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

/// The client program as it stands in a package, before it ever met a server.
class TestClientProgram : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    [[nodiscard]] QString path(const char* name) const
    {
        return m_folder.filePath(QLatin1StringView(name));
    }

private Q_SLOTS:
    void saysWhatItIs();
    void refusesOptionsItDoesNotKnow_data();
    void refusesOptionsItDoesNotKnow();
    void startsEmptyAndLeavesWhenTold();
    void leavesWhenTheOtherSideIsGone();
    void refusesRequestsItDoesNotUnderstand_data();
    void refusesRequestsItDoesNotUnderstand();
    void answersRequestsThatCameTogetherOrInPieces();
    void leavesAtALineThatNeverEnds();
    void keepsASecondProcessOut();
    void saysWhenTheFolderCannotBeHad();
    void saysServerAwayWhenNobodyAnswers();
    void refusesAPlainConnectionToElsewhere();
};

void TestClientProgram::saysWhatItIs()
{
    const Ran version = run({u"--version"_s});
    QCOMPARE(version.exitCode, 0);
    QVERIFY(version.out.startsWith("quicksilver 0."));
    const Ran help = run({u"--help"_s});
    QCOMPARE(help.exitCode, 0);
    QVERIFY(help.out.contains("--unlock-fd"));
}

void TestClientProgram::refusesOptionsItDoesNotKnow_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown") << QStringList{u"--frobnicate"_s};
    QTest::newRow("positional") << QStringList{u"password"_s};
    QTest::newRow("headless without control") << QStringList{u"--headless"_s};
    QTest::newRow("control without headless") << QStringList{u"--control"_s, u"-"_s};
    QTest::newRow("floor with window") << QStringList{u"--kdf-floor"_s};
    QTest::newRow("no descriptor") << QStringList{u"--unlock-fd"_s, u"secret"_s};
    QTest::newRow("theme") << QStringList{u"--theme"_s, u"pink"_s};
    QTest::newRow("scale") << QStringList{u"--text-scale"_s, u"9"_s};
    QTest::newRow("level") << QStringList{u"--log-level"_s, u"everything"_s};
}

void TestClientProgram::refusesOptionsItDoesNotKnow()
{
    QFETCH(QStringList, arguments);
    const Ran refused = run(arguments + QStringList{u"--data"_s, path("untouched")});
    QCOMPARE(refused.exitCode, 2);
    QVERIFY(refused.error.startsWith("quicksilver: "));
    QVERIFY(!QDir(path("untouched")).exists());
}

void TestClientProgram::startsEmptyAndLeavesWhenTold()
{
    test::ControlClient client(path("empty"));
    QCOMPARE(client.start(), u"empty"_s);
    QCOMPARE(client.mustCall(u"presence"_s).value(u"presence"_s), u"empty"_s);
    QCOMPARE(client.quit(), 0);
}

void TestClientProgram::leavesWhenTheOtherSideIsGone()
{
    const Ran alone = run({u"--headless"_s, u"--control"_s, u"-"_s, u"--data"_s, path("alone")});
    QCOMPARE(alone.exitCode, 0);
    QVERIFY(alone.out.contains("\"event\":\"ready\""));
}

void TestClientProgram::refusesRequestsItDoesNotUnderstand_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("error");
    QTest::newRow("unknown") << u"frobnicate"_s << u"Invalid"_s;
    QTest::newRow("nothing") << QString() << u"Invalid"_s;
    QTest::newRow("publish") << u"publish"_s << u"Locked"_s;
    QTest::newRow("timeline") << u"timeline"_s << u"Locked"_s;
    QTest::newRow("unlock") << u"unlock"_s << u"NothingHere"_s;
}

void TestClientProgram::refusesRequestsItDoesNotUnderstand()
{
    QFETCH(QString, command);
    QFETCH(QString, error);
    test::ControlClient client(path("refusing"));
    client.start();
    const QJsonObject answer = client.call(command, {{u"password"_s, u"a long password"_s}});
    QCOMPARE(answer.value(u"ok"_s), false);
    QCOMPARE(answer.value(u"error"_s), error);
    QVERIFY(client.isRunning());
}

void TestClientProgram::answersRequestsThatCameTogetherOrInPieces()
{
    QProcess process;
    process.start(
        test::ControlClient::program(),
        {u"--headless"_s, u"--control"_s, u"-"_s, u"--data"_s, path("pieces")}
    );
    QVERIFY(process.waitForReadyRead());
    process.write("{\"id\":1,\"do\":\"presence\"}\n{\"id\":2,\"do\":\"presence\"}\n{\"id\":3,");
    process.waitForBytesWritten();
    QByteArray out;
    while (!out.contains("\"id\":2") && process.waitForReadyRead()) {
        out += process.readAllStandardOutput();
    }
    QVERIFY(out.contains("\"id\":1") && out.contains("\"id\":2") && !out.contains("\"id\":3"));
    process.write("\"do\":\"quit\"}\n");
    QVERIFY(process.waitForFinished());
    QVERIFY(process.readAllStandardOutput().contains("\"id\":3"));
    QCOMPARE(process.exitCode(), 0);
}

void TestClientProgram::leavesAtALineThatNeverEnds()
{
    QProcess process;
    process.start(
        test::ControlClient::program(),
        {u"--headless"_s, u"--control"_s, u"-"_s, u"--data"_s, path("endless")}
    );
    QVERIFY(process.waitForReadyRead());
    process.write(QByteArray(2 * 1024 * 1024, 'q'));
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

void TestClientProgram::keepsASecondProcessOut()
{
    test::ControlClient first(path("claimed"));
    first.start();
    const Ran second = run({u"--headless"_s, u"--control"_s, u"-"_s, u"--data"_s, path("claimed")});
    QCOMPARE(second.exitCode, 77);
    QVERIFY(second.error.contains("in use"));
    first.kill();
    QCOMPARE(first.start(), u"empty"_s);
}

void TestClientProgram::saysWhenTheFolderCannotBeHad()
{
    const Ran denied =
        run({u"--headless"_s, u"--control"_s, u"-"_s, u"--data"_s, u"/proc/nowhere"_s});
    QCOMPARE(denied.exitCode, 73);
}

void TestClientProgram::saysServerAwayWhenNobodyAnswers()
{
    test::ControlClient client(path("away"));
    client.start();
    const QJsonObject answer = client.call(
        u"log_in"_s,
        {
            {u"server"_s, u"ws://127.0.0.1:1/ws/"_s},
            {u"username"_s, u"ana"_s},
            {u"password"_s, u"correct horse battery"_s},
        }
    );
    QCOMPARE(answer.value(u"error"_s), u"ServerAway"_s);
    QCOMPARE(client.mustCall(u"presence"_s).value(u"presence"_s), u"empty"_s);
}

void TestClientProgram::refusesAPlainConnectionToElsewhere()
{
    test::ControlClient client(path("plain"));
    client.start();
    const QJsonObject answer = client.call(
        u"log_in"_s,
        {
            {u"server"_s, u"ws://192.0.2.1/ws/"_s},
            {u"username"_s, u"ana"_s},
            {u"password"_s, u"correct horse battery"_s},
        }
    );
    QCOMPARE(answer.value(u"ok"_s), false);
}

QTEST_GUILESS_MAIN(TestClientProgram)
#include "tst_client_program.moc"
