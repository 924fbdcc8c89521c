// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "proof/receipt.h"
#include "protocol/create_space.h"
#include "protocol/done.h"
#include "protocol/lookup.h"
#include "support/server_process.h"
#include "support/wire_client.h"

#include <QTest>

using namespace qs;
using namespace qs::protocol;
using namespace qs::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray tokenOf(char fill)
{
    return QByteArray(Token::kSize, fill);
}

SpaceRef circleOf(char fill)
{
    return {SpaceKind::Circle, *SpaceId::from(QByteArray(SpaceId::kSize, fill))};
}

CreateSpace creation(const SpaceRef& space, quint64 fromEpoch, const QByteArray& token)
{
    return {space, fromEpoch, proof::feedTokenHash(token), "statement " + token.left(1)};
}

AppendOutcome only(const std::optional<Receipts>& receipts)
{
    return receipts && receipts->outcomes.size() == 1 ? receipts->outcomes.first()
                                                      : AppendOutcome();
}

} // namespace

class TestLogs : public QObject
{
    Q_OBJECT

private:
    ServerProcess m_server;
    int m_people = 0;
    WireAccount somebody() { return WireAccount::random(u"person.%1"_s.arg(++m_people)); }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_server.start(), m_server.errors().constData()); }

    void numbersEventsOfTwoWritersWithoutHoles();
    void signsReceiptsThatAnyoneCanCheck();
    void givesTheSameReceiptForTheSameEnvelope();
    void blocksALaneBehindAMissingEnvelope();
    void refusesAForkOfALane();
    void refusesEnvelopesOfOthers();
    void refusesAnEnvelopeAddressedElsewhere();
    void letsOnlyTheOwnerWriteInPublic();
    void refusesBytesThatAreNoEnvelope();
    void refusesAnOldFeedToken();
    void refusesAnOldEpochUnderTheNewToken();
    void movesACircleOnForItsOwnerAlone();
    void takesACircleAtTheEpochItsOwnerHasReached();
    void answersACreationTwiceTheSame();
    void saysWhatBecameOfEnvelopes();
    void pagesBackFromTheHead();
    void refusesBatchesThatAreTooLarge();
    void keepsTheOrderOfManyBatchesInFlight();
};

void TestLogs::numbersEventsOfTwoWritersWithoutHoles()
{
    const WireAccount ada = somebody();
    const WireAccount ben = somebody();
    WireClient adas(m_server.url());
    WireClient bens(m_server.url());
    QVERIFY(adas.open() && adas.registerAs(ada));
    QVERIFY(bens.open() && bens.registerAs(ben));
    const SpaceRef circle = circleOf('a');
    QVERIFY(adas.isDone(creation(circle, 0, tokenOf('1'))));
    WireLane adasLane(ada, circle, 1);
    WireLane bensLane(ben, circle, 1);
    adasLane.showToken(tokenOf('1'));
    bensLane.showToken(tokenOf('1'));

    QList<quint64> pending;
    for (int i = 0; i < 40; ++i) {
        pending.append(adas.send(Append{{adasLane.next("from ada"), adasLane.next("again")}}));
        pending.append(bens.send(Append{{bensLane.next("from ben")}}));
    }
    QSet<quint64> numbers;
    for (qsizetype i = 0; i < pending.size(); ++i) {
        WireClient& writer = i % 2 == 0 ? adas : bens;
        const auto receipts = decodeFrame<Receipts>(writer.waitFor(pending[i]));
        QVERIFY(receipts.ok());
        for (const AppendOutcome& outcome : receipts->outcomes) {
            QCOMPARE(outcome.status, AppendStatus::Accepted);
            numbers.insert(outcome.seq);
        }
    }
    QCOMPARE(numbers.size(), 120);
    QCOMPARE(*std::max_element(numbers.begin(), numbers.end()), 120U);
    QCOMPARE(*std::min_element(numbers.begin(), numbers.end()), 1U);
}

void TestLogs::signsReceiptsThatAnyoneCanCheck()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    WireLane lane(ada, ada.space(SpaceKind::Self));
    auto receipts = client.ask<Receipts>(Append{{lane.next("one"), lane.next("two")}});
    QVERIFY(receipts);
    QCOMPARE(receipts->instance, client.server().instance);
    QVERIFY(proof::verifyReceipts(*receipts, client.server().receiptKey));
    receipts->outcomes[0].seq = 7;
    QVERIFY(!proof::verifyReceipts(*receipts, client.server().receiptKey));
}

