// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "engine_room.h"
#include "protocol/append.h"
#include "protocol/done.h"
#include "protocol/login.h"
#include "protocol/login_params.h"
#include "protocol/manifests.h"
#include "protocol/secrets.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace qs;
using namespace qs::protocol;
using namespace qs::test;
using namespace Qt::StringLiterals;

namespace {

template<typename Id>
Id randomId()
{
    Id id;
    proof::randomBytes(id.data(), Id::kSize);
    return id;
}

/// A person at a server: an account, a connection, and what they ask.
struct Guest
{
    explicit Guest(EngineRoom& itsRoom, const QByteArray& itsAddress = "here")
        : room(itsRoom), address(itsAddress)
    {
        reconnect();
    }
    ~Guest() { leave(); }

    void leave()
    {
        if (peer && peer->session) {
            room.engine->disconnect(peer->session);
        }
    }
    void reconnect()
    {
        leave();
        peer = std::make_unique<Peer>();
        room.connect(*peer, address);
    }
    void signUp() { room.registerAs(*peer, account); }
    void open()
    {
        reconnect();
        room.authenticateAs(*room.engine, *peer, account);
    }
    void stepUp(const AuthKey& key) { room.ask(*peer, StepUp{key}); }
    bool canLogIn(const AuthKey& key, QByteArray* keyring = nullptr)
    {
        reconnect();
        room.ask(*peer, Login{account.name, key});
        const auto answers = peer->all<LoginAnswer>();
        if (!answers.isEmpty() && keyring) {
            *keyring = answers.last().keyring;
        }
        return !answers.isEmpty();
    }
    bool canRecover(const AuthKey& key)
    {
        reconnect();
        room.ask(*peer, Recover{account.name, key});
        return !peer->all<RecoverAnswer>().isEmpty();
    }

    [[nodiscard]] proof::AuthChallenge challenge(const proof::DeviceKey& device) const
    {
        const auto hello = decodeFrame<Hello>(peer->frames.first());
        return {
            proof::serverIdOf(room.secrets.serverKey().pub()),
            hello->nonce,
            proof::deviceIdOf(device.pub()),
            static_cast<quint64>(room.time.nowMs() / 60'000)};
    }
    [[nodiscard]] ChangeSecrets change() const
    {
        ChangeSecrets made;
        made.password = {randomId<Salt>(), {3, 64 * 1024}, randomId<AuthKey>(), "new keyring"};
        made.device = account.deviceId();
        return made;
    }
    void ask(ChangeSecrets change) { askAs(std::move(change), account.device); }
    void askAs(ChangeSecrets change, const proof::DeviceKey& device)
    {
        const auto signedFor = challenge(device);
        change.device = signedFor.device;
        change.minute = signedFor.minute;
        change.proof = proof::signSecrets(signedFor, change.signedPart(), device);
        room.ask(*peer, change);
    }
    void askDeletion()
    {
        const auto signedFor = challenge(account.device);
        room.ask(
            *peer,
            DeleteAccount{
                signedFor.device,
                signedFor.minute,
                proof::signSecrets(signedFor, DeleteAccount::kPhrase, account.device)}
        );
    }

    EngineRoom& room;
    QByteArray address;
    WireAccount account = WireAccount::random(u"ada.%1"_s.arg(++s_people));
    std::unique_ptr<Peer> peer;

private:
    static inline int s_people = 0;
};

RecoverySecrets newPaper()
{
    return {randomId<AuthKey>(), "new spare", "new wrap"};
}

/// The manifest in which a device vouches for another identity key.
QByteArray resetManifest(const WireAccount& account, const proof::IdentityKey& next)
{
    proof::Manifest manifest = proof::manifestAfter(account.manifest);
    manifest.identity = next.pub();
    proof::vouchAsDevice(manifest, account.device);
    return proof::signManifest(manifest, next).bytes;
}

} // namespace

class TestOpening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingThatOpensLeavesBeforeItsKeyWasShown()
    {
        EngineRoom room;
        room.start();
        Guest ada(room);
        ada.signUp();
        ada.reconnect();
        room.ask(*ada.peer, LoginParams{ada.account.name});
        room.ask(*ada.peer, Login{ada.account.name, randomId<AuthKey>()});
        room.ask(*ada.peer, Recover{ada.account.name, randomId<AuthKey>()});
        room.ask(*ada.peer, StepUp{ada.account.authKey}); // no session yet
        QCOMPARE(ada.peer->lastFailure(), FailureCode::Unauthenticated);
        for (const QByteArray& frame : ada.peer->frames) {
            QVERIFY(!frame.contains(ada.account.keyring.left(32)));
            QVERIFY(!frame.contains(ada.account.spareKeyring.left(32)));
            QVERIFY(!frame.contains(ada.account.manifest.bytes));
        }
        QVERIFY(ada.canRecover(ada.account.recoveryAuth)); // the search itself works
        QVERIFY(ada.peer->frames.last().contains(ada.account.spareKeyring.left(32)));
    }

