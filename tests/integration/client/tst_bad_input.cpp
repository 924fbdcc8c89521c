// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "content/text.h"
#include "models/values.h"
#include "models/words.h"
#include "support/desk.h"
#include "support/server_process.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTcpServer>
#include <QTcpSocket>

#include <sys/resource.h>

#include <algorithm>
#include <csignal>

using namespace qs;
using namespace Qt::StringLiterals;
using client::LinkStatus;
using models::Words;

namespace {

const QString kPassword = u"correct horse battery staple"_s;
constexpr qint64 kHourMs = 3'600'000;

client::Credentials credentials(const QUrl& server, const QString& name = u"ada"_s)
{
    return {server.toString(), name, u"Ada"_s, {}, kPassword};
}

/// What must be the same after whatever went wrong.
struct Kept
{
    client::DraftView draft;
    QStringList texts;

    static Kept of(const client::Account& account)
    {
        Kept kept{account.draft(), {}};
        for (const client::PostView& post : account.timeline({}, 500).posts) {
            kept.texts.append(post.text);
        }
        return kept;
    }

    friend bool operator==(const Kept&, const Kept&) = default;
};

/// Something that listens, speaks HTTP, and is no Quicksilver server.
class WebServer
{
public:
    explicit WebServer(quint16 port = 0)
    {
        QVERIFY(m_server.listen(QHostAddress::LocalHost, port));
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket* const socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
                socket->disconnectFromHost();
            });
        });
    }
    [[nodiscard]] QUrl url() const
    {
        return QUrl(u"ws://127.0.0.1:%1/ws/"_s.arg(m_server.serverPort()));
    }

private:
    QTcpServer m_server;
};

/// What an operator must never do: takes the circles out of the server's database.
void forgetCircles(const QString& path)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"vandal"_s);
        database.setDatabaseName(path);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(u"DELETE FROM space WHERE kind = 1"_s));
        QCOMPARE(query.numRowsAffected(), 1);
    }
    QSqlDatabase::removeDatabase(u"vandal"_s);
}

void flipBytes(const QString& path, qint64 from)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (qint64 at = from; at < file.size(); at += 512) {
        file.seek(at);
        file.write("damage");
    }
}

} // namespace

/// Each thing that can be wrong, the exact words a person reads, the action they are offered, and
/// that nothing they wrote has changed.
class TestBadInput : public QObject
{
    Q_OBJECT

private:
    struct Said
    {
        QString text;
        QString remedy;
    };

    static Said saidOf(const test::Desk& desk)
    {
        if (!desk.failure) {
            return {u"it worked"_s, {}};
        }
        const models::Problem problem = Words::signIn(*desk.failure);
        return {problem.text, problem.remedy};
    }

    /// An account with a draft and two posts that wait, then the same desk without it.
    Kept leaveThingsBehind(test::Desk& desk);
    QString databaseOf(const test::Desk& desk);

private Q_SLOTS:
    void init();
    void saysTheSameForAWrongPasswordAndAnUnknownUser();
    void saysThatNothingAnswers();
    void saysThatSomethingElseAnswers();
    void saysThatTheClockIsOff();
    void saysThatTheNameIsTaken();
    void refusesBadFieldsBeforeAnythingLeaves_data();
    void refusesBadFieldsBeforeAnythingLeaves();
    void noticesAnotherServerAtTheSameAddress();
    void leavesADamagedDatabaseAsItIs();
    void leavesANewerDatabaseAsItIs();
    void opensWithTheRightPasswordAfterAWrongOne();
    void opensTheOldDiskByLoggingInWhenTheKeychainForgot();
    void keepsAMegabyteInTheDraftAndPublishesNothing();
    void keepsTheTextOfARefusedPostAndSaysWhy();
    void keepsTheTextWhenTheDiskIsFull();
    void carriesEveryAwkwardUnicodeUnchanged_data();
    void carriesEveryAwkwardUnicodeUnchanged();

private:
    std::unique_ptr<test::ServerProcess> m_server;
};

void TestBadInput::init()
{
    m_server = std::make_unique<test::ServerProcess>();
    QVERIFY(m_server->start());
}

