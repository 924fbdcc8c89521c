// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "engine_room.h"
#include "proof/checkpoint.h"
#include "protocol/key_log.h"
#include "protocol/my_rows.h"
#include "protocol/report.h"
#include "server/storage/schema.h"
#include "server/storage/sqlite_account_rows.h"
#include "sql/database.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace qs;
using namespace qs::protocol;
using namespace qs::test;
using namespace Qt::StringLiterals;

namespace {

/// Asks for the head and checks its signature.
struct SeenHead
{
    proof::TreeHead head;
    QList<Hash32> growth;
};

std::optional<SeenHead> headOf(EngineRoom& room, Peer& peer, quint64 from = 0)
{
    room.ask(peer, LogHead{from});
    const auto answers = peer.all<LogHeadAnswer>();
    if (answers.isEmpty()) {
        return std::nullopt;
    }
    const QByteArray origin = proof::logOrigin(proof::serverIdOf(room.secrets.serverKey().pub()));
    const auto head =
        proof::readCheckpoint(answers.last().note, origin, room.secrets.logKey().pub());
    return head ? std::optional(SeenHead{*head, answers.last().growth}) : std::nullopt;
}

QList<QByteArray> tableNames()
{
    auto database = sql::Database::open(sql::Database::kInMemory, server::storageSchema());
    auto tables = database->prepare("SELECT name FROM sqlite_schema WHERE type = 'table'"
                                    " AND name NOT LIKE 'sqlite_%'");
    QList<QByteArray> names;
    tables->query();
    while (*tables->next()) {
        names.append(tables->text(0).toLatin1());
    }
    return names;
}

} // namespace

/// What the server can be held to: its log of keys, what it shows an account of itself, and the
/// reports it keeps without reading.
class TestEvidence : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    MyRowsAnswer rowsOf(EngineRoom& room, Peer& peer, const QString& table, quint64 from = 0)
    {
        room.ask(peer, MyRows{0, 0});
        const qsizetype index = peer.all<MyRowsAnswer>().last().tables.indexOf(table);
        room.ask(peer, MyRows{static_cast<quint64>(index), from});
        return peer.all<MyRowsAnswer>().last();
    }

