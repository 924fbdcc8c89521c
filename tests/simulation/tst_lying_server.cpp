// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/core.h"
#include "client/evidence.h"
#include "client/sign_in.h"
#include "crypto/report.h"
#include "server/storage/schema.h"
#include "simulation/lossy_network.h"
#include "sql/database.h"
#include "unit/server/engine_room.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace qs;
using namespace Qt::StringLiterals;

namespace {

const QString kPassword = u"correct horse battery staple"_s;
using Kind = client::FindingView::Kind;

class NoKeychain final : public client::Keychain
{
public:
    [[nodiscard]] bool isPresent() const override { return false; }
    void read(const QString&, std::function<void(Result<QByteArray>)>) override {}
    void write(const QString&, const QByteArray&, std::function<void(Result<void>)>) override {}
};

/// Leads each device to the view of the world that the server has for it.
class Fork final : public sync::TransportFactory
{
public:
    std::unique_ptr<sync::Transport>
    open(const QString& url, sync::Transport::Listener listener) override
    {
        return way->open(url, std::move(listener));
    }
    test::LossyNetwork* way = nullptr;
};

/// A server that keeps two stores under one name and one key, and decides who sees which.
struct World
{
    World()
    {
        room = std::make_unique<test::EngineRoom>(path(0));
        room->moderationKey = moderators.pub();
        room->start();
        network = std::make_unique<test::LossyNetwork>(*room->engine, room->time, 1);
    }

    [[nodiscard]] QString path(int view) const { return folder.filePath(u"view%1.db"_s.arg(view)); }

    void pass(qint64 ms)
    {
        for (const qint64 until = room->time.nowMs() + ms; room->time.nowMs() < until;) {
            const qint64 step = std::min<qint64>(5, until - room->time.nowMs());
            room->slowHashes.settle();
            room->time.advance(step);
            if (other) {
                other->slowHashes.settle();
                other->time.advance(step);
            }
        }
        room->settle();
        if (other) {
            other->settle();
        }
    }

    struct Device
    {
        QTemporaryDir folder;
        Fork fork;
        std::optional<client::Ports> ports;
        Metrics metrics;
        std::unique_ptr<client::Account> account;
    };