Kept TestBadInput::leaveThingsBehind(test::Desk& desk)
{
    desk.signUp(credentials(m_server->url()));
    Kept kept;
    [&] {
        QVERIFY(desk.account);
        QVERIFY(desk.account->publish(u"first, waiting"_s, client::Audience::OnlyMe).ok());
        QVERIFY(desk.account->publish(u"second, waiting"_s, client::Audience::Connections).ok());
        QVERIFY(desk.account->saveDraft({u"half a thought"_s, client::Audience::Public}).ok());
        kept = Kept::of(*desk.account);
        QCOMPARE(kept.texts.size(), 2);
    }();
    desk.account.reset();
    return kept;
}

QString TestBadInput::databaseOf(const test::Desk& desk)
{
    QString largest;
    for (const QFileInfo& file : QDir(desk.path()).entryInfoList(QDir::Files)) {
        if (file.suffix() == u"sqlite"_s || file.suffix() == u"db"_s) {
            largest = file.filePath();
        }
    }
    [&] { QVERIFY2(!largest.isEmpty(), qPrintable(QDir(desk.path()).entryList().join(u' '))); }();
    return largest;
}

void TestBadInput::saysTheSameForAWrongPasswordAndAnUnknownUser()
{
    test::Desk ada;
    ada.signUp(credentials(m_server->url()));
    QVERIFY(ada.account);
    const QString words = u"Username and password don't belong together on this server."_s;
    test::Desk desk;
    auto wrong = credentials(m_server->url());
    wrong.password = u"another battery staple horse"_s;
    desk.logIn(wrong);
    QCOMPARE(saidOf(desk).text, words);
    desk.logIn(credentials(m_server->url(), u"nobody"_s));
    QCOMPARE(saidOf(desk).text, words);
    QVERIFY(QDir(desk.path()).isEmpty());
}

void TestBadInput::saysThatNothingAnswers()
{
    test::Desk desk;
    const Kept kept = leaveThingsBehind(desk);
    m_server->kill();
    test::Desk other;
    other.signUp(credentials(m_server->url()));
    QCOMPARE(saidOf(other).text, u"Nothing answers at this address right now."_s);
    QCOMPARE(saidOf(other).remedy, u"Try again"_s);
    desk.unlock(kPassword);
    QVERIFY(desk.account);
    desk.account->connectNow();
    QTRY_COMPARE(desk.account->link().problem, LinkStatus::Problem::NoNetwork);
    QCOMPARE(
        Words::link(desk.account->link(), desk.clock.nowMs()).text,
        u"You're offline. Reading and writing still work; 2 things will go out when you're back."_s
    );
    QCOMPARE(Kept::of(*desk.account), kept);
}

void TestBadInput::saysThatSomethingElseAnswers()
{
    WebServer web;
    test::Desk desk;
    desk.signUp(credentials(web.url()));
    QCOMPARE(
        saidOf(desk).text,
        u"Something answers at this address, but it isn't a Quicksilver server."_s
    );
    QVERIFY(QDir(desk.path()).isEmpty());
}

void TestBadInput::saysThatTheClockIsOff()
{
    test::Desk desk;
    const Kept kept = leaveThingsBehind(desk);
    desk.clock.shiftMs = -4 * kHourMs;
    test::Desk other;
    other.clock.shiftMs = 4 * kHourMs;
    other.signUp(credentials(m_server->url(), u"ben"_s));
    const QString words =
        u"This device's clock is 4 hours off, so the server can't trust the connection."_s;
    QCOMPARE(saidOf(other).text, words);
    QCOMPARE(saidOf(other).remedy, u"Try again"_s);
    desk.unlock(kPassword);
    QVERIFY(desk.account);
    desk.account->connectNow();
    QTRY_COMPARE(desk.account->link().problem, LinkStatus::Problem::ClockWrong);
    const models::Problem problem = Words::link(desk.account->link(), desk.clock.nowMs());
    QCOMPARE(problem.text, words);
    QCOMPARE(problem.remedy, u"Try now"_s);
    QCOMPARE(Kept::of(*desk.account), kept);
}