private Q_SLOTS:
    void provesEveryManifestThatCanBeFetched()
    {
        EngineRoom room;
        room.start();
        QList<KeyLogLeaf> published;
        Peer last;
        for (int i = 0; i < 9; ++i) {
            const WireAccount account = WireAccount::random(u"person%1"_s.arg(i));
            published.append({account.user(), 1, account.manifest.hash});
            Peer peer;
            room.connect(i == 8 ? last : peer);
            room.registerAs(i == 8 ? last : peer, account);
            if (i != 8) {
                room.engine->disconnect(peer.session);
            }
        }
        const auto seen = headOf(room, last);
        QVERIFY(seen);
        QCOMPARE(seen->head.size, quint64(9));
        LogProof asked{9, {}};
        for (const KeyLogLeaf& leaf : published) {
            asked.manifests.append({leaf.user, leaf.seq});
        }
        room.ask(last, asked);
        const QList<LeafProof> proofs = last.all<LogProofAnswer>().last().proofs;
        QCOMPARE(proofs.size(), 9);
        for (qsizetype i = 0; i < proofs.size(); ++i) {
            QVERIFY(proofs[i].isThere);
            const Hash32 leaf = proof::leafHashOf(published[i]);
            QVERIFY(proof::verifyInclusion(leaf, proofs[i].index, seen->head, proofs[i].path));
        }
        room.ask(last, LogProof{9, {{published[0].user, 2}}});
        QVERIFY(!last.all<LogProofAnswer>().last().proofs.first().isThere);
        room.ask(last, LogProof{4, {{published[8].user, 1}}});
        QVERIFY(!last.all<LogProofAnswer>().last().proofs.first().isThere);
    }

    void handsOutLeavesThatMakeUpTheRoot()
    {
        EngineRoom room;
        room.start();
        Peer peer;
        room.connect(peer);
        room.registerAs(peer, WireAccount::random(u"ada"_s));
        Peer other;
        room.connect(other);
        room.registerAs(other, WireAccount::random(u"ben"_s));
        room.ask(peer, LogLeaves{0});
        proof::TreeEdge edge;
        const QList<KeyLogLeaf> leaves = peer.all<LogLeavesAnswer>().last().leaves;
        for (const KeyLogLeaf& leaf : leaves) {
            edge.append(proof::leafHashOf(leaf));
        }
        const auto seen = headOf(room, peer);
        QCOMPARE(edge.size(), seen->head.size);
        QCOMPARE(edge.root(), seen->head.root);
        room.ask(peer, LogLeaves{2});
        QVERIFY(peer.all<LogLeavesAnswer>().last().leaves.isEmpty());
    }

    void provesThatItOnlyGrew()
    {
        EngineRoom room;
        room.start();
        Peer first;
        room.connect(first);
        room.registerAs(first, WireAccount::random(u"person"_s));
        auto before = headOf(room, first);
        for (int i = 1; i < 12; ++i) {
            Peer peer;
            room.connect(peer);
            room.registerAs(peer, WireAccount::random(u"person%1"_s.arg(i)));
            room.engine->disconnect(peer.session);
            const auto now = headOf(room, first, before->head.size);
            QVERIFY(now);
            QCOMPARE(now->head.size, before->head.size + 1);
            QVERIFY(proof::verifyConsistency(before->head, now->head, now->growth));
            before = now;
        }
    }

    void doesNotGrowWhenAnAccountIsNotMade()
    {
        EngineRoom room;
        room.start();
        Peer peer;
        room.connect(peer);
        room.registerAs(peer, WireAccount::random(u"ada"_s));
        Peer other;
        room.connect(other);
        room.registerAs(other, WireAccount::random(u"ada"_s));
        QCOMPARE(other.lastFailure(), FailureCode::NameTaken);
        QCOMPARE(headOf(room, peer)->head.size, quint64(1));
    }

    void isTheSameLogAfterARestart()
    {
        const QString path = m_folder.filePath(u"restart.db"_s);
        const WireAccount ada = WireAccount::random(u"ada"_s);
        proof::TreeHead before;
        {
            EngineRoom room(path);
            room.start();
            Peer peer;
            room.connect(peer);
            room.registerAs(peer, ada);
            before = headOf(room, peer)->head;
        }
        EngineRoom room(path);
        room.start();
        Peer peer;
        room.connect(peer);
        room.authenticateAs(*room.engine, peer, ada);
        QCOMPARE(headOf(room, peer)->head, before);
    }

    void showsThatAnOlderCopyWasPutBack()
    {
        const QString path = m_folder.filePath(u"backup.db"_s);
        const WireAccount ada = WireAccount::random(u"ada"_s);
        const auto signUp = [](EngineRoom& room, const WireAccount& account) {
            Peer peer;
            room.connect(peer);
            room.registerAs(peer, account);
            const auto head = headOf(room, peer);
            room.engine->disconnect(peer.session);
            return head->head;
        };
        {
            EngineRoom room(path);
            room.start();
            signUp(room, ada);
        }
        QVERIFY(QFile::copy(path, path + u".copy"_s));
        proof::TreeHead seen;
        {
            EngineRoom room(path);
            room.start();
            seen = signUp(room, WireAccount::random(u"ben"_s));
        }
        QFile::remove(path);
        QVERIFY(QFile::rename(path + u".copy"_s, path));
        EngineRoom room(path);
        room.start();
        const proof::TreeHead now = signUp(room, WireAccount::random(u"cleo"_s));
        QCOMPARE(now.size, seen.size); // it has grown again, but into another log
        QVERIFY(now.root != seen.root);
    }

    void takesUpManifestsFromBeforeThereWasALog()
    {
        const QString path = m_folder.filePath(u"older.db"_s);
        const WireAccount ada = WireAccount::random(u"ada"_s);
        {
            EngineRoom room(path);
            room.start();
            Peer peer;
            room.connect(peer);
            room.registerAs(peer, ada);
        }
        {
            auto database = sql::Database::open(path, server::storageSchema());
            QVERIFY(database->execute("DELETE FROM key_log; DELETE FROM key_log_node;").ok());
        }
        EngineRoom room(path);
        room.start();
        Peer peer;
        room.connect(peer);
        room.authenticateAs(*room.engine, peer, ada);
        const auto seen = headOf(room, peer);
        QCOMPARE(seen->head.size, quint64(1));
        QCOMPARE(seen->head.root, proof::leafHashOf({ada.user(), 1, ada.manifest.hash}));
    }

    void knowsOfEveryTableWhoseRowsItIs()
    {
        QList<QByteArray> known;
        for (const server::KnownTable& table : server::knownTables()) {
            known.append(table.name);
        }
        for (const QByteArray& table : tableNames()) {
            QVERIFY2(
                known.removeOne(table),
                qPrintable(u"add to sqlite_account_rows.cpp: "_s + QString::fromLatin1(table))
            );
        }
        QVERIFY2(known.isEmpty(), "a table that is gone, or named twice");
    }

    void showsAnAccountItsLiteralRowsAndNobodyElses()
    {
        EngineRoom room;
        room.start();
        const QString name = u"somebody.with.a.name"_s; // longer than chance spells in digits
        const WireAccount ada = WireAccount::random(name);
        const WireAccount ben = WireAccount::random(u"ben"_s);
        Peer adas;
        room.connect(adas);
        room.registerAs(adas, ada);
        Peer bens;
        room.connect(bens);
        room.registerAs(bens, ben);
        WireLane lane(ada, ada.space(SpaceKind::Self));
        room.ask(adas, Append{{lane.next("sealed words")}});

        const MyRowsAnswer account = rowsOf(room, adas, u"account"_s);
        QCOMPARE(account.rows.size(), 1);
        QCOMPARE(account.columns.first(), u"id"_s);
        const QString user = QString::fromLatin1(ada.user().hex());
        QCOMPARE(account.rows.first()[account.columns.indexOf(u"user"_s)], user);
        const QString row = account.rows.first().join(u' ');
        QVERIFY(!row.contains(name) && !row.contains(QString::fromLatin1(name.toUtf8().toHex())));
        QCOMPARE(rowsOf(room, adas, u"event"_s).rows.size(), 1);
        QCOMPARE(rowsOf(room, bens, u"event"_s).rows.size(), 0);
        QCOMPARE(rowsOf(room, adas, u"space"_s).rows.size(), 3);
        QCOMPARE(rowsOf(room, adas, u"lane"_s).rows.size(), 1);
        const QStringList tables = bens.all<MyRowsAnswer>().last().tables;
        for (const QString& table : tables) {
            for (const QStringList& row : rowsOf(room, bens, table).rows) {
                QVERIFY2(!row.contains(user), qPrintable(table));
            }
        }
    }

    void pagesThroughManyRows()
    {
        EngineRoom room;
        room.start();
        const WireAccount ada = WireAccount::random(u"ada"_s);
        Peer peer;
        room.connect(peer);
        room.registerAs(peer, ada);
        WireLane lane(ada, ada.space(SpaceKind::Self));
        for (int i = 0; i < 3; ++i) {
            Append append;
            for (int k = 0; k < 50; ++k) {
                append.items.append(lane.next(QByteArray::number(k)));
            }
            room.ask(peer, append);
        }
        const MyRowsAnswer first = rowsOf(room, peer, u"event"_s);
        QCOMPARE(first.rows.size(), kKnownRowsMax);
        QCOMPARE(first.more, quint64(50));
        const MyRowsAnswer rest = rowsOf(room, peer, u"event"_s, 100);
        QCOMPARE(rest.rows.size(), 50);
        QCOMPARE(rest.more, quint64(0));
        room.ask(peer, MyRows{99, 0});
        QCOMPARE(peer.lastFailure(), FailureCode::NotFound);
    }

    void keepsReportsUnreadAndOnceEach()
    {
        const QString path = m_folder.filePath(u"reports.db"_s);
        {
            EngineRoom room(path);
            room.moderationKey = *ModerationPub::from(QByteArray(32, 'm'));
            room.start();
            Peer peer;
            room.connect(peer);
            room.registerAs(peer, WireAccount::random(u"ada"_s));
            room.ask(peer, FileReport{"sealed"});
            room.ask(peer, FileReport{"sealed"});
            room.ask(peer, FileReport{"another"});
            QCOMPARE(peer.all<FileReport>().size(), 0);
            QVERIFY(!peer.lastFailure());
        }
        auto database = sql::Database::open(path, server::storageSchema());
        QCOMPARE(*database->queryInteger("SELECT count(*) FROM report"), 2);
    }

    void limitsWhatOneAccountCanReport()
    {
        EngineRoom room;
        room.limits.accountReports = {1.0 / 60, 3};
        room.moderationKey = *ModerationPub::from(QByteArray(32, 'm'));
        room.start();
        Peer peer;
        room.connect(peer);
        room.registerAs(peer, WireAccount::random(u"ada"_s));
        for (int i = 0; i < 3; ++i) {
            room.ask(peer, FileReport{QByteArray::number(i)});
            QVERIFY(!peer.lastFailure());
        }
        room.ask(peer, FileReport{"one more"});
        QCOMPARE(peer.lastFailure(), FailureCode::RateLimited);
    }

    void takesNoReportsWhereNobodyReadsThem()
    {
        EngineRoom room;
        room.start();
        Peer peer;
        room.connect(peer);
        room.registerAs(peer, WireAccount::random(u"ada"_s));
        room.ask(peer, FileReport{"sealed"});
        QCOMPARE(peer.lastFailure(), FailureCode::Denied);
    }

    void tellsStrangersNothing()
    {
        EngineRoom room;
        room.start();
        Peer peer;
        room.connect(peer);
        room.ask(peer, MyRows{0, 0});
        QCOMPARE(peer.lastFailure(), FailureCode::Unauthenticated);
        room.ask(peer, LogHead{0});
        QCOMPARE(peer.lastFailure(), FailureCode::Unauthenticated);
    }
};

QTEST_GUILESS_MAIN(TestEvidence)
#include "tst_evidence.moc"