    std::unique_ptr<Device> signUp(const QString& name)
    {
        auto device = std::make_unique<Device>();
        device->fork.way = network.get();
        device->ports.emplace(client::Ports{
            room->time,
            random,
            room->time,
            device->fork,
            keychain,
            room->log,
            device->metrics,
            {.preferred = crypto::KdfPolicy().floor,
             .floor = crypto::KdfPolicy().floor,
             .ceiling = crypto::KdfPolicy().ceiling},
        });
        client::SignIn signIn(*device->ports, device->folder.path());
        signIn.createAccount(
            {u"ws://127.0.0.1/ws/"_s, name, name, {}, kPassword},
            [&](client::SignInOutcome outcome) {
                auto* const made = std::get_if<std::unique_ptr<client::Account>>(&outcome);
                QVERIFY(made);
                device->account = std::move(*made);
                device->account->connectNow();
            }
        );
        pass(2'000);
        return device;
    }

    void connect(Device& a, Device& b)
    {
        const auto link = a.account->createInvite();
        QVERIFY(link.ok());
        pass(1'000);
        b.account->openInvite(*link, [](const Result<client::PersonView>&) {});
        pass(1'000);
        for (const client::ConnectionView& asking : a.account->connections()) {
            if (asking.relation == client::Relation::Incoming) {
                QVERIFY(a.account->approve(asking.person.id).ok());
            }
        }
        pass(2'000);
    }

    /// Keeps the server's store as it is now: the second view.
    void copyView()
    {
        QVERIFY(QFile::copy(path(0), path(1)));
        QFile::copy(path(0) + u"-wal"_s, path(1) + u"-wal"_s);
    }

    /// From now on this device is shown the second view.
    void showSecondViewTo(Device& victim)
    {
        victim.account->disconnectNow();
        pass(1'000);
        QVERIFY(room->secrets.save(folder.filePath(u"secrets"_s)).ok());
        other = std::make_unique<test::EngineRoom>(path(1));
        other->secrets = server::ServerSecrets::load(folder.filePath(u"secrets"_s)).value();
        other->start();
        otherNetwork = std::make_unique<test::LossyNetwork>(*other->engine, room->time, 2);
        victim.fork.way = otherNetwork.get();
        victim.account->connectNow();
        pass(2'000);
    }

    void split(Device& victim)
    {
        victim.account->disconnectNow();
        pass(1'000);
        copyView();
        showSecondViewTo(victim);
    }

    /// The newest event of a circle in the first view is put into the second one too.
    void forward(const UserId& owner)
    {
        auto database = sql::Database::open(path(0), server::storageSchema());
        auto newest = database->prepare(
            "SELECT s.space, s.token, s.epoch, e.envelope, e.envelope_id FROM space s"
            " JOIN event e ON e.space = s.id WHERE s.owner = ? AND s.kind = 1"
            " ORDER BY e.seq DESC LIMIT 1"
        );
        newest->query(owner);
        QVERIFY(*newest->next());
        server::NewEvent event;
        event.access.space = {SpaceKind::Circle, newest->id<SpaceId>(0)};
        event.access.token = newest->id<protocol::TokenHash>(1);
        event.epoch = newest->number(2);
        event.envelope = newest->bytes(3);
        event.id = newest->id<EnvId>(4);
        const auto parts = protocol::splitEnvelope(event.envelope);
        const auto header = protocol::readHeader(parts->header);
        event.access.user = header->author;
        event.device = header->device;
        event.laneN = header->laneN;
        event.prev = header->prev;
        newest->reset();
        bool isTaken = false;
        other->storage->eventLog().append({event}, [&](auto outcomes) {
            isTaken = outcomes.ok() && outcomes->first().status == protocol::AppendStatus::Accepted;
        });
        pass(100);
        QVERIFY(isTaken);
    }

    void reconnect(Device& device)
    {
        device.account->disconnectNow();
        pass(100);
        device.account->connectNow();
        pass(2'000);
    }

    QTemporaryDir folder;
    SeededRandom random{5};
    crypto::ModerationKey moderators = crypto::ModerationKey::random();
    std::unique_ptr<test::EngineRoom> room;
    std::unique_ptr<test::EngineRoom> other;
    std::unique_ptr<test::LossyNetwork> network;
    std::unique_ptr<test::LossyNetwork> otherNetwork;
    NoKeychain keychain;
};

QList<Kind> findingsOf(const World::Device& device)
{
    QList<Kind> kinds;
    for (const client::FindingView& finding : device.account->evidence().completeness().findings) {
        kinds.append(finding.kind);
    }
    return kinds;
}

client::ConnectionView connectionNamed(const World::Device& device, const QString& name)
{
    for (const client::ConnectionView& view : device.account->connections()) {
        if (view.person.name == name) {
            return view;
        }
    }
    return {};
}

} // namespace

/// A server that shows people different things, and what they find out.
class TestLyingServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anHonestServerIsNeverAccused()
    {
        World world;
        const auto ada = world.signUp(u"ada"_s);
        const auto ben = world.signUp(u"ben"_s);
        world.connect(*ada, *ben);
        for (int i = 0; i < 12; ++i) {
            const auto& writer = i % 2 == 0 ? ada : ben;
            QVERIFY(
                writer->account->publish(u"post %1"_s.arg(i), client::Audience::Connections).ok()
            );
            world.pass(500);
            const auto newest = writer->account->timeline({}, 2).posts.last();
            QVERIFY(writer->account->setLiked(newest.ref, true).ok());
            world.pass(i == 6 ? 3'700'000 : 500);
        }
        world.reconnect(*ada);
        world.pass(200'000);
        for (const auto* device : {ada.get(), ben.get()}) {
            QCOMPARE(findingsOf(*device), QList<Kind>());
            const client::CompletenessView view = device->account->evidence().completeness();
            QVERIFY(view.isLive);
            QCOMPARE(view.logSize, quint64(2));
            QCOMPARE(view.logAudited, quint64(2));
            QVERIFY(view.receipts > 0);
            QVERIFY(!view.isLogBroken);
            bool isAgreed = false;
            for (const client::SpaceStanding& space : view.spaces) {
                QCOMPARE(space.missing, quint64(0));
                QCOMPARE(space.openQuestions, 0);
                isAgreed = isAgreed || !space.agreedWith.isEmpty();
            }
            QVERIFY2(isAgreed, "nobody bore witness to anything");
        }
    }

    void aPostHiddenFromOneIsFoundOutThroughAnother()
    {
        World world;
        const auto ada = world.signUp(u"ada"_s);
        const auto ben = world.signUp(u"ben"_s);
        const auto cleo = world.signUp(u"cleo"_s);
        world.connect(*ada, *ben);
        world.connect(*ada, *cleo);
        QVERIFY(ada->account->publish(u"for all of you"_s, client::Audience::Connections).ok());
        world.pass(2'000);
        world.split(*cleo);
        QVERIFY(ada->account->publish(u"cleo shall not see"_s, client::Audience::Connections).ok());
        world.pass(2'000);
        const auto hidden = ben->account->timeline({}, 1).posts.first();
        QCOMPARE(hidden.text, u"cleo shall not see"_s);
        QVERIFY(ben->account->setLiked(ben->account->timeline({}, 2).posts.last().ref, true).ok());
        world.pass(2'000);
        world.forward(ada->account->me().person.id);
        world.reconnect(*cleo);
        QCOMPARE(findingsOf(*cleo), QList<Kind>()); // it may still be under way
        world.pass(200'000);
        QCOMPARE(findingsOf(*cleo), QList<Kind>{Kind::PeerAhead});
        const auto view = cleo->account->evidence().completeness();
        QCOMPARE(view.findings.first().person.name, u"ben"_s);
        QCOMPARE(findingsOf(*ben), QList<Kind>());
    }

    void twoKeyLogsAreFoundOutWhenPeopleMeet()
    {
        World world;
        const auto ada = world.signUp(u"ada"_s);
        const auto ben = world.signUp(u"ben"_s);
        const auto cleo = world.signUp(u"cleo"_s);
        world.connect(*ada, *ben);
        world.connect(*ada, *cleo);
        QVERIFY(ada->account->publish(u"hello"_s, client::Audience::Connections).ok());
        world.pass(2'000);
        world.split(*cleo);
        const auto dora = world.signUp(u"dora"_s); // in the first view alone
        cleo->account->disconnectNow();
        std::swap(world.network, world.otherNetwork);
        const auto erik = world.signUp(u"erik"_s); // in the second view alone
        std::swap(world.network, world.otherNetwork);
        world.reconnect(*ben);
        QVERIFY(ben->account->setLiked(ben->account->timeline({}, 1).posts.first().ref, true).ok());
        world.pass(2'000);
        world.forward(ada->account->me().person.id);
        world.reconnect(*cleo);
        QCOMPARE(findingsOf(*cleo), QList<Kind>{Kind::LogForked});
        QVERIFY(cleo->account->evidence().completeness().isLogBroken);
    }

    void whatWasConfirmedAndIsGoneIsFoundOut()
    {
        World world;
        const auto ada = world.signUp(u"ada"_s);
        QVERIFY(ada->account->publish(u"first"_s, client::Audience::OnlyMe).ok());
        world.pass(2'000);
        world.copyView();
        QVERIFY(ada->account->publish(u"second"_s, client::Audience::OnlyMe).ok());
        world.pass(2'000);
        const ObjectRef second = ada->account->timeline({}, 1).posts.first().ref;
        const auto receipt = ada->account->evidence().receiptOf(second);
        QVERIFY(receipt.ok());
        QCOMPARE(findingsOf(*ada), QList<Kind>());
        world.showSecondViewTo(*ada); // an older copy, without the second post
        world.pass(10'000);
        QCOMPARE(findingsOf(*ada), QList<Kind>{Kind::EnvelopeWithheld});
    }

    void aDeviceListThatIsNotMineIsFoundInTheLog()
    {
        World world;
        const auto ada = world.signUp(u"ada"_s);
        QCOMPARE(findingsOf(*ada), QList<Kind>());
        ada->account->disconnectNow();
        world.pass(500);
        // The server publishes a second device list in her name.
        {
            auto database = sql::Database::open(world.path(0), server::storageSchema());
            auto rogue =
                database->prepare("INSERT INTO manifest(user, seq, hash, bytes) VALUES(?, 2, ?, ?)"
                );
            QVERIFY(rogue
                        ->run(
                            ada->account->me().person.id,
                            *Hash32::from(QByteArray(32, 'x')),
                            QByteArray("rogue")
                        )
                        .ok());
        }
        world.split(*ada); // a restart, which takes it into the log
        QCOMPARE(findingsOf(*ada).count(Kind::ManifestNotMine), 1);
    }

    void aStrangerWhoseKeysAreNotInTheLogIsNotLetIn()
    {
        World world;
        const auto ada = world.signUp(u"ada"_s);
        const auto ben = world.signUp(u"ben"_s);
        world.reconnect(*ada);
        const auto cleo = world.signUp(u"cleo"_s);
        cleo->account->disconnectNow();
        world.pass(500);
        {
            auto database = sql::Database::open(world.path(0), server::storageSchema());
            QVERIFY(database->execute("DELETE FROM key_log WHERE leaf = 2;").ok());
        }
        const auto link = cleo->account->createInvite();
        Result<client::PersonView> outcome{client::PersonView()};
        ada->account->openInvite(*link, [&](auto found) { outcome = std::move(found); });
        world.pass(3'000);
        QVERIFY(!outcome.ok());
        QCOMPARE(findingsOf(*ada), QList<Kind>{Kind::ManifestNotLogged});
        QVERIFY(connectionNamed(*ada, u"cleo"_s).person.name.isEmpty());
        world.connect(*ada, *ben); // everybody else is as welcome as before
        QCOMPARE(connectionNamed(*ada, u"ben"_s).relation, client::Relation::Connected);
        // And cleo, who has seen the longer log, sees that it shrank.
        world.reconnect(*cleo);
        QCOMPARE(findingsOf(*cleo), QList<Kind>{Kind::LogShrank});
        QVERIFY(cleo->account->evidence().completeness().isLogBroken);
        QVERIFY(cleo->account->evidence().trustLogAnew().ok());
        world.pass(1'000);
        QVERIFY(!cleo->account->evidence().completeness().isLogBroken);
    }

    void whatIsFoundIsRememberedUntilItWasRead()
    {
        World world;
        const auto ada = world.signUp(u"ada"_s);
        const auto ben = world.signUp(u"ben"_s);
        world.reconnect(*ada);
        {
            auto database = sql::Database::open(world.path(0), server::storageSchema());
            QVERIFY(database->execute("DELETE FROM key_log WHERE leaf = 1;").ok());
        }
        world.reconnect(*ada);
        QCOMPARE(findingsOf(*ada), QList<Kind>{Kind::LogShrank});
        ada->account.reset();
        client::SignIn signIn(*ada->ports, ada->folder.path());
        signIn.unlockWithPassword(kPassword, [&](client::SignInOutcome outcome) {
            auto* const made = std::get_if<std::unique_ptr<client::Account>>(&outcome);
            QVERIFY(made);
            ada->account = std::move(*made);
        });
        world.pass(100);
        QCOMPARE(findingsOf(*ada), QList<Kind>{Kind::LogShrank});
        QVERIFY(ada->account->evidence().dismissFindings().ok());
        QCOMPARE(findingsOf(*ada), QList<Kind>());
    }

    void aReportReachesTheModeratorsAndOpensOnePost()
    {
        World world;
        const auto ada = world.signUp(u"ada"_s);
        const auto ben = world.signUp(u"ben"_s);
        world.connect(*ada, *ben);
        QVERIFY(ada->account->publish(u"cruel words"_s, client::Audience::Connections).ok());
        world.pass(2'000);
        const auto post = ben->account->timeline({}, 1).posts.first();
        const auto preview = ben->account->evidence().previewReport(post.ref, true);
        QVERIFY(preview.ok());
        QCOMPARE(preview->post.text, u"cruel words"_s);
        QCOMPARE(preview->post.author.name, u"ada"_s);
        QVERIFY(ben->account->evidence()
                    .report(post.ref, client::ReportWhy::Harassment, u"please"_s, true)
                    .ok());
        world.pass(2'000);
        QCOMPARE(ben->account->link().unsent, 0);
        auto database = sql::Database::open(world.path(0), server::storageSchema());
        auto rows = database->prepare("SELECT sealed FROM report");
        rows->query();
        QVERIFY(*rows->next());
        const auto opened = crypto::openReport(world.moderators, rows->bytes(0));
        QVERIFY(opened.ok());
        QVERIFY(opened->posts.first().author == ada->account->me().person.id);
        QCOMPARE(opened->posts.first().payload.text, preview->post.text);
        QCOMPARE(opened->report.note, u"please"_s);
        rows->reset();
    }

    void theServersRowsCanBeReadByTheirOwner()
    {
        World world;
        const auto ada = world.signUp(u"ada"_s);
        Result<client::ServerRows> rows{Error{ErrorCode::NotFound, {}}};
        ada->account->evidence().serverRows(0, 0, [&](auto found) { rows = std::move(found); });
        world.pass(500);
        QVERIFY(rows.ok());
        QCOMPARE(rows->rows.size(), 1);
        QCOMPARE(rows->tables.first(), u"account"_s);
        ada->account->disconnectNow();
        ada->account->evidence().serverRows(0, 0, [&](auto found) { rows = std::move(found); });
        QCOMPARE(rows.error().code, ErrorCode::Offline);
    }
};

QTEST_GUILESS_MAIN(TestLyingServer)
#include "tst_lying_server.moc"