void TestBadInput::saysThatTheNameIsTaken()
{
    test::Desk ada;
    ada.signUp(credentials(m_server->url()));
    test::Desk desk;
    desk.signUp(credentials(m_server->url()));
    QCOMPARE(saidOf(desk).text, u"Somebody on this server already has this username."_s);
    QCOMPARE(saidOf(desk).remedy, u"Log in instead"_s);
}

void TestBadInput::refusesBadFieldsBeforeAnythingLeaves_data()
{
    QTest::addColumn<QString>("username");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("words");
    const QString badName =
        u"A username has 3 to 30 characters: a to z, digits, dot and underscore."_s;
    const QString badDisplay = u"A name has 1 to 50 characters."_s;
    QTest::newRow("short username") << u"ad"_s << u"Ada"_s << kPassword << badName;
    QTest::newRow("capital umlaut") << u"Äda"_s << u"Ada"_s << kPassword << badName;
    QTest::newRow("no name") << u"ada"_s << QString() << kPassword << badDisplay;
    QTest::newRow("name of two lines") << u"ada"_s << u"A\nda"_s << kPassword << badDisplay;
    QTest::newRow("51 flags") << u"ada"_s << u"🇩🇪"_s.repeated(51) << kPassword << badDisplay;
    QTest::newRow("short password")
        << u"ada"_s << u"Ada"_s << u"hunter2"_s << u"A password needs at least 12 characters."_s;
}

void TestBadInput::refusesBadFieldsBeforeAnythingLeaves()
{
    QFETCH(const QString, username);
    QFETCH(const QString, name);
    QFETCH(const QString, password);
    test::Desk desk;
    desk.signUp({m_server->url().toString(), username, name, {}, password});
    QTEST(saidOf(desk).text, "words");
    QVERIFY(QDir(desk.path()).isEmpty());
}

void TestBadInput::noticesAnotherServerAtTheSameAddress()
{
    test::Desk desk;
    const Kept kept = leaveThingsBehind(desk);
    m_server->kill();
    QDir(m_server->dataFolder()).removeRecursively(); // somebody else moved in
    QVERIFY(m_server->start());
    desk.unlock(kPassword);
    QVERIFY(desk.account);
    desk.account->connectNow();
    QTRY_COMPARE(desk.account->link().problem, LinkStatus::Problem::WrongServer);
    QCOMPARE(
        Words::link(desk.account->link(), desk.clock.nowMs()).text,
        desk.account->link().host +
            u" is not the server your account belongs to. Nothing was sent to it."_s
    );
    QCOMPARE(Kept::of(*desk.account), kept);
}

void TestBadInput::leavesADamagedDatabaseAsItIs()
{
    test::Desk desk;
    leaveThingsBehind(desk);
    const QString path = databaseOf(desk);
    flipBytes(path, 0);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    desk.unlock(kPassword);
    QCOMPARE(
        saidOf(desk).text,
        u"What is stored on this device is damaged. It was left as it is. "
        u"Put back a copy of the folder, or log in with another folder."_s
    );
    file.seek(0);
    QCOMPARE(file.readAll(), before);
}

void TestBadInput::leavesANewerDatabaseAsItIs()
{
    test::Desk desk;
    const Kept kept = leaveThingsBehind(desk);
    QFile file(databaseOf(desk));
    QVERIFY(file.open(QIODevice::ReadWrite));
    constexpr qint64 kUserVersionAt = 60; // sqlite.org/fileformat2.html, section 1.3
    file.seek(kUserVersionAt);
    const QByteArray version = file.read(4);
    file.seek(kUserVersionAt);
    file.write(QByteArray::fromHex("00000063"));
    file.flush();
    desk.unlock(kPassword);
    QCOMPARE(
        saidOf(desk).text,
        u"What is stored here was written by a newer Quicksilver. It was left as it is. "
        u"Update Quicksilver to open it."_s
    );
    file.seek(kUserVersionAt);
    file.write(version);
    file.flush();
    desk.unlock(kPassword);
    QVERIFY(desk.account);
    QCOMPARE(Kept::of(*desk.account), kept);
}

