// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "protocol/devices.h"
#include "protocol/done.h"
#include "protocol/login.h"
#include "protocol/rendezvous.h"
#include "server/engine/rendezvous_desk.h"
#include "unit/server/engine_room.h"

#include <QTest>

using namespace qs;
using namespace qs::protocol;
using namespace qs::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMinuteMs = 60'000;

template<typename Id>
Id id(char byte)
{
    return *Id::from(QByteArray(Id::kSize, byte));
}

/// Ada with a laptop that is connected, and her other devices.
struct Scene
{
    Scene()
    {
        room.start();
        room.connect(laptop);
        room.registerAs(laptop, ada);
    }

    /// Shows the password on a connection of its own.
    void showPassword(Peer& peer)
    {
        room.connect(peer);
        room.ask(peer, Login{ada.name, ada.authKey});
        QCOMPARE(peer.all<LoginAnswer>().size(), 1);
    }

    [[nodiscard]] ChangeDevices
    request(const Peer& peer, const proof::SignedManifest& next, const WireAccount& by) const
    {
        const auto hello = decodeFrame<Hello>(peer.frames.first());
        ChangeDevices made;
        made.manifest = next.bytes;
        made.keyring = "keyring of the next";
        made.device = by.deviceId();
        made.minute = static_cast<quint64>(room.time.nowMs() / kMinuteMs);
        made.proof = proof::signAuth(
            {proof::serverIdOf(room.secrets.serverKey().pub()),
             hello->nonce,
             made.device,
             made.minute},
            by.device
        );
        return made;
    }

    [[nodiscard]] proof::SignedManifest withoutPhone(const proof::SignedManifest& last) const
    {
        proof::Manifest next = proof::manifestAfter(last);
        const DeviceId gone = proof::deviceIdOf(phone.pub());
        next.devices.removeIf([&](const proof::ManifestDevice& d) { return d.id == gone; });
        next.revoked.append({gone, next.seq, {}});
        next.seedGeneration += 1;
        next.userBox = id<UserBoxPub>('n');
        return proof::signManifest(next, ada.identity);
    }

    EngineRoom room;
    WireAccount ada = WireAccount::random(u"ada"_s);
    proof::DeviceKey phone = proof::DeviceKey::random();
    Peer laptop;
};

} // namespace

class TestDevices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySessionHearsOfAChangeAndTheRevokedOneLeaves();
    void aChangeNeedsThePasswordAndADeviceThatStays();
    void aNewSeedReachesEveryDeviceOrNone();
    void aPlaceIsForTwoAndUsedOnce();
    void aPlaceIsForgottenWithItsEnds();
};

void TestDevices::everySessionHearsOfAChangeAndTheRevokedOneLeaves()
{
    Scene scene;
    Peer first;
    scene.showPassword(first);
    const auto added = scene.ada.withDevice(scene.phone);
    scene.room.ask(first, scene.request(first, added, scene.ada));
    QCOMPARE(first.all<Done>().size(), 1);
    QCOMPARE(scene.laptop.all<DevicesChanged>().last().manifest, added.bytes);

    WireAccount onPhone = WireAccount::random(u"ada"_s);
    onPhone.manifest = scene.ada.manifest;
    onPhone.device = scene.phone.copy();
    Peer phone;
    scene.room.connect(phone);
    scene.room.authenticateAs(*scene.room.engine, phone, onPhone);
    QCOMPARE(phone.all<SessionOpened>().size(), 1);

    Peer second;
    scene.showPassword(second);
    const auto revoked = scene.withoutPhone(added);
    ChangeDevices request = scene.request(second, revoked, scene.ada);
    request.seeds = {{scene.ada.deviceId(), "sealed seed"}};
    scene.room.ask(second, request);
    QCOMPARE(second.all<Done>().size(), 1);
    QCOMPARE(phone.all<DevicesChanged>().last().manifest, revoked.bytes);
    QVERIFY(phone.isClosed);
    QVERIFY(!scene.laptop.isClosed);

    scene.room.ask(scene.laptop, MySeeds{});
    QCOMPARE(scene.laptop.all<MySeedsAnswer>().last().seeds.size(), 1);
    QCOMPARE(scene.laptop.all<MySeedsAnswer>().last().seeds[0].generation, 2U);
    QCOMPARE(scene.laptop.all<MySeedsAnswer>().last().seeds[0].sealed, "sealed seed"_ba);
    Peer again;
    scene.room.connect(again);
    scene.room.authenticateAs(*scene.room.engine, again, onPhone);
    QCOMPARE(again.lastFailure(), FailureCode::BadCredentials);
}

