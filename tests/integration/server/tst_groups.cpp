// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "proof/identity.h"
#include "protocol/create_space.h"
#include "protocol/done.h"
#include "protocol/envelope.h"
#include "protocol/subscribe.h"
#include "support/server_process.h"
#include "support/wire_client.h"

#include <QTest>

#include <algorithm>

using namespace qs;
using namespace qs::protocol;
using namespace qs::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray tokenOf(quint64 epoch, char who = 'a')
{
    return QByteArray(Token::kSize - 1, who).append(static_cast<char>(epoch));
}

Hash32 hashOf(quint64 n, char who = 'a')
{
    return n == 0 ? Hash32() : *Hash32::from(tokenOf(n, who));
}

AppendOutcome only(const std::optional<Receipts>& receipts)
{
    return receipts && receipts->outcomes.size() == 1 ? receipts->outcomes.first()
                                                      : AppendOutcome();
}

} // namespace

/// Groups as the server sees them: changes in one line, made by those whom the line names.
class TestGroups : public QObject
{
    Q_OBJECT

private:
    // One device at the door of one group.
    struct Member
    {
        Member(const QUrl& url, const QString& name, const SpaceRef& space)
            : account(WireAccount::random(name)), client(url), lane(account, space)
        {
        }
        void enter() { QVERIFY(client.open() && client.registerAs(account)); }

        // The change number n, naming `admins`, upon the change of that hash.
        AppendItem commit(quint64 n, const QList<UserId>& admins, char who = 'a', char before = 'a')
        {
            EnvelopeHeader header;
            header.envelopeClass = EnvelopeClass::Control;
            header.author = account.user();
            header.device = account.deviceId();
            header.space = lane.space();
            header.epoch = n;
            header.epochRef = hashOf(n, who);
            header.laneN = lane.n() + 1;
            header.prev = lane.head();
            header.manifestSeq = 1;
            CommitMark mark{n, hashOf(n - 1, before), {}, admins};
            mark.tokenHash = proof::feedTokenHash(tokenOf(n, who));
            std::ranges::sort(mark.admins);
            header.commit = mark;
            const QByteArray bytes = writeHeader(header);
            const QByteArray wrap(104, 'w');
            return {lane.space(), token, joinEnvelope({bytes, wrap, "sealed", {}})};
        }
        AppendOutcome append(const AppendItem& item)
        {
            const AppendOutcome outcome = only(client.ask<Receipts>(Append{{item}}));
            if (outcome.status == AppendStatus::Accepted) {
                lane.continueAfter(lane.n() + 1, idOf(item.envelope));
            }
            return outcome;
        }
        AppendOutcome post(quint64 epoch, char who = 'a')
        {
            lane.setEpoch(epoch);
            lane.showToken(tokenOf(epoch, who));
            const quint64 n = lane.n();
            const EnvId head = lane.head();
            const AppendOutcome outcome = only(client.ask<Receipts>(Append{{lane.next("post")}}));
            if (outcome.status != AppendStatus::Accepted) {
                lane.continueAfter(n, head);
            }
            return outcome;
        }
        SubscribeStatus follow(const QByteArray& shown)
        {
            const auto answer =
                client.ask<Subscribed>(Subscribe{{{lane.space(), shown, Cursor{}}}});
            return answer ? answer->items.first().status : SubscribeStatus::NotFound;
        }

        WireAccount account;
        WireClient client;
        WireLane lane;
        QByteArray token;
    };

    SpaceRef group()
    {
        return {SpaceKind::Group, *SpaceId::from(QByteArray(SpaceId::kSize, ++m_groups))};
    }
    std::unique_ptr<Member> member(const QString& name, const SpaceRef& space)
    {
        auto made =
            std::make_unique<Member>(m_server.url(), name + QString::number(int(m_groups)), space);
        made->enter();
        return made;
    }

    ServerProcess m_server;
    char m_groups = 0;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_server.start(), m_server.errors().constData()); }

    void beginsAGroupWithItsFirstChange();
    void letsOneOfTwoRacingAdminsWin();
    void refusesAChangeByWhoIsNoAdmin();
    void opensToHoldersOfTheNewestTokenAlone();
    void endsTheSubscriptionOfWhoWasLeftOut();
    void keepsTheLineThroughARestart();
};

void TestGroups::beginsAGroupWithItsFirstChange()
{
    const SpaceRef space = group();
    const auto ada = member(u"ada"_s, space);
    QVERIFY(!ada->client.isDone(CreateSpace{space, 0, proof::feedTokenHash(tokenOf(1)), "s"}));
    QCOMPARE(ada->append(ada->commit(2, {ada->account.user()})).refusal, Refusal::SpaceNotFound);
    const auto ben = member(u"ben"_s, space);
    QCOMPARE(ben->append(ben->commit(1, {ada->account.user()})).refusal, Refusal::SpaceNotFound);
    const AppendItem first = ada->commit(1, {ada->account.user()});
    QCOMPARE(ada->append(first).seq, 1U);
    QCOMPARE(only(ada->client.ask<Receipts>(Append{{first}})).seq, 1U); // said twice
    QCOMPARE(ada->post(1).seq, 2U);
}