void TestBadInput::opensWithTheRightPasswordAfterAWrongOne()
{
    test::Desk desk;
    const Kept kept = leaveThingsBehind(desk);
    desk.unlock(u"not the password at all"_s);
    QCOMPARE(saidOf(desk).text, u"That password doesn't open what is on this device."_s);
    desk.unlock(kPassword);
    QVERIFY(desk.account);
    QCOMPARE(Kept::of(*desk.account), kept);
}

void TestBadInput::opensTheOldDiskByLoggingInWhenTheKeychainForgot()
{
    test::Desk desk;
    desk.keychain.present = true;
    const Kept kept = leaveThingsBehind(desk);
    desk.unlockWithKeychain();
    QVERIFY(desk.account);
    desk.account.reset();
    desk.keychain.entries.clear();
    desk.unlockWithKeychain();
    QCOMPARE(
        saidOf(desk).text,
        u"The keychain no longer has the key. Log in with your username and password, and "
        u"everything here opens again."_s
    );
    QCOMPARE(saidOf(desk).remedy, u"Log in"_s);
    desk.logIn(credentials(m_server->url(), u"somebody"_s));
    QVERIFY(!desk.account);
    desk.logIn(credentials(m_server->url()));
    QVERIFY(desk.account);
    QCOMPARE(Kept::of(*desk.account), kept);
    desk.account.reset();
    desk.unlockWithKeychain(); // it holds the key again
    QVERIFY(desk.account);
}

void TestBadInput::keepsAMegabyteInTheDraftAndPublishesNothing()
{
    test::Desk desk;
    desk.signUp(credentials(m_server->url()));
    QVERIFY(desk.account);
    const QString megabyte = u"abcdefgh"_s.repeated(128 * 1024);
    const auto refused = desk.account->publish(megabyte, client::Audience::Public);
    QVERIFY(!refused.ok());
    QCOMPARE(
        Words::draftProblem(refused.error().code), u"This text is empty or too long to post."_s
    );
    QVERIFY(desk.account->saveDraft({megabyte, client::Audience::Public}).ok());
    QCOMPARE(desk.account->draft().text, megabyte);
    QVERIFY(desk.account->timeline({}, 10).posts.isEmpty());
    QVERIFY(content::checkText(megabyte).left < 0);
}

