// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "protocol/done.h"
#include "protocol/mail.h"
#include "support/server_process.h"
#include "support/wire_client.h"

#include <QTest>

#include <memory>
#include <vector>

using namespace qs;
using namespace qs::protocol;
using namespace qs::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kArrivalMs = 20'000;

MailPut letter(const WireAccount& to, const QByteArray& sealed, const QByteArray& token = {})
{
    return {{{to.user(), token, sealed}}};
}

Subscribe mailOf(const WireAccount& account, quint64 after = 0)
{
    return {{{account.space(SpaceKind::Mailbox), {}, {after, {}}}}};
}

} // namespace

class TestMail : public QObject
{
    Q_OBJECT

private:
    ServerProcess m_server;
    int m_people = 0;
    WireAccount somebody() { return WireAccount::random(u"person.%1"_s.arg(++m_people)); }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_server.start(), m_server.errors().constData()); }

    void bringsWhatWasLeftAndWhatComes();
    void takesTheSameItemOnce();
    void forgetsWhatWasCollected();
    void letsAStrangerLeaveOneItemAtAnOpenDoor();
    void holdsTwentyStrangersAtMost();
    void opensDoorsToTheirToken();
    void knowsNobodyWhoIsNotThere();
};

void TestMail::bringsWhatWasLeftAndWhatComes()
{
    const WireAccount ada = somebody();
    const WireAccount ben = somebody();
    WireClient adas(m_server.url());
    WireClient bens(m_server.url());
    QVERIFY(adas.open() && adas.registerAs(ada));
    QVERIFY(bens.open() && bens.registerAs(ben));
    const QByteArray token(Token::kSize, 'd');
    QVERIFY(bens.isDone(OpenDoor{proof::dropTokenHash(token)}));
    QVERIFY(adas.isDone(letter(ben, "first", token)));
    QVERIFY(bens.ask<Subscribed>(mailOf(ben)));
    QTRY_COMPARE_WITH_TIMEOUT(bens.mail().size(), 1, kArrivalMs);
    QVERIFY(adas.isDone(letter(ben, "second", token)));
    QTRY_COMPARE_WITH_TIMEOUT(bens.mail().size(), 2, kArrivalMs);
    QCOMPARE(bens.mail()[0].seq, 1U);
    QCOMPARE(bens.mail()[1].seq, 2U);
    QCOMPARE(bens.mail()[1].sealed, QByteArray("second"));
}

void TestMail::takesTheSameItemOnce()
{
    const WireAccount ada = somebody();
    const WireAccount ben = somebody();
    WireClient adas(m_server.url());
    WireClient bens(m_server.url());
    QVERIFY(adas.open() && adas.registerAs(ada));
    QVERIFY(bens.open() && bens.registerAs(ben));
    const QByteArray token(Token::kSize, 'd');
    QVERIFY(bens.isDone(OpenDoor{proof::dropTokenHash(token)}));
    QVERIFY(adas.isDone(letter(ben, "hello", token)));
    QVERIFY(adas.isDone(letter(ben, "hello", token)));
    const auto answer = bens.ask<Subscribed>(mailOf(ben));
    QVERIFY(answer);
    QCOMPARE(answer->items.first().head, 1U);
}

void TestMail::forgetsWhatWasCollected()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    const QByteArray token(Token::kSize, 'd');
    QVERIFY(client.isDone(OpenDoor{proof::dropTokenHash(token)}));
    QVERIFY(client.isDone(letter(ada, "one", token)));
    QVERIFY(client.isDone(letter(ada, "two", token)));
    QVERIFY(client.isDone(MailCollected{1}));
    QVERIFY(client.isDone(letter(ada, "one", token))); // again: no new item
    QVERIFY(client.isDone(letter(ada, "three", token)));
    QVERIFY(client.ask<Subscribed>(mailOf(ada)));
    QTRY_COMPARE_WITH_TIMEOUT(client.mail().size(), 2, kArrivalMs);
    QCOMPARE(client.mail()[0].sealed, QByteArray("two"));
    QCOMPARE(client.mail()[1].seq, 3U);
}

void TestMail::letsAStrangerLeaveOneItemAtAnOpenDoor()
{
    const WireAccount ada = somebody();
    const WireAccount eve = somebody();
    WireClient adas(m_server.url());
    WireClient eves(m_server.url());
    QVERIFY(adas.open() && adas.registerAs(ada));
    QVERIFY(eves.open() && eves.registerAs(eve));
    QVERIFY(!eves.isDone(letter(ada, "may I?")));
    QCOMPARE(eves.failureCode(), FailureCode::Denied);
    QVERIFY(adas.isDone(OpenDoor{})); // the one for strangers
    QVERIFY(eves.isDone(letter(ada, "may I?")));
    QVERIFY(!eves.isDone(letter(ada, "may I now?")));
    QCOMPARE(eves.failureCode(), FailureCode::RateLimited);
    QVERIFY(eves.failure()->retryAfterMs > 0);
    QVERIFY(adas.isDone(MailCollected{1}));
    QVERIFY(eves.isDone(letter(ada, "may I now?")));
}

void TestMail::holdsTwentyStrangersAtMost()
{
    const WireAccount ada = somebody();
    WireClient adas(m_server.url());
    QVERIFY(adas.open() && adas.registerAs(ada));
    QVERIFY(adas.isDone(OpenDoor{}));
    std::vector<std::unique_ptr<WireClient>> crowd;
    for (int i = 0; i < 21; ++i) {
        crowd.push_back(std::make_unique<WireClient>(m_server.url()));
        QVERIFY(crowd.back()->open() && crowd.back()->registerAs(somebody()));
        const bool isTaken = crowd.back()->isDone(letter(ada, "hello " + QByteArray::number(i)));
        QCOMPARE(isTaken, i < 20);
    }
}

void TestMail::opensDoorsToTheirToken()
{
    const WireAccount ada = somebody();
    const WireAccount ben = somebody();
    WireClient adas(m_server.url());
    WireClient bens(m_server.url());
    QVERIFY(adas.open() && adas.registerAs(ada));
    QVERIFY(bens.open() && bens.registerAs(ben));
    const QByteArray token(Token::kSize, 'd');
    QVERIFY(!bens.isDone(letter(ada, "no door", token)));
    QCOMPARE(bens.failureCode(), FailureCode::Denied);
    QVERIFY(adas.isDone(OpenDoor{proof::dropTokenHash(token)}));
    QVERIFY(adas.isDone(OpenDoor{proof::dropTokenHash(token)}));
    MailPut many;
    for (int i = 0; i < 50; ++i) {
        many.items.append({ada.user(), token, "item " + QByteArray::number(i)});
    }
    QVERIFY(bens.isDone(many));
    QVERIFY(adas.isDone(CloseDoor{proof::dropTokenHash(token)}));
    QVERIFY(!bens.isDone(letter(ada, "shut out", token)));
    QCOMPARE(bens.failureCode(), FailureCode::Denied);
}

void TestMail::knowsNobodyWhoIsNotThere()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    QVERIFY(!client.isDone(letter(somebody(), "is anybody there?")));
    QCOMPARE(client.failureCode(), FailureCode::NotFound);
}

QTEST_GUILESS_MAIN(TestMail)
#include "tst_mail.moc"