void TestLogs::givesTheSameReceiptForTheSameEnvelope()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    WireLane lane(ada, ada.space(SpaceKind::Self));
    const AppendItem first = lane.next("first");
    const AppendOutcome once = only(client.ask<Receipts>(Append{{first}}));
    QCOMPARE(only(client.ask<Receipts>(Append{{lane.next("second")}})).seq, 2U);
    const AppendOutcome again = only(client.ask<Receipts>(Append{{first}}));
    QCOMPARE(once.status, AppendStatus::Accepted);
    QCOMPARE(again, once);

    // Twice in one batch as well.
    const AppendItem third = lane.next("third");
    const auto both = client.ask<Receipts>(Append{{third, third}});
    QVERIFY(both);
    QCOMPARE(both->outcomes[0], both->outcomes[1]);
    QCOMPARE(both->outcomes[0].seq, 3U);
}

void TestLogs::blocksALaneBehindAMissingEnvelope()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    WireLane lane(ada, ada.space(SpaceKind::Self));
    const AppendItem first = lane.next("first");
    const AppendItem lost = lane.next("lost on the way");
    const AppendItem third = lane.next("third");

    const auto receipts = client.ask<Receipts>(Append{{first, third}});
    QVERIFY(receipts);
    QCOMPARE(receipts->outcomes[0].status, AppendStatus::Accepted);
    QCOMPARE(receipts->outcomes[1].status, AppendStatus::Blocked);
    QCOMPARE(receipts->outcomes[1].laneN, 1U);
    QCOMPARE(receipts->outcomes[1].laneHead, idOf(first.envelope));

    const auto repaired = client.ask<Receipts>(Append{{lost, third}});
    QVERIFY(repaired);
    QCOMPARE(repaired->outcomes[0].seq, 2U);
    QCOMPARE(repaired->outcomes[1].seq, 3U);
}

void TestLogs::refusesAForkOfALane()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    WireLane lane(ada, ada.space(SpaceKind::Self));
    WireLane twin(ada, ada.space(SpaceKind::Self));
    QCOMPARE(only(client.ask<Receipts>(Append{{lane.next("mine")}})).seq, 1U);
    const AppendOutcome forked = only(client.ask<Receipts>(Append{{twin.next("other")}}));
    QCOMPARE(forked.status, AppendStatus::Refused);
    QCOMPARE(forked.refusal, Refusal::LaneFork);
    QCOMPARE(forked.laneN, 1U);
    QCOMPARE(forked.laneHead, lane.head());
}

void TestLogs::refusesEnvelopesOfOthers()
{
    const WireAccount ada = somebody();
    const WireAccount eve = somebody();
    WireClient adas(m_server.url());
    WireClient eves(m_server.url());
    QVERIFY(adas.open() && adas.registerAs(ada));
    QVERIFY(eves.open() && eves.registerAs(eve));
    WireLane lane(ada, ada.space(SpaceKind::Self));
    const AppendOutcome outcome = only(eves.ask<Receipts>(Append{{lane.next("as if by ada")}}));
    QCOMPARE(outcome.status, AppendStatus::Refused);
    QCOMPARE(outcome.refusal, Refusal::NotYours);

    WireLane intruder(eve, ada.space(SpaceKind::Self));
    QCOMPARE(
        only(eves.ask<Receipts>(Append{{intruder.next("in her space")}})).refusal, Refusal::NotYours
    );
}

void TestLogs::refusesAnEnvelopeAddressedElsewhere()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    WireLane lane(ada, ada.space(SpaceKind::Self));
    AppendItem item = lane.next("for myself");
    item.space = ada.space(SpaceKind::Public);
    QCOMPARE(only(client.ask<Receipts>(Append{{item}})).refusal, Refusal::WrongSpace);
}