    void aRecoveryForNobodyIsAnsweredLikeAWrongKey()
    {
        EngineRoom room;
        room.start();
        Guest ada(room, "one");
        ada.signUp();
        Guest nobody(room, "two");
        QVERIFY(!ada.canRecover(randomId<AuthKey>()));
        QVERIFY(!nobody.canRecover(randomId<AuthKey>()));
        QCOMPARE(ada.peer->frames.last().size(), nobody.peer->frames.last().size());
        QCOMPARE(ada.peer->frames.last().mid(3), nobody.peer->frames.last().mid(3)); // past the id
        // Both wait for the same slow hash: nothing is answered before it.
        for (Guest* guest : {&ada, &nobody}) {
            guest->reconnect();
            const auto before = guest->peer->frames.size();
            room.engine->receive(
                guest->peer->session, encodeFrame(9, Recover{guest->account.name, {}})
            );
            room.time.settle();
            QCOMPARE(guest->peer->frames.size(), before);
            QCOMPARE(room.slowHashes.nextDueMs(), 0);
            room.settle();
            QCOMPARE(guest->peer->lastFailure(), FailureCode::BadCredentials);
        }
    }

    void guessingAtARecoveryKeyWaitsLongerEachTime()
    {
        EngineRoom room;
        room.start();
        Guest ada(room);
        ada.signUp();
        for (int i = 0; i < 5; ++i) {
            QVERIFY(!ada.canRecover(randomId<AuthKey>()));
            QCOMPARE(ada.peer->lastFailure(), FailureCode::BadCredentials);
        }
        for (const qint64 wait : {1000, 2000, 4000}) {
            QVERIFY(!ada.canRecover(randomId<AuthKey>()));
            QCOMPARE(ada.peer->lastFailure(), FailureCode::RateLimited);
            QVERIFY(ada.peer->all<Failure>().last().retryAfterMs <= static_cast<quint64>(wait));
            room.time.advance(wait);
            QVERIFY(!ada.canRecover(randomId<AuthKey>()));
        }
    }

    void aShownPasswordIsGoodForAMinuteOnThisConnection()
    {
        EngineRoom room;
        room.start();
        Guest ada(room);
        ada.signUp();
        ada.ask(ada.change());
        QCOMPARE(ada.peer->lastFailure(), FailureCode::Denied);
        ada.stepUp(randomId<AuthKey>());
        QCOMPARE(ada.peer->lastFailure(), FailureCode::BadCredentials);
        ada.stepUp(ada.account.authKey);
        QCOMPARE(ada.peer->all<StepUpAnswer>().last().keyring, ada.account.keyring);
        room.time.advance(kStepUpMs);
        ada.ask(ada.change());
        QCOMPARE(ada.peer->lastFailure(), FailureCode::Denied);
        ada.stepUp(ada.account.authKey);
        ada.open();
        ada.ask(ada.change());
        QCOMPARE(ada.peer->lastFailure(), FailureCode::Denied);
    }

    void aPasswordIsSwappedWithItsKeyringAndNothingElse()
    {
        EngineRoom room;
        room.start();
        Guest ada(room);
        ada.signUp();
        ada.stepUp(ada.account.authKey);
        const ChangeSecrets change = ada.change();
        ada.ask(change);
        QCOMPARE(ada.peer->all<Done>().size(), 1);
        ada.ask(ada.change()); // one step-up, one change
        QCOMPARE(ada.peer->lastFailure(), FailureCode::Denied);
        QVERIFY(!ada.canLogIn(ada.account.authKey));
        QByteArray keyring;
        QVERIFY(ada.canLogIn(change.password.authKey, &keyring));
        QCOMPARE(keyring, change.password.keyring);
        QVERIFY(ada.canRecover(ada.account.recoveryAuth));
        ada.reconnect();
        room.ask(*ada.peer, LoginParams{ada.account.name});
        QVERIFY(ada.peer->all<LoginParamsAnswer>().last().salt == change.password.salt);
    }

    void aChangeThatSomebodyElseSignedOrAlteredIsRefused()
    {
        EngineRoom room;
        room.start();
        Guest ada(room);
        ada.signUp();
        ada.stepUp(ada.account.authKey);
        const auto challenge = ada.challenge(ada.account.device);
        ChangeSecrets change = ada.change();
        change.minute = challenge.minute;
        change.proof =
            proof::signSecrets(challenge, change.signedPart(), proof::DeviceKey::random());
        room.ask(*ada.peer, change);
        QCOMPARE(ada.peer->lastFailure(), FailureCode::BadCredentials);
        change.proof = proof::signSecrets(challenge, change.signedPart(), ada.account.device);
        change.password.keyring += "x";
        room.ask(*ada.peer, change);
        QCOMPARE(ada.peer->lastFailure(), FailureCode::BadCredentials);
        QVERIFY(ada.canLogIn(ada.account.authKey));
    }

