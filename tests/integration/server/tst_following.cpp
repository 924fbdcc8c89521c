// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "protocol/create_space.h"
#include "protocol/done.h"
#include "support/server_process.h"
#include "support/wire_client.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <memory>
#include <vector>

using namespace qs;
using namespace qs::protocol;
using namespace qs::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kArrivalMs = 20'000;

Subscribe following(const SpaceRef& space, const Cursor& after = {}, const QByteArray& token = {})
{
    return {{{space, token, after}}};
}

SubscribedItem only(const std::optional<Subscribed>& answer)
{
    return answer && answer->items.size() == 1 ? answer->items.first()
                                               : SubscribedItem{{}, SubscribeStatus::NotFound, 0};
}

bool isDense(const QList<Event>& events, quint64 from)
{
    for (const Event& event : events) {
        if (event.seq != from++) {
            return false;
        }
    }
    return true;
}

} // namespace

class TestFollowing : public QObject
{
    Q_OBJECT

private:
    ServerProcess m_server;
    int m_people = 0;
    WireAccount somebody() { return WireAccount::random(u"person.%1"_s.arg(++m_people)); }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_server.start(), m_server.errors().constData()); }

    void bringsHistoryAndThenWhatHappens();
    void goesOnFromACursor();
    void leavesNoHoleAndNoDoubleWhileOthersWrite();
    void saysDivergedForAnUnknownCursor();
    void keepsSpacesOfOthersClosed();
    void wantsTheCurrentTokenOfACircle();
    void stopsAtARotationAndSaysSo();
    void replacesAnEarlierSubscription();
    void servesAReaderWhoTakesNothingForAWhile();
    void boundsTheSubscriptionsOfASession();
};

void TestFollowing::bringsHistoryAndThenWhatHappens()
{
    const WireAccount ada = somebody();
    WireClient writer(m_server.url());
    WireClient reader(m_server.url());
    QVERIFY(writer.open() && writer.registerAs(ada));
    QVERIFY(reader.open() && reader.authenticateAs(ada));
    const SpaceRef self = ada.space(SpaceKind::Self);
    WireLane lane(ada, self);
    QVERIFY(writer.ask<Receipts>(Append{{lane.next("one"), lane.next("two")}}));

    const SubscribedItem answer = only(reader.ask<Subscribed>(following(self)));
    QCOMPARE(answer.status, SubscribeStatus::Tail);
    QCOMPARE(answer.head, 2U);
    QTRY_COMPARE_WITH_TIMEOUT(reader.events(self).size(), 2, kArrivalMs);

    const AppendItem live = lane.next("three");
    QVERIFY(writer.ask<Receipts>(Append{{live}}));
    QTRY_COMPARE_WITH_TIMEOUT(reader.events(self).size(), 3, kArrivalMs);
    QCOMPARE(reader.events(self).last().envelope, live.envelope);
    QVERIFY(isDense(reader.events(self), 1));
}

void TestFollowing::goesOnFromACursor()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    const SpaceRef self = ada.space(SpaceKind::Self);
    WireLane lane(ada, self);
    QVERIFY(client.ask<Receipts>(Append{{lane.next("one"), lane.next("two")}}));
    const EnvId second = lane.head();
    QVERIFY(client.ask<Receipts>(Append{{lane.next("three")}}));
    QCOMPARE(
        only(client.ask<Subscribed>(following(self, {2, second}))).status, SubscribeStatus::Tail
    );
    QTRY_COMPARE_WITH_TIMEOUT(client.events(self).size(), 1, kArrivalMs);
    QCOMPARE(client.events(self).first().seq, 3U);
}

