// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "integration/mallory/pair.h"
#include "protocol/add_device.h"
#include "protocol/login.h"
#include "protocol/login_params.h"
#include "protocol/manifests.h"
#include "protocol/subscribe.h"

using namespace qs;
using namespace qs::test;
using namespace Qt::StringLiterals;

/// A server that says that somebody is somebody else, or asks for a password in a weaker way.
class TestImpostors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsADeviceThatNobodyBelieves();
    void replacesAnIdentityAndStopsSending();
    void servesTwoListsOfDevicesAndStopsSending();
    void swapsTheIdentityAtFirstContact();
    void servesAnOldListOfDevices();
    void weakensThePasswordHash();
    void servesAnotherKeyring();
    void deletesWhatTheVaultRemembers();
};

void TestImpostors::addsADeviceThatNobodyBelieves()
{
    Pair pair;
    const people::Person ghost = people::makePerson();
    const UserId ana = pair.anaId();
    // A list of devices in Ana's name, under her key, signed by somebody who does not have it.
    pair.ben->mallory.lieAbout<protocol::ManifestsAnswer>([&](protocol::ManifestsAnswer& answer) {
        proof::Manifest forged;
        forged.user = ana;
        forged.seq = 2;
        forged.identity = people::makePerson().identity.pub();
        forged.userBox = ghost.chain().newest().userBox;
        forged.devices = ghost.chain().newest().devices;
        QByteArray bytes = proof::signManifest(forged, people::makePerson().identity).bytes;
        answer.manifests = {bytes};
    });
    pair.inject(proof::spaceOf(ana, SpaceKind::Public), publicPostAs(ana, ghost, {2, Hash32()}));
    QCOMPARE(pair.rows(), QStringList{u"before"_s});
    QVERIFY(pair.log().contains(u"The server showed a wrong list of devices for ana"_s));
    QCOMPARE(pair.alarm(), QString()); // it proves nothing against Ana
    // Mallory cannot make it a change of identity that goes unnoticed, either: see the next test.
    pair.world.passLong(kDayMs);
    QCOMPARE(pair.rows().first(), u"[Waiting for proof of who sent this]"_s);
    QVERIFY(!pair.rows().join(u' ').contains(u"money"_s));
}