    void weakOrRuinousParametersAreRefused()
    {
        EngineRoom room;
        room.start();
        Guest ada(room);
        ada.signUp();
        for (const KdfParams params :
             {KdfParams{2, 64 * 1024},
              KdfParams{3, 32 * 1024},
              KdfParams{11, 64 * 1024},
              KdfParams{3, 2 * 1024 * 1024}}) {
            ada.stepUp(ada.account.authKey);
            ChangeSecrets change = ada.change();
            change.password.kdf = params;
            ada.ask(change);
            QCOMPARE(ada.peer->lastFailure(), FailureCode::WeakParameters);
        }
        QVERIFY(ada.canLogIn(ada.account.authKey));
    }

    void ofTwoChangesAtOnceTheSecondFindsThatItIsOutdated()
    {
        EngineRoom room;
        room.start();
        Guest ada(room);
        ada.signUp();
        Guest again(room);
        again.account.name = ada.account.name;
        again.account.manifest = ada.account.manifest;
        again.account.device = ada.account.device.copy();
        again.open();
        ada.stepUp(ada.account.authKey);
        again.stepUp(ada.account.authKey);
        const ChangeSecrets first = ada.change();
        ada.ask(first);
        again.ask(again.change());
        QCOMPARE(again.peer->lastFailure(), FailureCode::BadCredentials);
        QVERIFY(ada.canLogIn(first.password.authKey));
    }