void TestGroups::letsOneOfTwoRacingAdminsWin()
{
    const SpaceRef space = group();
    const auto ada = member(u"ada"_s, space);
    const auto ben = member(u"ben"_s, space);
    const QList<UserId> both{ada->account.user(), ben->account.user()};
    QCOMPARE(ada->append(ada->commit(1, both)).status, AppendStatus::Accepted);
    ada->token = ben->token = tokenOf(1);

    const AppendItem adas = ada->commit(2, both, 'a');
    const AppendItem bens = ben->commit(2, both, 'b');
    const quint64 asked = ada->client.send(Append{{adas}});
    const quint64 alsoAsked = ben->client.send(Append{{bens}});
    const auto one = decodeFrame<Receipts>(ada->client.waitFor(asked));
    const auto other = decodeFrame<Receipts>(ben->client.waitFor(alsoAsked));
    QVERIFY(one.ok() && other.ok());
    const QList outcomes{one->outcomes.first(), other->outcomes.first()};
    const bool adaWon = outcomes[0].status == AppendStatus::Accepted;
    const AppendOutcome lost = outcomes[adaWon ? 1 : 0];
    QCOMPARE(outcomes[adaWon ? 0 : 1].seq, 2U);
    QCOMPARE(lost.status, AppendStatus::Refused);
    QCOMPARE(lost.refusal, Refusal::StaleCommit);

    // The loser reads the winner and makes the change anew on top of it.
    Member& loser = adaWon ? *ben : *ada;
    const char winner = adaWon ? 'a' : 'b';
    loser.token = tokenOf(2, winner);
    QCOMPARE(loser.append(loser.commit(3, both, 'x', winner)).seq, 3U);
    // Upon another predecessor than the one that stands there it is no successor.
    loser.token = tokenOf(3, 'x');
    QCOMPARE(loser.append(loser.commit(4, both, 'y', 'z')).refusal, Refusal::StaleCommit);
}

void TestGroups::refusesAChangeByWhoIsNoAdmin()
{
    const SpaceRef space = group();
    const auto ada = member(u"ada"_s, space);
    const auto ben = member(u"ben"_s, space);
    QCOMPARE(ada->append(ada->commit(1, {ada->account.user()})).status, AppendStatus::Accepted);
    const AppendItem blind = ben->commit(2, {ben->account.user()});
    QCOMPARE(ben->append(blind).status, AppendStatus::StaleToken);
    ben->token = tokenOf(1);
    QCOMPARE(ben->append(ben->commit(2, {ben->account.user()})).refusal, Refusal::NotYours);
    QCOMPARE(ben->post(1).status, AppendStatus::Accepted);
    // Handed over, it is the other way round.
    ada->token = tokenOf(1);
    QCOMPARE(ada->append(ada->commit(2, {ben->account.user()})).status, AppendStatus::Accepted);
    ada->token = ben->token = tokenOf(2);
    QCOMPARE(ada->append(ada->commit(3, {ada->account.user()})).refusal, Refusal::NotYours);
    QCOMPARE(ben->append(ben->commit(3, {ben->account.user()})).status, AppendStatus::Accepted);
}

void TestGroups::opensToHoldersOfTheNewestTokenAlone()
{
    const SpaceRef space = group();
    const auto ada = member(u"ada"_s, space);
    const auto eve = member(u"eve"_s, space);
    QCOMPARE(ada->append(ada->commit(1, {ada->account.user()})).status, AppendStatus::Accepted);
    QCOMPARE(eve->follow({}), SubscribeStatus::StaleToken);
    QCOMPARE(eve->follow(tokenOf(9)), SubscribeStatus::StaleToken);
    QCOMPARE(eve->post(9).status, AppendStatus::StaleToken);
    QVERIFY(!eve->client.ask<Events>(Page{space, tokenOf(9), 100, 10}));
    QCOMPARE(ada->follow(tokenOf(1)), SubscribeStatus::Tail);
    ada->token = tokenOf(1);
    QCOMPARE(ada->append(ada->commit(2, {ada->account.user()})).status, AppendStatus::Accepted);
    QCOMPARE(ada->post(1).status, AppendStatus::StaleToken);
    QCOMPARE(ada->follow(tokenOf(1)), SubscribeStatus::StaleToken);
    QCOMPARE(ada->post(2).status, AppendStatus::Accepted);
}

void TestGroups::endsTheSubscriptionOfWhoWasLeftOut()
{
    const SpaceRef space = group();
    const auto ada = member(u"ada"_s, space);
    const auto ben = member(u"ben"_s, space);
    QCOMPARE(ada->append(ada->commit(1, {ada->account.user()})).status, AppendStatus::Accepted);
    QCOMPARE(ben->follow(tokenOf(1)), SubscribeStatus::Tail);
    QTRY_COMPARE(ben->client.events(space).size(), 1);
    ada->token = tokenOf(1);
    QCOMPARE(ada->append(ada->commit(2, {ada->account.user()})).status, AppendStatus::Accepted);
    QCOMPARE(ada->post(2).status, AppendStatus::Accepted);
    QCOMPARE(ben->follow(tokenOf(1)), SubscribeStatus::StaleToken);
    QCOMPARE(ben->client.events(space).size(), 1); // not even the change that left him out
}

void TestGroups::keepsTheLineThroughARestart()
{
    const SpaceRef space = group();
    const auto ada = member(u"ada"_s, space);
    QCOMPARE(ada->append(ada->commit(1, {ada->account.user()})).status, AppendStatus::Accepted);
    m_server.kill();
    QVERIFY(m_server.start());
    WireClient again(m_server.url());
    QVERIFY(again.open() && again.authenticateAs(ada->account));
    ada->token = tokenOf(1);
    const AppendItem skipped = ada->commit(3, {ada->account.user()});
    QCOMPARE(only(again.ask<Receipts>(Append{{skipped}})).refusal, Refusal::StaleCommit);
    const AppendItem next = ada->commit(2, {ada->account.user()});
    QCOMPARE(only(again.ask<Receipts>(Append{{next}})).seq, 2U);
}

QTEST_GUILESS_MAIN(TestGroups)
#include "tst_groups.moc"