void TestDevices::aChangeNeedsThePasswordAndADeviceThatStays()
{
    Scene scene;
    const auto added = scene.ada.withDevice(scene.phone);
    scene.room.ask(scene.laptop, scene.request(scene.laptop, added, scene.ada));
    QCOMPARE(scene.laptop.lastFailure(), FailureCode::Denied); // a session alone is not enough

    Peer peer;
    scene.showPassword(peer);
    ChangeDevices byItself = scene.request(peer, added, scene.ada);
    byItself.device = proof::deviceIdOf(scene.phone.pub());
    scene.room.ask(peer, byItself);
    QCOMPARE(peer.lastFailure(), FailureCode::BadCredentials);
    ChangeDevices forged = scene.request(peer, added, scene.ada);
    forged.proof = id<Signature>('x');
    scene.room.ask(peer, forged);
    QCOMPARE(peer.lastFailure(), FailureCode::BadCredentials);
    ChangeDevices foreign = scene.request(peer, added, scene.ada);
    foreign.manifest = WireAccount::random(u"eve"_s).manifest.bytes;
    scene.room.ask(peer, foreign);
    QCOMPARE(peer.lastFailure(), FailureCode::BadManifest);
    QVERIFY(scene.laptop.all<DevicesChanged>().isEmpty());
    scene.room.ask(peer, scene.request(peer, added, scene.ada));
    QCOMPARE(peer.all<Done>().size(), 1);
    scene.room.ask(peer, scene.request(peer, added, scene.ada)); // the answer was lost
    QCOMPARE(peer.all<Done>().size(), 2);
}

void TestDevices::aNewSeedReachesEveryDeviceOrNone()
{
    Scene scene;
    const auto added = scene.ada.withDevice(scene.phone);
    Peer peer;
    scene.showPassword(peer);
    scene.room.ask(peer, scene.request(peer, added, scene.ada));
    const auto revoked = scene.withoutPhone(added);
    const auto refused = [&](const QList<SealedSeed>& seeds) {
        ChangeDevices request = scene.request(peer, revoked, scene.ada);
        request.seeds = seeds;
        scene.room.ask(peer, request);
        return peer.lastFailure() == FailureCode::BadManifest;
    };
    const DeviceId laptop = scene.ada.deviceId();
    QVERIFY(refused({}));
    QVERIFY(refused({{proof::deviceIdOf(scene.phone.pub()), "seed"}}));
    QVERIFY(refused({{laptop, "seed"}, {laptop, "other"}}));
    QVERIFY(!refused({{laptop, "seed"}}));
}

void TestDevices::aPlaceIsForTwoAndUsedOnce()
{
    Scene scene;
    const auto place = id<RendezvousId>('p');
    Peer newcomer;
    scene.room.connect(newcomer);
    scene.room.ask(newcomer, RendezvousOpen{place});
    QCOMPARE(newcomer.all<Done>().size(), 1);
    scene.room.ask(newcomer, RendezvousSend{place, "nobody is there"});
    QCOMPARE(newcomer.lastFailure(), FailureCode::Denied);
    Peer stranger;
    scene.room.connect(stranger);
    scene.room.ask(stranger, RendezvousSend{place, "no session"});
    QCOMPARE(stranger.lastFailure(), FailureCode::Denied);

    scene.room.ask(scene.laptop, RendezvousSend{place, "hello"});
    QCOMPARE(newcomer.all<RendezvousMessage>().last().message, "hello"_ba);
    scene.room.ask(newcomer, RendezvousSend{place, "here I am"});
    QCOMPARE(scene.laptop.all<RendezvousMessage>().last().message, "here I am"_ba);

    WireAccount eve = WireAccount::random(u"eve"_s);
    Peer third;
    scene.room.connect(third);
    scene.room.registerAs(third, eve);
    scene.room.ask(third, RendezvousSend{place, "me too"});
    QCOMPARE(third.lastFailure(), FailureCode::Denied);
    Peer second;
    scene.room.connect(second);
    scene.room.ask(second, RendezvousOpen{place});
    QCOMPARE(second.lastFailure(), FailureCode::Exists);
    scene.room.ask(third, RendezvousSend{id<RendezvousId>('q'), "anybody"});
    QCOMPARE(third.lastFailure(), FailureCode::NotFound);
}

void TestDevices::aPlaceIsForgottenWithItsEnds()
{
    Scene scene;
    const auto place = id<RendezvousId>('p');
    Peer newcomer;
    scene.room.connect(newcomer);
    scene.room.ask(newcomer, RendezvousOpen{place});
    scene.room.ask(scene.laptop, RendezvousSend{place, "hello"});
    scene.room.engine->disconnect(newcomer.session);
    QVERIFY(scene.laptop.all<RendezvousMessage>().last().message.isEmpty());
    scene.room.ask(scene.laptop, RendezvousSend{place, "still there?"});
    QCOMPARE(scene.laptop.lastFailure(), FailureCode::NotFound);

    const auto later = id<RendezvousId>('l');
    Peer patient;
    scene.room.connect(patient);
    scene.room.ask(patient, RendezvousOpen{later});
    scene.room.time.advance(2 * kMinuteMs); // past the minute that others have
    QVERIFY(!patient.isClosed);
    scene.room.time.advance(server::RendezvousDesk::kPlaceLifeMs);
    QVERIFY(patient.isClosed);
    scene.room.ask(scene.laptop, RendezvousSend{later, "hello"});
    QCOMPARE(scene.laptop.lastFailure(), FailureCode::NotFound);
}

QTEST_GUILESS_MAIN(TestDevices)
#include "tst_devices.moc"
