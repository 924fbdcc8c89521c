// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "support/server_process.h"
#include "support/wire_client.h"

#include <QFile>
#include <QTest>

#include <utility>

using namespace qs;
using namespace qs::protocol;
using namespace qs::test;
using namespace Qt::StringLiterals;

namespace {

struct Receipted
{
    quint64 seq;
    QByteArray envelope;
};

/// Sends many batches, and kills the server in the middle of the answers. Yields what it had
/// acknowledged.
QList<Receipted> writeUntilKilled(ServerProcess& server, WireClient& client, WireLane& lane)
{
    constexpr int kBatches = 40;
    constexpr int kBatch = 20;
    constexpr int kAnswersBefore = 7;
    QList<std::pair<quint64, Append>> pending;
    for (int i = 0; i < kBatches; ++i) {
        Append append;
        for (int item = 0; item < kBatch; ++item) {
            append.items.append(lane.next("batch " + QByteArray::number(i)));
        }
        pending.append({client.send(append), append});
    }
    QList<Receipted> receipted;
    for (qsizetype i = 0; i < pending.size(); ++i) {
        if (i == kAnswersBefore) {
            server.kill();
        }
        const auto receipts = decodeFrame<Receipts>(client.waitFor(pending[i].first));
        for (qsizetype item = 0; receipts && item < receipts->outcomes.size(); ++item) {
            const AppendOutcome& outcome = receipts->outcomes[item];
            if (outcome.status == AppendStatus::Accepted) {
                receipted.append({outcome.seq, pending[i].second.items[item].envelope});
            }
        }
    }
    return receipted;
}

} // namespace

class TestCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesNothingAcknowledgedWhenKilled();
    void endsCleanlyOnRequest();
    void staysTheSameServerAcrossRestarts();
    void answersUnreadableSecretsWithALine();
};

void TestCrash::losesNothingAcknowledgedWhenKilled()
{
    constexpr int kRounds = 4;
    ServerProcess server;
    QVERIFY2(server.start(), server.errors().constData());
    const WireAccount ada = WireAccount::random(u"ada"_s);
    const SpaceRef self = ada.space(SpaceKind::Self);
    WireLane lane(ada, self);
    QList<Receipted> receipted;
    for (int round = 0; round < kRounds; ++round) {
        WireClient client(server.url());
        QVERIFY(client.open());
        QVERIFY(round == 0 ? client.registerAs(ada) : client.authenticateAs(ada));
        receipted += writeUntilKilled(server, client, lane);
        QVERIFY2(server.start(), server.errors().constData());

        WireClient after(server.url());
        QVERIFY(after.open() && after.authenticateAs(ada));
        const auto answer = after.ask<Subscribed>(Subscribe{{{self, {}, {}}}});
        QVERIFY(answer);
        const auto head = static_cast<qsizetype>(answer->items.first().head);
        QTRY_COMPARE_WITH_TIMEOUT(after.events(self).size(), head, 20'000);
        QVERIFY(!receipted.isEmpty() && receipted.size() <= head);
        for (const Receipted& one : receipted) {
            const Event& event = after.events(self).at(static_cast<qsizetype>(one.seq) - 1);
            QCOMPARE(event.seq, one.seq);
            QCOMPARE(event.envelope, one.envelope);
        }
        lane.continueAfter(static_cast<quint64>(head), idOf(after.events(self).last().envelope));
    }
}

void TestCrash::endsCleanlyOnRequest()
{
    ServerProcess server;
    QVERIFY2(server.start(), server.errors().constData());
    const WireAccount ada = WireAccount::random(u"ada"_s);
    WireClient client(server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    QVERIFY(server.terminate());
    QVERIFY(client.waitUntilClosed());
}

void TestCrash::staysTheSameServerAcrossRestarts()
{
    ServerProcess server;
    QVERIFY2(server.start(), server.errors().constData());
    const WireAccount ada = WireAccount::random(u"ada"_s);
    WireClient before(server.url());
    QVERIFY(before.open() && before.registerAs(ada));
    QVERIFY(server.terminate());
    QVERIFY2(server.start(), server.errors().constData());
    WireClient after(server.url());
    QVERIFY(after.open());
    QCOMPARE(after.server().serverKey, before.server().serverKey);
    QCOMPARE(after.server().receiptKey, before.server().receiptKey);
    QCOMPARE(after.server().instance, before.server().instance);
    const auto resumed = after.ask<SessionOpened>(Resume{before.token()});
    QVERIFY(resumed);
    QCOMPARE(resumed->token, before.token());
}

void TestCrash::answersUnreadableSecretsWithALine()
{
    ServerProcess server;
    QVERIFY2(server.start(), server.errors().constData());
    QVERIFY(server.terminate());
    QFile secrets(server.dataFolder() + u"/secrets"_s);
    QVERIFY(secrets.setPermissions(secrets.permissions() | QFileDevice::ReadOther));
    QVERIFY(!server.start());
    QVERIFY(server.errors().contains("others than the owner"));
    QVERIFY(secrets.remove());
    QVERIFY(!server.start());
    QVERIFY(server.errors().contains("secrets are missing"));
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