void TestBadInput::keepsTheTextOfARefusedPostAndSaysWhy()
{
    test::Desk desk;
    desk.signUp(credentials(m_server->url()));
    QVERIFY(desk.account);
    desk.account->connectNow();
    const auto isSettled = [&] {
        const LinkStatus link = desk.account->link();
        return link.state == LinkStatus::State::Live && link.unsent == 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), 20'000);
    m_server->kill();
    forgetCircles(QDir(m_server->dataFolder()).filePath(u"server.db"_s));
    const auto lost =
        desk.account->publish(u"to a place that is gone"_s, client::Audience::Connections);
    const auto kept = desk.account->publish(u"to myself"_s, client::Audience::OnlyMe);
    QVERIFY(lost.ok() && kept.ok());
    QVERIFY(m_server->start());
    const auto deliveryOf = [&](const ObjectRef& ref) { return desk.account->post(ref)->delivery; };
    QTRY_COMPARE_WITH_TIMEOUT(deliveryOf(*kept), client::Delivery::Sent, 40'000);
    QTRY_COMPARE_WITH_TIMEOUT(deliveryOf(*lost), client::Delivery::Refused, 40'000);
    const client::PostView refused = *desk.account->post(*lost);
    QCOMPARE(refused.text, u"to a place that is gone"_s);
    QCOMPARE(
        Words::refusal(refused.refusal), u"The place it was meant for is gone. Your text is kept."_s
    );
    QCOMPARE(desk.account->link().refused, 1);
    // It survives a restart, can be tried again, and given up without losing the words.
    desk.unlock(kPassword);
    QVERIFY(desk.account);
    QCOMPARE(deliveryOf(*lost), client::Delivery::Refused);
    QVERIFY(desk.account->retry(*lost).ok());
    QCOMPARE(deliveryOf(*lost), client::Delivery::Queued);
    desk.account->connectNow();
    QTRY_COMPARE_WITH_TIMEOUT(deliveryOf(*lost), client::Delivery::Refused, 40'000);
    QVERIFY(desk.account->discard(*lost).ok());
    QVERIFY(!desk.account->post(*lost));
    QCOMPARE(desk.account->draft().text, u"to a place that is gone"_s);
}

void TestBadInput::keepsTheTextWhenTheDiskIsFull()
{
    test::Desk desk;
    const Kept kept = leaveThingsBehind(desk);
    desk.unlock(kPassword);
    QVERIFY(desk.account);
    QList<qint64> sizes;
    for (const QFileInfo& file : QDir(desk.path()).entryInfoList(QDir::Files)) {
        sizes.append(file.size());
    }
    // No file may grow past the largest there is: to this process the disk is full.
    const auto most = static_cast<rlim_t>(*std::max_element(sizes.cbegin(), sizes.cend()));
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit full{most, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &full), 0);
    Result<ObjectRef> published = ObjectRef{};
    for (int i = 0; i < 500 && published.ok(); ++i) {
        const QString text = u"%1 %2"_s.arg(i).arg(u"filling the disk "_s.repeated(100));
        published = desk.account->publish(text, client::Audience::OnlyMe);
    }
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(!published.ok());
    QCOMPARE(published.error().code, ErrorCode::OutOfSpace);
    QCOMPARE(
        Words::draftProblem(published.error().code),
        u"This device is full, so the post could not be kept. Your text is still here."_s
    );
    // Everything accepted is here after a restart, and there is room again.
    const Kept accepted = Kept::of(*desk.account);
    QVERIFY(accepted.texts.endsWith(kept.texts.last()));
    QVERIFY(desk.account->publish(u"room again"_s, client::Audience::OnlyMe).ok());
    desk.unlock(kPassword);
    QVERIFY(desk.account);
    QCOMPARE(Kept::of(*desk.account).texts.mid(1), accepted.texts);
}

void TestBadInput::carriesEveryAwkwardUnicodeUnchanged_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isPublishable");
    QTest::newRow("family") << u"👨‍👩‍👧‍👦 and 🏳️‍🌈"_s << true;
    QTest::newRow("right to left") << u"مرحبا Ada, שלום"_s << true;
    QTest::newRow("overrides") << QStringLiteral("a\u202eb\u2066c") << true;
    QTest::newRow("decomposed") << QStringLiteral("e\u0301 A\u030a") << true;
    QTest::newRow("stacked marks") << u'z' + QStringLiteral("\u0336").repeated(500) << true;
    QTest::newRow("nothing that shows") << QStringLiteral("\u200b\u200b") << false;
    QTest::newRow("byte order mark") << QStringLiteral("\ufeffhello") << true;
    QTest::newRow("noncharacter") << QStringLiteral("x\uffff") << true;
    QTest::newRow("zero") << (QString(u'a') + QChar(u'\0') + u'b') << true;
    QTest::newRow("half a surrogate pair") << QString(u'a') + QChar(0xd83d) << false;
    QTest::newRow("last plane") << QString::fromUcs4(U"\U0010fffd", 1) << true;
    QTest::newRow("line ends") << u"a\r\nb\rc\nd"_s << true;
}

void TestBadInput::carriesEveryAwkwardUnicodeUnchanged()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isPublishable);
    test::Desk desk;
    desk.signUp(credentials(m_server->url()));
    QVERIFY(desk.account);
    QVERIFY(desk.account->saveDraft({text, client::Audience::OnlyMe}).ok());
    QCOMPARE(desk.account->draft().text, text);
    const auto published = desk.account->publish(text, client::Audience::OnlyMe);
    QCOMPARE(published.ok(), isPublishable);
    if (!isPublishable) {
        QCOMPARE(desk.account->draft().text, text);
        return;
    }
    desk.account->connectNow();
    QTRY_COMPARE(desk.account->link().state, LinkStatus::State::Live);
    QTRY_COMPARE(desk.account->link().unsent, 0);
    test::Desk second;
    second.logIn(credentials(m_server->url()));
    QVERIFY(second.account);
    second.account->connectNow();
    QTRY_COMPARE(second.account->timeline({}, 10).posts.size(), 1);
    QCOMPARE(second.account->timeline({}, 10).posts.first().text, text);
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_bad_input.moc"
