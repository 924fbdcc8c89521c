// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "protocol/add_device.h"
#include "protocol/done.h"
#include "protocol/login.h"
#include "protocol/login_params.h"
#include "protocol/manifests.h"
#include "support/server_process.h"
#include "support/wire_client.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace qs;
using namespace qs::protocol;
using namespace qs::test;
using namespace Qt::StringLiterals;

namespace {

AuthKey wrongKey()
{
    return *AuthKey::from(QByteArray(AuthKey::kSize, 'w'));
}

QByteArray contentsOf(const QString& folder)
{
    QByteArray all;
    for (const QString& name : {u"server.db"_s, u"server.db-wal"_s}) {
        QFile file(QDir(folder).filePath(name));
        if (file.open(QIODevice::ReadOnly)) {
            all += file.readAll();
        }
    }
    return all;
}

} // namespace

class TestAccounts : public QObject
{
    Q_OBJECT

private:
    ServerProcess m_server;
    int m_people = 0;
    WireAccount somebody() { return WireAccount::random(u"person.%1"_s.arg(++m_people)); }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_server.start(), m_server.errors().constData()); }

    void asksForACodeThatWorksOnce();
    void refusesATakenName();
    void answersARepeatedRegistration();
    void refusesBadNamesWeakHashesAndForeignManifests();
    void opensASessionForTheDeviceAlone();
    void goesOnWithAToken();
    void answersAnUnknownNameLikeAKnownOne();
    void slowsDownGuessing();
    void givesTheKeyringOnlyForThePassword();
    void addsADeviceAndDropsRevokedOnes();
    void handsOutManifests();
    void refusesRequestsBeforeASession();
    void endsOnlyTheSessionOfAMalformedFrame();
    void endsTheConnectionOfAnOversizedFrame();
    void answersAnUnknownTypeByName();
    void answersFloodsWithAWait();
    void keepsNoNameAndNoKeyringInTheClear();
};

void TestAccounts::asksForACodeThatWorksOnce()
{
    ServerProcess closed(QStringList{});
    QVERIFY2(closed.start(), closed.errors().constData());
    QVERIFY(!closed.registrationCode().isEmpty());
    WireClient client(closed.url());
    QVERIFY(client.open());
    QCOMPARE(client.server().signUp, SignUp::WithCode);
    QVERIFY(!client.registerAs(somebody()));
    QCOMPARE(client.failureCode(), FailureCode::BadCode);
    QVERIFY(!client.registerAs(somebody(), u"0000-0000-0000-0000-0000-0000-00"_s));
    QCOMPARE(client.failureCode(), FailureCode::BadCode);
    QVERIFY(client.registerAs(somebody(), closed.registrationCode().toUpper()));

    WireClient second(closed.url());
    QVERIFY(second.open() && !second.registerAs(somebody(), closed.registrationCode()));
    QCOMPARE(second.failureCode(), FailureCode::BadCode);

    QProcess invite;
    invite.start(ServerProcess::program(), {u"invite"_s, u"--data"_s, closed.dataFolder()});
    QVERIFY(invite.waitForFinished());
    const QString code = QString::fromLatin1(invite.readAllStandardOutput()).trimmed();
    QVERIFY(second.registerAs(somebody(), code));
}

void TestAccounts::refusesATakenName()
{
    const WireAccount ada = somebody();
    WireAccount other = WireAccount::random(ada.name);
    WireClient first(m_server.url());
    WireClient second(m_server.url());
    QVERIFY(first.open() && first.registerAs(ada));
    QVERIFY(second.open() && !second.registerAs(other));
    QCOMPARE(second.failureCode(), FailureCode::NameTaken);
    other.name += u"2"_s;
    QVERIFY(second.registerAs(other));
}

void TestAccounts::answersARepeatedRegistration()
{
    const WireAccount ada = somebody();
    WireClient first(m_server.url());
    WireClient again(m_server.url());
    QVERIFY(first.open() && first.registerAs(ada));
    first.abort();
    QVERIFY(again.open() && again.registerAs(ada));
}