    void aChangeTheDiskRefusesHasChangedNothing()
    {
        const QTemporaryDir folder;
        EngineRoom room(folder.filePath(u"server.db"_s));
        room.start();
        Guest ada(room);
        ada.signUp();
        ada.stepUp(ada.account.authKey);
        QVERIFY(room.storage->limitPages(40).ok());
        ChangeSecrets change = ada.change();
        change.password.keyring = QByteArray(kKeyringBytesMax, 'k');
        change.recovery = newPaper();
        change.recovery->keyring = QByteArray(kKeyringBytesMax, 'k');
        // Fill the rest of the disk: the change no longer fits.
        Guest other(room);
        other.account = WireAccount::random(u"filler"_s);
        other.signUp();
        WireLane lane(other.account, other.account.space(SpaceKind::Self));
        for (int i = 0; i < 40 && other.peer->lastFailure() != FailureCode::StorageFull; ++i) {
            room.ask(*other.peer, Append{{lane.next(QByteArray(3'500, 'x'))}});
        }
        ada.ask(change);
        QCOMPARE(ada.peer->lastFailure(), FailureCode::StorageFull);
        QVERIFY(room.storage->limitPages(1'000'000).ok());
        QByteArray keyring;
        QVERIFY(ada.canLogIn(ada.account.authKey, &keyring));
        QCOMPARE(keyring, ada.account.keyring);
        QVERIFY(ada.canRecover(ada.account.recoveryAuth));
        QVERIFY(!ada.canRecover(change.recovery->auth));
    }

    void aChangeIsWholeWheneverTheServerDies()
    {
        // The server goes after each number of steps; the next one reads what is on its disk.
        for (int steps = 0; steps < 12; ++steps) {
            const QTemporaryDir folder;
            const QString path = folder.filePath(u"server.db"_s);
            auto room = std::make_unique<EngineRoom>(path);
            room->start();
            auto ada = std::make_unique<Guest>(*room);
            ada->signUp();
            ada->stepUp(ada->account.authKey);
            ChangeSecrets change = ada->change();
            change.recovery = newPaper();
            const auto signedFor = ada->challenge(ada->account.device);
            change.minute = signedFor.minute;
            change.proof = proof::signSecrets(signedFor, change.signedPart(), ada->account.device);
            room->engine->receive(ada->peer->session, encodeFrame(99, change));
            for (int i = 0; i < steps; ++i) {
                (i % 2 ? room->slowHashes : room->time).settle();
            }
            const bool wasTold = !ada->peer->all<Done>().isEmpty();
            const QString secretsPath = folder.filePath(u"secrets"_s);
            QVERIFY(room->secrets.save(secretsPath).ok());
            EngineRoom after(path);
            after.secrets = server::ServerSecrets::load(secretsPath).value();
            after.start();
            Guest back(after);
            back.account.name = ada->account.name;
            const bool isNew = back.canLogIn(change.password.authKey);
            QCOMPARE(back.canLogIn(ada->account.authKey), !isNew);
            QCOMPARE(back.canRecover(change.recovery->auth), isNew);
            QCOMPARE(back.canRecover(ada->account.recoveryAuth), !isNew);
            QVERIFY(isNew || !wasTold);
        }
    }

    void aRecoveryReplacesPasswordAndPaperAndAddsADevice()
    {
        EngineRoom room;
        room.start();
        Guest ada(room);
        ada.signUp();
        QVERIFY(ada.canRecover(ada.account.recoveryAuth));
        const auto device = proof::DeviceKey::random();
        ChangeSecrets change = ada.change();
        change.recovery = newPaper();
        change.manifest = ada.account.withDevice(device).bytes;
        ada.askAs(change, device);
        QCOMPARE(ada.peer->all<SessionOpened>().size(), 1);
        QVERIFY(!ada.canRecover(ada.account.recoveryAuth));
        QVERIFY(ada.canRecover(change.recovery->auth));
        QVERIFY(!ada.canLogIn(ada.account.authKey));
        QVERIFY(ada.canLogIn(change.password.authKey));
    }

    void aRecoveryAloneAddsNoDeviceByTheOtherDoor()
    {
        EngineRoom room;
        room.start();
        Guest ada(room);
        ada.signUp();
        QVERIFY(ada.canRecover(ada.account.recoveryAuth));
        const auto device = proof::DeviceKey::random();
        const auto challenge = ada.challenge(device);
        room.ask(
            *ada.peer,
            AddDevice{
                ada.account.withDevice(device).bytes,
                "keyring",
                challenge.device,
                challenge.minute,
                proof::signAuth(challenge, device)}
        );
        QCOMPARE(ada.peer->lastFailure(), FailureCode::Denied);
    }

    void aDeviceAloneMayOnlyVouchForANewIdentity()
    {
        EngineRoom room;
        room.start();
        Guest ada(room);
        ada.signUp();
        const auto next = proof::IdentityKey::random();
        ChangeSecrets change = ada.change();
        change.recovery = newPaper();
        ada.ask(change);
        QCOMPARE(ada.peer->lastFailure(), FailureCode::Denied);
        change.manifest = ada.account.withDevice(proof::DeviceKey::random()).bytes;
        ada.ask(change);
        QCOMPARE(ada.peer->lastFailure(), FailureCode::Denied);
        change.manifest = resetManifest(ada.account, next);
        ChangeSecrets withOldPaper = change;
        withOldPaper.recovery.reset();
        ada.ask(withOldPaper);
        QCOMPARE(ada.peer->lastFailure(), FailureCode::BadManifest);
        ada.ask(change);
        QCOMPARE(ada.peer->all<Done>().size(), 1);
        QVERIFY(!ada.canLogIn(ada.account.authKey));
        QVERIFY(ada.canLogIn(change.password.authKey));
    }

    void aDeletedAccountLeavesNothingAndItsNameRests()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"server.db"_s);
        EngineRoom room(path);
        room.start();
        Guest ada(room);
        Guest ben(room);
        ada.signUp();
        ben.signUp();
        WireLane lane(ada.account, ada.account.space(SpaceKind::Public));
        room.ask(*ada.peer, Append{{lane.next("a public post that shall go")}});
        QVERIFY(!ada.peer->all<Receipts>().isEmpty());
        ada.askDeletion();
        QCOMPARE(ada.peer->lastFailure(), FailureCode::Denied);
        ada.stepUp(ada.account.authKey);
        ada.askDeletion();
        QCOMPARE(ada.peer->all<Done>().size(), 1);
        QVERIFY(ada.peer->isClosed);

        room.ask(*ben.peer, ManifestHeads{{ada.account.user(), ben.account.user()}});
        const auto heads = ben.peer->all<ManifestHeadsAnswer>().last().heads;
        QCOMPARE(heads[0].seq, 0u);
        QCOMPARE(heads[1].seq, 1u);
        QVERIFY(!ada.canLogIn(ada.account.authKey));
        QVERIFY(!ada.canRecover(ada.account.recoveryAuth));
        ada.open();
        QCOMPARE(ada.peer->lastFailure(), FailureCode::BadCredentials);

        Guest heir(room);
        heir.account.name = ada.account.name;
        heir.signUp();
        QCOMPARE(heir.peer->lastFailure(), FailureCode::NameTaken);
        room.time.advance(server::kNameRestsMs);
        heir.reconnect();
        heir.signUp();
        QVERIFY(!heir.peer->all<SessionOpened>().isEmpty());
        QVERIFY(ben.canLogIn(ben.account.authKey));
    }
};

QTEST_APPLESS_MAIN(TestOpening)
#include "tst_opening.moc"
