// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "support/canary_scan.h"
#include "support/people.h"

#include <QRandomGenerator>

using namespace qs;
using namespace Qt::StringLiterals;
using test::canary;
using test::CanaryScan;
using test::Person;

/// Content-blindness as a test anyone can run: a text that nobody else would write goes into every
/// field, and is then searched for wherever it must not be.
class TestCanary : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_home; ///< Where the programs find everything that is not told them.
    [[nodiscard]] QString inHome(const char* name) const
    {
        return m_home.filePath(QLatin1StringView(name));
    }

private Q_SLOTS:
    void initTestCase();
    void findsATextInEveryFormItLooksFor_data();
    void findsATextInEveryFormItLooksFor();
    void findsNothingOfWhatPeopleWriteOnServerDiskOrInTemporaryFiles();
    void findsWhatALeakyBuildWrites();
};

void TestCanary::initTestCase()
{
    QVERIFY(m_home.isValid());
    for (const char* name :
         {"HOME",
          "TMPDIR",
          "XDG_CONFIG_HOME",
          "XDG_DATA_HOME",
          "XDG_CACHE_HOME",
          "XDG_STATE_HOME"}) {
        QVERIFY(QDir().mkpath(inHome(name)));
        qputenv(name, inHome(name).toUtf8());
    }
}

void TestCanary::findsATextInEveryFormItLooksFor_data()
{
    QTest::addColumn<QByteArray>("planted");
    const QString text = u"canary-für-alle"_s;
    const QByteArray utf8 = text.toUtf8();
    QByteArray reversed = utf8;
    std::reverse(reversed.begin(), reversed.end());
    const auto* const utf16 = reinterpret_cast<const char*>(text.utf16());
    QByteArray big(utf16, text.size() * 2);
    for (qsizetype i = 0; i < big.size(); i += 2) {
        std::swap(big[i], big[i + 1]);
    }
    QTest::newRow("UTF-8") << utf8;
    QTest::newRow("UTF-16LE") << QByteArray(utf16, text.size() * 2);
    QTest::newRow("UTF-16BE") << big;
    QTest::newRow("hex") << utf8.toHex();
    QTest::newRow("base64, first") << utf8.toBase64();
    QTest::newRow("base64, second") << ("x" + utf8).toBase64();
    QTest::newRow("base64, third") << ("xy" + utf8).toBase64();
    QTest::newRow("percent-encoded") << utf8.toPercentEncoding();
    QTest::newRow("backwards") << reversed;
    QTest::newRow("zlib") << qCompress(utf8).mid(4);
}

void TestCanary::findsATextInEveryFormItLooksFor()
{
    QFETCH(const QByteArray, planted);
    CanaryScan scan;
    scan.lookFor(u"canary-für-alle"_s);
    const QByteArray around = QByteArray(100, 'q');
    QVERIFY(scan.findInBytes(around + around, u"here"_s).isEmpty());
    QVERIFY(!scan.findInBytes(around + planted + around, u"here"_s).isEmpty());
}

void TestCanary::findsNothingOfWhatPeopleWriteOnServerDiskOrInTemporaryFiles()
{
    CanaryScan scan;
    const auto plant = [&](const char* field) {
        const QString text = canary(QLatin1StringView(field));
        scan.lookFor(text);
        return text;
    };
    test::ServerProcess server({u"--open-registration"_s, u"--log-level"_s, u"debug"_s});
    QVERIFY(server.start());
    // The username is a field too; its rule is stricter than a canary's.
    const QString username = u"canary.%1"_s.arg(QRandomGenerator::global()->generate(), 0, 36);
    scan.lookFor(username);
    scan.lookFor(Person::kPassword);
    Person a(server, username);
    Person b(server, u"ben.canary.b"_s);
    scan.lookFor(b.name());
    a.signUp();
    b.signUp();
    a.connectWith(b);
    const QString forFriends = plant("connections");
    const QString ref = a.publish(forFriends, u"connections"_s);
    a.publish(plant("only-me"), u"only_me"_s);
    b.waitForTimeline([&](const QJsonArray& posts) { return test::likesOf(posts, forFriends) >= 0; }
    );
    b.setLiked(ref, true);
    const QString link =
        a.client().mustCall(u"create_invite"_s)["link"_L1].toString().section(u'#', 1);
    scan.lookFor(link.mid(60, 40)); // the secret stands in it
    a.client().mustCall(
        u"save_draft"_s, {{u"text"_s, plant("draft")}, {u"audience"_s, u"connections"_s}}
    );
    a.waitLive();
    a.disconnectNow();
    a.publish(plant("waiting"), u"connections"_s); // in the outbox when the process goes
    a.client().mustCall(u"settle"_s);
    QCOMPARE(b.client().quit(), 0);
    a.client().kill();
    const QStringList places{server.dataFolder(), a.folder(), b.folder(), m_home.path()};
    QCOMPARE(scan.findIn(places), QStringList());
    QCOMPARE(scan.findInBytes(server.errors(), u"server log"_s), QStringList());
    QCOMPARE(scan.findInBytes(a.client().standardError(), u"client log"_s), QStringList());
    QCOMPARE(scan.findInBytes(b.client().standardError(), u"client log"_s), QStringList());
}

void TestCanary::findsWhatALeakyBuildWrites()
{
    test::ServerProcess server;
    QVERIFY(server.start());
    Person a(server, u"ada"_s, QStringLiteral(QS_BIN_DIR "/quicksilver-leaky"));
    a.signUp();
    CanaryScan scan;
    const QString text = canary(u"connections"_s);
    scan.lookFor(text);
    a.publish(text, u"connections"_s);
    a.waitLive();
    QVERIFY(!scan.findIn({m_home.path()}).isEmpty());
    QVERIFY(!scan.findInBytes(a.client().standardError(), u"log"_s).isEmpty());
    QVERIFY(scan.findIn({server.dataFolder()}).isEmpty());
}

QTEST_GUILESS_MAIN(TestCanary)
#include "tst_canary.moc"