void TestAccounts::refusesBadNamesWeakHashesAndForeignManifests()
{
    WireClient client(m_server.url());
    QVERIFY(client.open());
    const auto refusal = [&](const auto& change) {
        WireAccount account = somebody();
        Register request = account.registration();
        const WireClient::Proof proof = client.proofOf(account.device);
        request.minute = proof.minute;
        request.proof = proof.signature;
        change(request);
        (void)client.ask<SessionOpened>(request);
        return client.failureCode();
    };
    for (const QString& name : {u"ab"_s, u"Ada"_s, u"a b"_s, u"ädä"_s, QString(31, u'a')}) {
        QCOMPARE(refusal([&](Register& r) { r.username = name; }), FailureCode::BadName);
    }
    QCOMPARE(refusal([](Register& r) { r.kdf = {1, 8}; }), FailureCode::WeakParameters);
    QCOMPARE(refusal([](Register& r) { r.kdf.passes = 99; }), FailureCode::WeakParameters);
    QCOMPARE(refusal([](Register& r) { r.manifest = "no"; }), FailureCode::BadManifest);
    QCOMPARE(refusal([](Register& r) { r.minute -= 30; }), FailureCode::BadCredentials);
    QCOMPARE(refusal([](Register& r) { r.proof = {}; }), FailureCode::BadCredentials);
}

void TestAccounts::opensASessionForTheDeviceAlone()
{
    const WireAccount ada = somebody();
    WireAccount thief = somebody();
    WireClient first(m_server.url());
    QVERIFY(first.open() && first.registerAs(ada));

    WireClient second(m_server.url());
    QVERIFY(second.open());
    const WireClient::Proof forged = second.proofOf(thief.device);
    QVERIFY(!second.ask<SessionOpened>(Authenticate{
        ada.user(), ada.deviceId(), forged.minute, forged.signature}));
    QCOMPARE(second.failureCode(), FailureCode::BadCredentials);
    // A signature seen on another connection is worth nothing here.
    const WireClient::Proof seen = first.proofOf(ada.device);
    QVERIFY(!second.ask<SessionOpened>(Authenticate{
        ada.user(), ada.deviceId(), seen.minute, seen.signature}));
    QVERIFY(!second.authenticateAs(thief));
    QCOMPARE(second.failureCode(), FailureCode::BadCredentials);
    QVERIFY(second.authenticateAs(ada));
}

void TestAccounts::goesOnWithAToken()
{
    const WireAccount ada = somebody();
    WireClient first(m_server.url());
    WireClient second(m_server.url());
    QVERIFY(first.open() && first.registerAs(ada));
    QVERIFY(second.open());
    QVERIFY(!second.ask<SessionOpened>(Resume{*Token::from(QByteArray(32, 't'))}));
    QCOMPARE(second.failureCode(), FailureCode::BadCredentials);
    const auto resumed = second.ask<SessionOpened>(Resume{first.token()});
    QVERIFY(resumed);
    WireLane lane(ada, ada.space(SpaceKind::Self));
    QVERIFY(second.ask<Receipts>(Append{{lane.next("resumed")}}));
}

void TestAccounts::answersAnUnknownNameLikeAKnownOne()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    WireClient asker(m_server.url());
    QVERIFY(asker.open());
    const QByteArray known = asker.waitFor(asker.send(LoginParams{ada.name}));
    const QByteArray unknown = asker.waitFor(asker.send(LoginParams{u"nobody.here"_s}));
    QCOMPARE(unknown.size(), known.size());
    const auto first = decodeFrame<LoginParamsAnswer>(unknown);
    const auto again = asker.ask<LoginParamsAnswer>(LoginParams{u"nobody.here"_s});
    QVERIFY(first.ok() && again);
    QCOMPARE(first->salt, again->salt);
    QCOMPARE(first->kdf, decodeFrame<LoginParamsAnswer>(known)->kdf);
    QVERIFY(first->salt != ada.salt);

    const QByteArray wrong = asker.waitFor(asker.send(Login{ada.name, wrongKey()}));
    const QByteArray nobody = asker.waitFor(asker.send(Login{u"nobody.here"_s, wrongKey()}));
    const auto wrongFailure = decodeFrame<Failure>(wrong);
    const auto nobodyFailure = decodeFrame<Failure>(nobody);
    QVERIFY(wrongFailure.ok() && nobodyFailure.ok());
    QCOMPARE(nobody.size(), wrong.size());
    QCOMPARE(nobodyFailure->code, FailureCode::BadCredentials);
    QCOMPARE(wrongFailure->code, FailureCode::BadCredentials);
    QCOMPARE(nobodyFailure->detail, wrongFailure->detail);
}

