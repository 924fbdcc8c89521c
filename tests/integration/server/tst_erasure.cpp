// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "proof/identity.h"
#include "protocol/create_space.h"
#include "protocol/done.h"
#include "protocol/lookup.h"
#include "support/server_process.h"
#include "support/wire_client.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace qs;
using namespace qs::protocol;
using namespace qs::test;
using namespace Qt::StringLiterals;

namespace {

AppendOutcome only(const std::optional<Receipts>& receipts)
{
    return receipts && receipts->outcomes.size() == 1 ? receipts->outcomes.first()
                                                      : AppendOutcome();
}

} // namespace

/// What header field 17 asks for: bodies go, names and signatures stay.
class TestErasure : public QObject
{
    Q_OBJECT

private:
    ServerProcess m_server;
    int m_people = 0;
    WireAccount somebody() { return WireAccount::random(u"person.%1"_s.arg(++m_people)); }

    // Whether any file of the server, write-ahead log included, holds these bytes.
    bool isOnDisk(const QByteArray& wanted) const
    {
        QDirIterator files(m_server.dataFolder(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(wanted)) {
                return true;
            }
        }
        return false;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_server.start(), m_server.errors().constData()); }

    void leavesAStubThatKeepsPlaceNameAndSignature();
    void takesTheBytesOffTheDiskBeforeItAnswers_data();
    void takesTheBytesOffTheDiskBeforeItAnswers();
    void refusesToEraseWhatOthersWrote();
    void erasesOnceHoweverOftenItIsAsked();
    void erasesWhatStandsInTheSameBatch();
};

void TestErasure::leavesAStubThatKeepsPlaceNameAndSignature()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    WireLane lane(ada, ada.space(SpaceKind::Public));
    const AppendItem post = lane.next("to be taken back");
    const EnvId id = lane.head();
    const AppendOutcome stored = only(client.ask<Receipts>(Append{{post}}));
    QCOMPARE(
        only(client.ask<Receipts>(Append{{lane.next("removal", {id})}})).status,
        AppendStatus::Accepted
    );
    const auto page = client.ask<Events>(Page{lane.space(), {}, 100, 500});
    QVERIFY(page);
    QCOMPARE(page->events.size(), 2);
    const Event& erased = page->events.first();
    QCOMPARE(erased.seq, stored.seq);
    QCOMPARE(erased.atMs, stored.atMs);
    QVERIFY(isStub(erased.envelope));
    QCOMPARE(erased.envelope, *proof::stubOf(post.envelope));
    QCOMPARE(*proof::nameOf(erased.envelope), id);
    QCOMPARE(splitStub(erased.envelope)->signature, splitEnvelope(post.envelope)->signature);
    // The envelope that came first still has its receipt.
    const auto answer = client.ask<LookupAnswer>(Lookup{lane.space(), {id}});
    QVERIFY(answer);
    QCOMPARE(answer->outcomes.first().seq, stored.seq);
    QCOMPARE(only(client.ask<Receipts>(Append{{post}})).seq, stored.seq);
}

void TestErasure::takesTheBytesOffTheDiskBeforeItAnswers_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {40, 900, 5'000, 70'000, 300'000}) {
        QTest::addRow("%d bytes", size) << size;
    }
}

void TestErasure::takesTheBytesOffTheDiskBeforeItAnswers()
{
    QFETCH(const int, size);
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    WireLane lane(ada, ada.space(SpaceKind::Public));
    const QByteArray canary = "canary" + ada.user().hex().left(24);
    const QByteArray tail = "tail" + ada.user().hex().left(24);
    (void)client.ask<Receipts>(Append{{lane.next("before it")}});
    const QByteArray filling(size, '.');
    QCOMPARE(
        only(client.ask<Receipts>(Append{{lane.next(canary + filling + tail)}})).status,
        AppendStatus::Accepted
    );
    const EnvId id = lane.head();
    for (int i = 0; i < 20; ++i) {
        (void)client.ask<Receipts>(Append{{lane.next("after it, so that pages split")}});
    }
    QVERIFY(isOnDisk(canary) && isOnDisk(tail));
    QCOMPARE(
        only(client.ask<Receipts>(Append{{lane.next("gone", {id})}})).status, AppendStatus::Accepted
    );
    QVERIFY(!isOnDisk(canary));
    QVERIFY(!isOnDisk(tail));
    QVERIFY(isOnDisk("after it, so that pages split"));
}

void TestErasure::refusesToEraseWhatOthersWrote()
{
    const WireAccount ada = somebody();
    const WireAccount ben = somebody();
    WireClient adas(m_server.url());
    WireClient bens(m_server.url());
    QVERIFY(adas.open() && adas.registerAs(ada));
    QVERIFY(bens.open() && bens.registerAs(ben));
    const QByteArray token(Token::kSize, 't');
    const SpaceRef circle{SpaceKind::Circle, *SpaceId::from(QByteArray(SpaceId::kSize, 'e'))};
    QVERIFY(adas.isDone(CreateSpace{circle, 0, proof::feedTokenHash(token), "statement"}));
    WireLane adasLane(ada, circle, 1);
    WireLane bensLane(ben, circle, 1);
    adasLane.showToken(token);
    bensLane.showToken(token);
    const AppendItem post = adasLane.next("mine");
    QCOMPARE(only(adas.ask<Receipts>(Append{{post}})).status, AppendStatus::Accepted);
    const AppendOutcome outcome =
        only(bens.ask<Receipts>(Append{{bensLane.next("not yours", {adasLane.head()})}}));
    QCOMPARE(outcome.status, AppendStatus::Refused);
    QCOMPARE(outcome.refusal, Refusal::NotYours);
    const auto page = adas.ask<Events>(Page{circle, token, 100, 500});
    QVERIFY(page);
    QCOMPARE(page->events.size(), 1);
    QCOMPARE(page->events.first().envelope, post.envelope);
}

void TestErasure::erasesOnceHoweverOftenItIsAsked()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    WireLane lane(ada, ada.space(SpaceKind::Public));
    (void)client.ask<Receipts>(Append{{lane.next("first")}});
    const EnvId id = lane.head();
    const AppendItem removal = lane.next("removal", {id, EnvId()});
    const AppendOutcome once = only(client.ask<Receipts>(Append{{removal}}));
    QCOMPARE(only(client.ask<Receipts>(Append{{removal}})), once);
    QCOMPARE(
        only(client.ask<Receipts>(Append{{lane.next("again", {id})}})).status,
        AppendStatus::Accepted
    );
    const auto page = client.ask<Events>(Page{lane.space(), {}, 100, 500});
    QVERIFY(page);
    QCOMPARE(page->events.size(), 3);
    QCOMPARE(*proof::nameOf(page->events.first().envelope), id);
}

void TestErasure::erasesWhatStandsInTheSameBatch()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    WireLane lane(ada, ada.space(SpaceKind::Public));
    const AppendItem post = lane.next("never meant");
    const EnvId id = lane.head();
    const auto receipts = client.ask<Receipts>(Append{{post, lane.next("removal", {id})}});
    QVERIFY(receipts);
    const auto page = client.ask<Events>(Page{lane.space(), {}, 100, 500});
    QVERIFY(page);
    QVERIFY(isStub(page->events.first().envelope));
    QVERIFY(!isStub(page->events.last().envelope));
}

QTEST_GUILESS_MAIN(TestErasure)
#include "tst_erasure.moc"