void TestLogs::letsOnlyTheOwnerWriteInPublic()
{
    const WireAccount ada = somebody();
    const WireAccount eve = somebody();
    WireClient adas(m_server.url());
    WireClient eves(m_server.url());
    QVERIFY(adas.open() && adas.registerAs(ada));
    QVERIFY(eves.open() && eves.registerAs(eve));
    WireLane own(ada, ada.space(SpaceKind::Public));
    WireLane foreign(eve, ada.space(SpaceKind::Public));
    QCOMPARE(
        only(adas.ask<Receipts>(Append{{own.next("hello all")}})).status, AppendStatus::Accepted
    );
    QCOMPARE(only(eves.ask<Receipts>(Append{{foreign.next("me too")}})).refusal, Refusal::NotYours);
    const auto page = eves.ask<Events>(Page{ada.space(SpaceKind::Public), {}, 100, 10});
    QVERIFY(page);
    QCOMPARE(page->events.size(), 1);
}

void TestLogs::refusesBytesThatAreNoEnvelope()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    WireLane lane(ada, ada.space(SpaceKind::Self));
    const AppendItem noise{ada.space(SpaceKind::Self), {}, "noise"};
    const auto receipts = client.ask<Receipts>(Append{{noise, lane.next("fine")}});
    QVERIFY(receipts);
    QCOMPARE(receipts->outcomes[0].refusal, Refusal::Malformed);
    QVERIFY(receipts->outcomes[0].id.isNull());
    QCOMPARE(receipts->outcomes[1].status, AppendStatus::Accepted);
    QVERIFY(client.isOpen());
}

void TestLogs::refusesAnOldFeedToken()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    const SpaceRef circle = circleOf('b');
    QVERIFY(client.isDone(creation(circle, 0, tokenOf('1'))));
    WireLane lane(ada, circle, 1);
    lane.showToken(tokenOf('1'));
    const AppendItem old = lane.next("before");
    QCOMPARE(only(client.ask<Receipts>(Append{{old}})).status, AppendStatus::Accepted);
    QVERIFY(client.isDone(creation(circle, 1, tokenOf('2'))));

    const AppendItem late = lane.next("too late");
    QCOMPARE(only(client.ask<Receipts>(Append{{late}})).status, AppendStatus::StaleToken);
    QVERIFY(!client.ask<Events>(Page{circle, tokenOf('1'), 100, 10}));
    QCOMPARE(client.failureCode(), FailureCode::StaleToken);
    // What is stored has its receipt under any token.
    QCOMPARE(only(client.ask<Receipts>(Append{{old}})).seq, 1U);
}

void TestLogs::refusesAnOldEpochUnderTheNewToken()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    const SpaceRef circle = circleOf('c');
    QVERIFY(client.isDone(creation(circle, 0, tokenOf('1'))));
    QVERIFY(client.isDone(creation(circle, 1, tokenOf('2'))));
    WireLane lane(ada, circle, 1);
    lane.showToken(tokenOf('2'));
    QCOMPARE(
        only(client.ask<Receipts>(Append{{lane.next("old key")}})).status, AppendStatus::StaleEpoch
    );
}

void TestLogs::movesACircleOnForItsOwnerAlone()
{
    const WireAccount ada = somebody();
    const WireAccount eve = somebody();
    WireClient adas(m_server.url());
    WireClient eves(m_server.url());
    QVERIFY(adas.open() && adas.registerAs(ada));
    QVERIFY(eves.open() && eves.registerAs(eve));
    const SpaceRef circle = circleOf('d');
    QVERIFY(adas.isDone(creation(circle, 0, tokenOf('1'))));
    QVERIFY(!eves.isDone(creation(circle, 1, tokenOf('2'))));
    QCOMPARE(eves.failureCode(), FailureCode::Denied);
    QVERIFY(adas.isDone(creation(circle, 1, tokenOf('3'))));
    QVERIFY(!adas.isDone(creation(circle, 1, tokenOf('4'))));
    QCOMPARE(adas.failureCode(), FailureCode::Exists);
}

void TestLogs::takesACircleAtTheEpochItsOwnerHasReached()
{
    const WireAccount ada = somebody();
    WireClient adas(m_server.url());
    QVERIFY(adas.open() && adas.registerAs(ada));
    // A server put back to an older copy has never heard of the circle, or of its last epochs.
    QVERIFY(adas.isDone(creation(circleOf('e'), 3, tokenOf('1'))));
    QVERIFY(adas.isDone(creation(circleOf('e'), 6, tokenOf('2'))));
    QVERIFY(!adas.isDone(creation(circleOf('e'), 4, tokenOf('3'))));
    QCOMPARE(adas.failureCode(), FailureCode::Exists);
}