void TestAccounts::slowsDownGuessing()
{
    ServerProcess server; // of its own: failures count for the address too
    QVERIFY2(server.start(), server.errors().constData());
    const WireAccount ada = somebody();
    WireClient client(server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    WireClient guesser(server.url());
    QVERIFY(guesser.open());
    for (int i = 0; i < 5; ++i) {
        (void)guesser.ask<LoginAnswer>(Login{ada.name, wrongKey()});
        QCOMPARE(guesser.failureCode(), FailureCode::BadCredentials);
    }
    (void)guesser.ask<LoginAnswer>(Login{ada.name, ada.authKey});
    QCOMPARE(guesser.failureCode(), FailureCode::RateLimited);
    QVERIFY(guesser.failure()->retryAfterMs > 0);
}

void TestAccounts::givesTheKeyringOnlyForThePassword()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    WireClient other(m_server.url());
    QVERIFY(other.open());
    const auto answer = other.ask<LoginAnswer>(Login{ada.name, ada.authKey});
    QVERIFY(answer);
    QCOMPARE(answer->user, ada.user());
    QCOMPARE(answer->keyring, ada.keyring);
    QCOMPARE(answer->manifests, QList<QByteArray>{ada.manifest.bytes});
    // Good for adding a device, and for nothing else.
    WireLane lane(ada, ada.space(SpaceKind::Self));
    QVERIFY(!other.ask<Receipts>(Append{{lane.next("not yet")}}));
    QCOMPARE(other.failureCode(), FailureCode::Unauthenticated);
}

void TestAccounts::addsADeviceAndDropsRevokedOnes()
{
    const WireAccount ada = somebody();
    const proof::DeviceKey phone = proof::DeviceKey::random();
    WireClient laptop(m_server.url());
    QVERIFY(laptop.open() && laptop.registerAs(ada));
    const auto join = [&](WireClient& client, const proof::SignedManifest& manifest) {
        const WireClient::Proof proof = client.proofOf(phone);
        return client.ask<SessionOpened>(AddDevice{
            manifest.bytes,
            "keyring two",
            proof::deviceIdOf(phone.pub()),
            proof.minute,
            proof.signature});
    };
    WireClient second(m_server.url());
    QVERIFY(second.open());
    QVERIFY(!join(second, ada.withDevice(phone)));
    QCOMPARE(second.failureCode(), FailureCode::Denied); // not logged in
    QVERIFY(second.ask<LoginAnswer>(Login{ada.name, ada.authKey}));
    QVERIFY(!join(second, ada.manifest)); // does not name the phone
    QCOMPARE(second.failureCode(), FailureCode::BadManifest);

    proof::Manifest lost = ada.withDevice(phone).manifest;
    lost.devices.removeIf([&](const auto& device) { return device.id == ada.deviceId(); });
    lost.revoked = {{ada.deviceId(), lost.seq, {}}};
    QVERIFY(join(second, proof::signManifest(lost, ada.identity)));
    QVERIFY(laptop.waitUntilClosed());
    WireClient thief(m_server.url());
    QVERIFY(thief.open() && !thief.authenticateAs(ada));
    QVERIFY(!thief.ask<SessionOpened>(Resume{laptop.token()}));

    WireClient third(m_server.url());
    QVERIFY(third.open());
    const auto answer = third.ask<LoginAnswer>(Login{ada.name, ada.authKey});
    QVERIFY(answer);
    QCOMPARE(answer->keyring, QByteArray("keyring two"));
    QCOMPARE(answer->manifests.size(), 2);
}

void TestAccounts::handsOutManifests()
{
    const WireAccount ada = somebody();
    const WireAccount ben = somebody();
    WireClient adas(m_server.url());
    WireClient bens(m_server.url());
    QVERIFY(adas.open() && adas.registerAs(ada));
    QVERIFY(bens.open() && bens.registerAs(ben));
    const UserId nobody = *UserId::from(QByteArray(UserId::kSize, 'n'));
    const auto heads = bens.ask<ManifestHeadsAnswer>(ManifestHeads{{ada.user(), nobody}});
    QVERIFY(heads);
    QCOMPARE(heads->heads[0].seq, 1U);
    QCOMPARE(heads->heads[0].hash, ada.manifest.hash);
    QCOMPARE(heads->heads[1].seq, 0U);
    const auto chain = bens.ask<ManifestsAnswer>(Manifests{ada.user(), 0});
    QVERIFY(chain);
    QCOMPARE(chain->manifests, QList<QByteArray>{ada.manifest.bytes});
    const auto later = bens.ask<ManifestsAnswer>(Manifests{ada.user(), 1});
    QVERIFY(later && later->manifests.isEmpty());
}