void TestFollowing::leavesNoHoleAndNoDoubleWhileOthersWrite()
{
    constexpr int kBatches = 60;
    constexpr int kBatch = 20;
    const WireAccount ada = somebody();
    WireClient writer(m_server.url());
    QVERIFY(writer.open() && writer.registerAs(ada));
    const SpaceRef self = ada.space(SpaceKind::Self);
    WireLane lane(ada, self);
    std::vector<std::unique_ptr<WireClient>> readers;
    QList<quint64> pending;
    for (int batch = 0; batch < kBatches; ++batch) {
        Append append;
        for (int i = 0; i < kBatch; ++i) {
            append.items.append(lane.next(QByteArray(2000, 'x')));
        }
        pending.append(writer.send(append));
        if (batch % 10 == 0) {
            readers.push_back(std::make_unique<WireClient>(m_server.url()));
            QVERIFY(readers.back()->open() && readers.back()->authenticateAs(ada));
            readers.back()->send(following(self));
        }
    }
    for (const quint64 request : pending) {
        QVERIFY(!writer.waitFor(request).isEmpty());
    }
    for (const auto& reader : readers) {
        QTRY_COMPARE_WITH_TIMEOUT(reader->events(self).size(), kBatches * kBatch, kArrivalMs);
        QVERIFY(isDense(reader->events(self), 1));
    }
}

void TestFollowing::saysDivergedForAnUnknownCursor()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    const SpaceRef self = ada.space(SpaceKind::Self);
    WireLane lane(ada, self);
    QVERIFY(client.ask<Receipts>(Append{{lane.next("one")}}));
    const EnvId other = *EnvId::from(QByteArray(EnvId::kSize, 'o'));
    QCOMPARE(
        only(client.ask<Subscribed>(following(self, {1, other}))).status, SubscribeStatus::Diverged
    );
    const SubscribedItem ahead = only(client.ask<Subscribed>(following(self, {9, lane.head()})));
    QCOMPARE(ahead.status, SubscribeStatus::Diverged);
    QCOMPARE(ahead.head, 1U);
}

void TestFollowing::keepsSpacesOfOthersClosed()
{
    const WireAccount ada = somebody();
    const WireAccount eve = somebody();
    WireClient adas(m_server.url());
    WireClient eves(m_server.url());
    QVERIFY(adas.open() && adas.registerAs(ada));
    QVERIFY(eves.open() && eves.registerAs(eve));
    const auto answer = eves.ask<Subscribed>(Subscribe{
        {{ada.space(SpaceKind::Self), {}, {}},
         {ada.space(SpaceKind::Mailbox), {}, {}},
         {ada.space(SpaceKind::Public), {}, {}}}});
    QVERIFY(answer);
    QCOMPARE(answer->items[0].status, SubscribeStatus::NotFound);
    QCOMPARE(answer->items[1].status, SubscribeStatus::NotFound);
    QCOMPARE(answer->items[2].status, SubscribeStatus::Tail);
    QVERIFY(!eves.ask<Events>(Page{ada.space(SpaceKind::Self), {}, 10, 10}));
    QCOMPARE(eves.failureCode(), FailureCode::NotFound);
}

void TestFollowing::wantsTheCurrentTokenOfACircle()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    const SpaceRef circle{SpaceKind::Circle, *SpaceId::from(QByteArray(16, 'A'))};
    const QByteArray token(Token::kSize, '1');
    QVERIFY(client.isDone(CreateSpace{circle, 0, proof::feedTokenHash(token), "first"}));
    QCOMPARE(
        only(client.ask<Subscribed>(following(circle, {}, token))).status, SubscribeStatus::Tail
    );
    QCOMPARE(
        only(client.ask<Subscribed>(following(circle, {}, QByteArray(32, 'x')))).status,
        SubscribeStatus::StaleToken
    );
    QCOMPARE(only(client.ask<Subscribed>(following(circle))).status, SubscribeStatus::StaleToken);
}