void TestLogs::answersACreationTwiceTheSame()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    QVERIFY(client.isDone(creation(circleOf('f'), 0, tokenOf('1'))));
    QVERIFY(client.isDone(creation(circleOf('f'), 0, tokenOf('1'))));
    QVERIFY(!client.isDone(creation(circleOf('f'), 0, tokenOf('2'))));
    QCOMPARE(client.failureCode(), FailureCode::Exists);
}

void TestLogs::saysWhatBecameOfEnvelopes()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    WireLane lane(ada, ada.space(SpaceKind::Self));
    const AppendItem stored = lane.next("stored");
    QCOMPARE(only(client.ask<Receipts>(Append{{stored}})).seq, 1U);
    const AppendItem unsent = lane.next("never sent");

    const auto answer = client.ask<LookupAnswer>(Lookup{
        ada.space(SpaceKind::Self), {idOf(unsent.envelope), idOf(stored.envelope)}});
    QVERIFY(answer);
    QCOMPARE(answer->outcomes[0].status, AppendStatus::Retry);
    QCOMPARE(answer->outcomes[1].status, AppendStatus::Accepted);
    QCOMPARE(answer->outcomes[1].seq, 1U);
    QCOMPARE(answer->laneN, 1U);
    QCOMPARE(answer->laneHead, idOf(stored.envelope));
}

void TestLogs::pagesBackFromTheHead()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    const SpaceRef self = ada.space(SpaceKind::Self);
    WireLane lane(ada, self);
    Append batch;
    for (int i = 0; i < 30; ++i) {
        batch.items.append(lane.next("event"));
    }
    QVERIFY(client.ask<Receipts>(batch));

    const auto newest = client.ask<Events>(Page{self, {}, ~quint64(0), 20});
    QVERIFY(newest);
    QCOMPARE(newest->events.size(), 20);
    QCOMPARE(newest->events.first().seq, 11U);
    QCOMPARE(newest->events.last().seq, 30U);
    QCOMPARE(newest->events.last().envelope, batch.items.last().envelope);
    const auto oldest = client.ask<Events>(Page{self, {}, 11, 20});
    QVERIFY(oldest);
    QCOMPARE(oldest->events.first().seq, 1U);
    QCOMPARE(oldest->events.last().seq, 10U);
    const auto none = client.ask<Events>(Page{self, {}, 1, 20});
    QVERIFY(none && none->events.isEmpty());
}

void TestLogs::refusesBatchesThatAreTooLarge()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    WireLane lane(ada, ada.space(SpaceKind::Self));
    const QByteArray large(150 * 1024, 'x');
    const AppendItem first = lane.next(large);
    const AppendItem second = lane.next(large);
    QVERIFY(!client.ask<Receipts>(Append{{first, second}}));
    QCOMPARE(client.failureCode(), FailureCode::TooLarge);
    QCOMPARE(only(client.ask<Receipts>(Append{{first}})).seq, 1U);
    QCOMPARE(only(client.ask<Receipts>(Append{{second}})).seq, 2U);
}

void TestLogs::keepsTheOrderOfManyBatchesInFlight()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    WireLane lane(ada, ada.space(SpaceKind::Self));
    QList<quint64> pending;
    for (int batch = 0; batch < 30; ++batch) {
        Append append;
        for (int i = 0; i < 50; ++i) {
            append.items.append(lane.next("in order"));
        }
        pending.append(client.send(append));
    }
    quint64 expected = 0;
    quint64 lastAtMs = 0;
    for (const quint64 request : pending) {
        const auto receipts = decodeFrame<Receipts>(client.waitFor(request));
        QVERIFY(receipts.ok());
        for (const AppendOutcome& outcome : receipts->outcomes) {
            QCOMPARE(outcome.seq, ++expected);
            QVERIFY(outcome.atMs >= lastAtMs);
            lastAtMs = outcome.atMs;
        }
    }
}

QTEST_GUILESS_MAIN(TestLogs)
#include "tst_logs.moc"