void TestAccounts::refusesRequestsBeforeASession()
{
    WireClient client(m_server.url());
    QVERIFY(client.open());
    QVERIFY(!client.ask<Subscribed>(Subscribe{}));
    QCOMPARE(client.failureCode(), FailureCode::Unauthenticated);
    QVERIFY(!client.isDone(MailPut{}));
    QCOMPARE(client.failureCode(), FailureCode::Unauthenticated);
}

void TestAccounts::endsOnlyTheSessionOfAMalformedFrame()
{
    const WireAccount ada = somebody();
    WireClient good(m_server.url());
    QVERIFY(good.open() && good.registerAs(ada));
    const QByteArray valid = encodeFrame(1, LoginParams{u"ada"_s});
    for (const QByteArray& bytes :
         {QByteArray(),
          QByteArray("\xff"),
          QByteArray("not cbor"),
          valid.chopped(1),
          valid + 'x'}) {
        WireClient bad(m_server.url());
        QVERIFY(bad.open());
        bad.sendBytes(bytes);
        QVERIFY(bad.waitUntilClosed());
        QCOMPARE(bad.failureCode(), FailureCode::Malformed);
    }
    WireClient text(m_server.url());
    QVERIFY(text.open());
    text.sendText(u"hello"_s);
    QVERIFY(text.waitUntilClosed());
    WireLane lane(ada, ada.space(SpaceKind::Self));
    QVERIFY(good.ask<Receipts>(Append{{lane.next("still here")}}));
}

void TestAccounts::endsTheConnectionOfAnOversizedFrame()
{
    const WireAccount ada = somebody();
    WireClient good(m_server.url());
    QVERIFY(good.open() && good.registerAs(ada));
    WireClient bad(m_server.url());
    QVERIFY(bad.open());
    bad.sendBytes(QByteArray(kFrameBytesMax + 1, 'x'));
    QVERIFY(bad.waitUntilClosed());
    QVERIFY(good.ask<ManifestHeadsAnswer>(ManifestHeads{}));
}

void TestAccounts::answersAnUnknownTypeByName()
{
    WireClient client(m_server.url());
    QVERIFY(client.open());
    codec::CborWriter out;
    out.array(3).uint(9999).uint(77).text(u"from the future");
    client.sendBytes(out.take());
    const auto failure = decodeFrame<Failure>(client.waitFor(77));
    QVERIFY(failure.ok());
    QCOMPARE(failure->code, FailureCode::UnknownType);
    QVERIFY(client.isOpen());
}

void TestAccounts::answersFloodsWithAWait()
{
    const WireAccount ada = somebody();
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    bool isLimited = false;
    quint64 wait = 0;
    for (int round = 0; round < 40 && !isLimited; ++round) {
        QList<quint64> pending;
        for (int i = 0; i < 200; ++i) {
            pending.append(client.send(ManifestHeads{}));
        }
        for (const quint64 request : pending) {
            const auto failure = decodeFrame<Failure>(client.waitFor(request));
            if (failure.ok() && failure->code == FailureCode::RateLimited) {
                isLimited = true;
                wait = failure->retryAfterMs;
            }
        }
    }
    QVERIFY(isLimited);
    QVERIFY(wait > 0);
    QVERIFY(client.isOpen());
}

void TestAccounts::keepsNoNameAndNoKeyringInTheClear()
{
    WireAccount ada = somebody();
    ada.name = u"a.very.telling.name"_s;
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    const QByteArray stored = contentsOf(m_server.dataFolder());
    QVERIFY(stored.contains(ada.manifest.bytes)); // we do look at the right bytes
    QVERIFY(!stored.contains("a.very.telling.name"));
    QVERIFY(!stored.contains(ada.keyring.left(32)));
    QVERIFY(!stored.contains(ada.authKey.bytes()));
    QVERIFY(!stored.contains(client.token().bytes()));
    QVERIFY(!m_server.errors().contains("a.very.telling.name"));
}

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"