void TestFollowing::stopsAtARotationAndSaysSo()
{
    const WireAccount ada = somebody();
    const WireAccount ben = somebody();
    WireClient adas(m_server.url());
    WireClient bens(m_server.url());
    QVERIFY(adas.open() && adas.registerAs(ada));
    QVERIFY(bens.open() && bens.registerAs(ben));
    const SpaceRef circle{SpaceKind::Circle, *SpaceId::from(QByteArray(16, 'B'))};
    const QByteArray oldToken(Token::kSize, '1');
    const QByteArray newToken(Token::kSize, '2');
    QVERIFY(adas.isDone(CreateSpace{circle, 0, proof::feedTokenHash(oldToken), "1"}));
    QVERIFY(bens.ask<Subscribed>(following(circle, {}, oldToken)));
    QVERIFY(adas.isDone(CreateSpace{circle, 1, proof::feedTokenHash(newToken), "2"}));
    QTRY_COMPARE_WITH_TIMEOUT(bens.notices().size(), 1, kArrivalMs);
    QCOMPARE(bens.notices().first().status, SubscribeStatus::StaleToken);

    WireLane lane(ada, circle, 2);
    lane.showToken(newToken);
    QVERIFY(adas.ask<Receipts>(Append{{lane.next("under the new key")}}));
    QVERIFY(bens.ask<Subscribed>(following(ben.space(SpaceKind::Self)))); // a later answer
    QVERIFY(bens.events(circle).isEmpty());
    QVERIFY(bens.ask<Subscribed>(following(circle, {}, newToken)));
    QTRY_COMPARE_WITH_TIMEOUT(bens.events(circle).size(), 1, kArrivalMs);
}

void TestFollowing::replacesAnEarlierSubscription()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    const SpaceRef self = ada.space(SpaceKind::Self);
    WireLane lane(ada, self);
    QVERIFY(client.ask<Subscribed>(following(self)));
    QVERIFY(client.ask<Subscribed>(following(self)));
    QVERIFY(client.ask<Receipts>(Append{{lane.next("once")}}));
    QVERIFY(client.ask<Receipts>(Append{{lane.next("and again")}}));
    QTRY_COMPARE_WITH_TIMEOUT(client.events(self).size(), 2, kArrivalMs);
    QVERIFY(isDense(client.events(self), 1));
}

void TestFollowing::servesAReaderWhoTakesNothingForAWhile()
{
    constexpr int kEnvelopes = 100;
    const WireAccount ada = somebody();
    WireClient writer(m_server.url());
    QVERIFY(writer.open() && writer.registerAs(ada));
    const SpaceRef self = ada.space(SpaceKind::Self);
    QSemaphore isFollowing;
    QSemaphore mayRead;
    bool gotAll = false;
    const std::unique_ptr<QThread> other(QThread::create([&] {
        WireClient reader(m_server.url());
        const bool isReady =
            reader.open() && reader.authenticateAs(ada) && reader.ask<Subscribed>(following(self));
        isFollowing.release();
        mayRead.acquire(); // its loop rests: what is sent to it fills socket and server
        gotAll =
            isReady &&
            QTest::qWaitFor([&] { return reader.events(self).size() >= kEnvelopes; }, kArrivalMs) &&
            isDense(reader.events(self), 1);
    }));
    other->start();
    isFollowing.acquire();
    WireLane lane(ada, self);
    int stored = 0;
    for (int i = 0; i < kEnvelopes; ++i) {
        stored += writer.ask<Receipts>(Append{{lane.next(QByteArray(120 * 1024, 'x'))}}) ? 1 : 0;
    }
    mayRead.release();
    QVERIFY(other->wait());
    QCOMPARE(stored, kEnvelopes);
    QVERIFY(gotAll);
}

void TestFollowing::boundsTheSubscriptionsOfASession()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    const QByteArray token(Token::kSize, 't');
    int open = 0;
    for (int frame = 0; frame < 5; ++frame) {
        Subscribe many;
        for (int i = 0; i < 500; ++i) {
            QByteArray id = QByteArray::number(++open).rightJustified(SpaceId::kSize, '.');
            const SpaceRef circle{SpaceKind::Circle, *SpaceId::from(id)};
            client.send(CreateSpace{circle, 0, proof::feedTokenHash(token), {}});
            many.items.append({circle, token, {}});
            if (i % 50 == 49) {
                QVERIFY(client.isDone(CreateSpace{circle, 0, proof::feedTokenHash(token), {}}));
            }
        }
        const bool isWithin = open <= 2000;
        QCOMPARE(client.ask<Subscribed>(many).has_value(), isWithin);
    }
    QCOMPARE(client.failureCode(), FailureCode::TooLarge);
}

QTEST_GUILESS_MAIN(TestFollowing)
#include "tst_following.moc"