void TestImpostors::replacesAnIdentityAndStopsSending()
{
    Pair pair;
    const people::Person ghost = people::makePerson();
    const UserId ana = pair.anaId();
    pair.ben->mallory.lieAbout<protocol::ManifestsAnswer>([&](protocol::ManifestsAnswer& answer) {
        proof::Manifest next;
        next.user = ana;
        next.seq = 2;
        next.prev = people::randomId<Hash32>();
        next.identity = ghost.identity.pub();
        next.userBox = ghost.chain().newest().userBox;
        next.devices = ghost.chain().newest().devices;
        answer.manifests = {proof::signManifest(next, ghost.identity).bytes};
    });
    pair.inject(proof::spaceOf(ana, SpaceKind::Public), publicPostAs(ana, ghost, {2, Hash32()}));
    QCOMPARE(pair.rows(), QStringList{u"before"_s});
    QCOMPARE(
        pair.alarm(), u"ana's security key changed. Nothing is sent to ana until you have looked."_s
    );
    QCOMPARE(
        pair.log().first(),
        u"ana's security key was replaced, and nothing vouches for the new one"_s
    );

    // What Ben writes now waits, and says for whom.
    pair.world.write(*pair.ben, u"for my friends"_s);
    pair.world.pass(kMinuteMs);
    QCOMPARE(pair.rows().first(), u"for my friends"_s);
    QCOMPARE(
        plain(pair.newestProgress().reason),
        u"Not sent to ana yet: the security key changed, maybe a new phone. "
        "Check with ana, then continue."_s
    );
    QVERIFY(!plain(pair.ana->rows()).contains(u"for my friends"_s));
    QCOMPARE(pair.alarm(), u"ana's security key changed. 1 post waits until you have looked."_s);

    // They compare: Ana is who she was. The post leaves.
    pair.ben->session->trust()->setPersonId(pair.newestProgress().compareWith);
    pair.world.pass(100);
    QCOMPARE(pair.ben->session->trust()->groups().size(), 12);
    pair.ben->session->trust()->theyMatch();
    pair.world.pass(5'000);
    QCOMPARE(pair.alarm(), QString());
    QCOMPARE(pair.newestProgress().word, QString());
    QVERIFY(plain(pair.ana->rows()).contains(u"for my friends"_s));
    QCOMPARE(pair.ben->session->trust()->level(), u"Verified"_s);
}

void TestImpostors::servesTwoListsOfDevicesAndStopsSending()
{
    Pair pair;
    QList<QByteArray> kept;
    auto phone = std::make_unique<LiedTo::Device>(pair.world, QString());
    pair.world.pass(50);
    phone->mallory.up = [&](const QByteArray& frame) -> QList<QByteArray> {
        const auto request = protocol::decodeFrame<protocol::AddDevice>(frame);
        if (request) {
            kept.append(request->manifest);
            return {};
        }
        return {frame};
    };
    phone->session->logIn(pair.world.kServer, u"ana"_s, pair.world.kPassword);
    pair.world.pass(2'000);
    QCOMPARE(kept.size(), 1);
    const auto tablet = pair.world.logIn(u"ana"_s);
    pair.world.write(*tablet, u"from the tablet"_s);
    QCOMPARE(pair.rows().first(), u"from the tablet"_s);

    pair.ben->mallory.lieAbout<protocol::ManifestsAnswer>([&](protocol::ManifestsAnswer& answer) {
        answer.manifests = kept;
    });
    const people::Person ghost = people::makePerson();
    const UserId ana = pair.anaId();
    pair.inject(proof::spaceOf(ana, SpaceKind::Public), publicPostAs(ana, ghost, {3, Hash32()}));
    QCOMPARE(pair.log().first(), u"Two different lists of ana's devices exist"_s);
    QCOMPARE(
        pair.alarm(), u"ana's security key changed. Nothing is sent to ana until you have looked."_s
    );
    // Ben has no way to ask, and goes on with the list he knew.
    pair.world.write(*pair.ben, u"for my friends"_s);
    QVERIFY(!plain(pair.ana->rows()).contains(u"for my friends"_s));
    pair.ben->session->trust()->setPersonId(QString::fromLatin1(ana.hex()));
    pair.ben->session->trust()->keepOldKey();
    pair.world.pass(5'000);
    QVERIFY(plain(pair.ana->rows()).contains(u"for my friends"_s));
    QCOMPARE(pair.log().first(), u"Two different lists of ana's devices exist"_s); // for good
    QCOMPARE(pair.alarm(), QString());
}

void TestImpostors::swapsTheIdentityAtFirstContact()
{
    LiedTo world;
    const auto ana = world.signUp(u"ana"_s);
    const auto ben = world.signUp(u"ben"_s);
    const people::Person mallory = people::makePerson();
    ben->mallory.lieAbout<protocol::ManifestsAnswer>([&](protocol::ManifestsAnswer& answer) {
        answer.manifests = mallory.chain().bytes();
    });
    ana->session->invite()->create();
    world.pass(1'000);
    ben->session->invite()->open(ana->session->invite()->link());
    world.pass(1'000);
    QCOMPARE(
        ben->session->invite()->problem(),
        u"This link does not check out. Ask the person for a new one."_s
    );
    QCOMPARE(ben->session->connections()->count(), 0);
    QCOMPARE(
        plain(ben->log()), QStringList{u"The server showed a wrong list of devices for somebody"_s}
    );
}

void TestImpostors::servesAnOldListOfDevices()
{
    Pair pair;
    pair.ben->mallory.lieAbout<protocol::ManifestsAnswer>([](protocol::ManifestsAnswer& answer) {
        answer.manifests = answer.manifests.mid(0, 1);
    });
    const auto tablet = pair.world.logIn(u"ana"_s);
    pair.ben->mallory.lieAbout<protocol::ManifestsAnswer>([](protocol::ManifestsAnswer& answer) {
        answer.manifests.clear();
    });
    pair.world.write(*tablet, u"from the tablet"_s);
    QCOMPARE(pair.rows(), QStringList{u"before"_s}); // no alarm for what may only be slow
    pair.world.passLong(kDayMs);
    QCOMPARE(pair.rows(), QStringList({u"[Waiting for proof of who sent this]"_s, u"before"_s}));
    pair.ben->mallory.down = nullptr;
    pair.ben->mallory.cut();
    pair.world.pass(40'000);
    QCOMPARE(pair.rows(), QStringList({u"from the tablet"_s, u"before"_s}));
    QCOMPARE(pair.log(), QStringList());
}

void TestImpostors::weakensThePasswordHash()
{
    LiedTo world;
    const auto ana = world.signUp(u"ana"_s);
    auto device = std::make_unique<LiedTo::Device>(world, QString());
    world.pass(50);
    QList<protocol::FrameType> sent;
    device->mallory.up = [&](const QByteArray& frame) {
        sent.append(protocol::readFrameHead(frame)->type);
        return QList{frame};
    };
    device->mallory.lieAbout<protocol::LoginParamsAnswer>([](protocol::LoginParamsAnswer& answer) {
        answer.kdf = {1, 8 * 1024};
    });
    device->session->logIn(world.kServer, u"ana"_s, world.kPassword);
    world.pass(2'000);
    QCOMPARE(
        device->session->problem().text,
        u"This server asks for weaker protection of your password than is safe. "
        "Nothing was sent."_s
    );
    QCOMPARE(device->session->stage(), models::Session::Welcome);
    QVERIFY(!sent.contains(protocol::FrameType::Login));
}

void TestImpostors::servesAnotherKeyring()
{
    LiedTo world;
    const auto ana = world.signUp(u"ana"_s);
    const auto eva = world.signUp(u"eva"_s);
    QByteArray evas;
    const auto record = [&](protocol::LoginAnswer& answer) { evas = answer.keyring; };
    auto first = std::make_unique<LiedTo::Device>(world, QString());
    world.pass(50);
    first->mallory.lieAbout<protocol::LoginAnswer>(record);
    first->session->logIn(world.kServer, u"eva"_s, world.kPassword);
    world.pass(2'000);
    QVERIFY(!evas.isEmpty());

    auto device = std::make_unique<LiedTo::Device>(world, QString());
    world.pass(50);
    device->mallory.lieAbout<protocol::LoginAnswer>([&](protocol::LoginAnswer& answer) {
        answer.keyring = evas;
    });
    device->session->logIn(world.kServer, u"ana"_s, world.kPassword);
    world.pass(2'000);
    QCOMPARE(
        device->session->problem().text,
        u"What the server sent about this account does not check out. Nothing was kept."_s
    );
    QCOMPARE(device->session->stage(), models::Session::Welcome);
}

void TestImpostors::deletesWhatTheVaultRemembers()
{
    Pair pair;
    pair.ben->session->trust()->setPersonId(pair.ben->personId(u"ana"_s));
    pair.ben->session->trust()->theyMatch();
    pair.world.pass(2'000);
    bool isTold = false;
    pair.ben->mallory.down = [&](const QByteArray& frame) -> QList<QByteArray> {
        const auto events = protocol::decodeFrame<protocol::Events>(frame);
        if (events && events->space.kind == SpaceKind::Self) {
            return {};
        }
        return {
            LyingServer::altered<protocol::Subscribed>(frame, [&](protocol::Subscribed& answer) {
                for (protocol::SubscribedItem& item : answer.items) {
                    if (item.space.kind == SpaceKind::Self && !std::exchange(isTold, true)) {
                        item.status = protocol::SubscribeStatus::Diverged;
                    }
                }
            })};
    };
    pair.ben->mallory.cut();
    pair.world.pass(40'000);
    QVERIFY(isTold);
    QCOMPARE(pair.log(), QStringList{u"Your server went back to an older copy"_s});
    QCOMPARE(pair.ben->session->trust()->level(), u"Verified"_s); // this device remembers
    // And what it remembers still refuses another identity.
    QVERIFY(!pair.ben->personId(u"ana"_s).isEmpty());
}

QTEST_GUILESS_MAIN(TestImpostors)
#include "tst_impostors.moc"
