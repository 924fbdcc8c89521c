// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "integration/mallory/pair.h"
#include "protocol/mail.h"
#include "protocol/manifests.h"
#include "protocol/subscribe.h"
#include "sync/reducer.h"

#include <vector>

using namespace qs;
using namespace qs::test;
using namespace Qt::StringLiterals;

namespace {

using Image = std::unique_ptr<QTemporaryDir>;

// One legal thing at one device. Yields how many disks were put back.
int happens(LiedTo& world, LiedTo::Device& device, Image& image, quint64 what, int step)
{
    switch (what) {
    case 0: // its process dies
        world.close(device);
        world.open(device);
        return 0;
    case 1: // somebody makes a copy of its disk
        world.close(device);
        image = std::make_unique<QTemporaryDir>();
        copyFolder(device.path(), image->path());
        world.open(device);
        return 0;
    case 2: // and puts it back
        if (!image) {
            return 0;
        }
        world.close(device);
        QDir(device.path()).removeRecursively();
        QDir().mkpath(device.path());
        copyFolder(image->path(), device.path());
        world.open(device);
        return 1;
    case 3: device.mallory.cut(); return 0;
    default:
        device.session->composer()->setText(QString::number(step));
        device.session->composer()->publish();
        return 0;
    }
}

// Somebody the circle's owner never let in writes where her last post stands.
QByteArray postOfGhost(
    const Pair& pair,
    const UserId& author,
    const proof::DeviceKey& device,
    const crypto::ManifestRef& manifest
)
{
    const people::Person keys = people::makePerson();
    protocol::EnvelopeHeader header = Pair::headerOf(pair.lastOfCircle().envelope);
    header.author = author;
    header.device = proof::deviceIdOf(device.pub());
    header.laneN = 1;
    header.prev = EnvId();
    header.manifestSeq = manifest.seq;
    header.manifestHash = manifest.hash;
    const auto key = crypto::SpaceEpoch::ofSelf(keys.id(), keys.keys.seeds().newest(), 1);
    const auto body = content::writePayload(people::post(u"I was here all along"_s));
    return crypto::sealWith(
               header,
               *body,
               key->wrapKey(header.envelopeClass),
               device,
               crypto::SealRandomness::fresh()
    )
        .bytes;
}

} // namespace

/// What a server can try with the logs, having everything but the keys. Each ends with nothing
/// shown that should not be, and with the words that say so.
class TestLies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsAGhostIntoTheCircle();
    void putsAGhostIntoTheCircleWhoseKeysAreNotOnRecord();
    void swapsThePartsOfPosts();
    void dropsAPost();
    void goesBackToAnOlderCopy();
    void showsTwoVersionsOfAPost();
    void passesALetterOnToSomebodyElse();
    void servesAnAlteredCopyOfAKnownPost();
    void passesAPrivatePostOffAsPublic();
    void floodsTheMailbox();
    void raisesNoFalseAlarm_data();
    void raisesNoFalseAlarm();
};

// The server knows the ghost's keys and has them on record, as it would those of anybody.
void TestLies::putsAGhostIntoTheCircle()
{
    Pair pair;
    const WireAccount ghost = WireAccount::random(u"ghost"_s);
    Peer door;
    pair.world.room.connect(door);
    pair.world.room.registerAs(door, ghost);
    pair.inject(
        pair.lastOfCircle().space,
        postOfGhost(
            pair, ghost.user(), ghost.device, {ghost.manifest.manifest.seq, ghost.manifest.hash}
        )
    );
    QCOMPARE(
        pair.rows(), QStringList({u"[Could not be opened — damaged or altered]"_s, u"before"_s})
    );
    QCOMPARE(pair.log(), QStringList{u"Could not be opened — damaged or altered"_s});
}

void TestLies::putsAGhostIntoTheCircleWhoseKeysAreNotOnRecord()
{
    Pair pair;
    const people::Person ghost = people::makePerson();
    pair.ben->mallory.lieAbout<protocol::ManifestsAnswer>([&](protocol::ManifestsAnswer& answer) {
        answer.manifests = ghost.chain().bytes();
    });
    pair.inject(
        pair.lastOfCircle().space,
        postOfGhost(pair, ghost.id(), ghost.keys.deviceKey(), ghost.chain().head())
    );
    QCOMPARE(pair.rows(), QStringList{u"before"_s});
    QCOMPARE(pair.log(), QStringList{u"The server showed a wrong list of devices for somebody"_s});
}

void TestLies::swapsThePartsOfPosts()
{
    Pair pair;
    const QByteArray other = pair.lastOfCircle().envelope;
    pair.ben->mallory.lieAbout<protocol::Events>([&](protocol::Events& events) {
        for (protocol::Event& event : events.events) {
            const auto parts = protocol::splitEnvelope(event.envelope);
            const auto wrong = protocol::splitEnvelope(other);
            event.envelope =
                protocol::joinEnvelope({parts->header, parts->wrap, wrong->body, parts->signature});
        }
    });
    pair.world.write(*pair.ana, u"one"_s);
    QCOMPARE(pair.rows(), QStringList{u"before"_s});
    QCOMPARE(pair.log(), QStringList{u"The server sent 1 altered item"_s});
    QCOMPARE(pair.alarm(), QString());
    for (const QString& text : {u"two"_s, u"three"_s, u"four"_s}) {
        pair.world.write(*pair.ana, text);
    }
    QCOMPARE(pair.rows(), QStringList{u"before"_s});
    QCOMPARE(pair.log(), QStringList{u"The server sent 4 altered items"_s});
    QCOMPARE(pair.alarm(), u"The server is sending altered items (4). None of them was shown."_s);
    pair.ben->session->trust()->dismissAlarm();
    pair.world.pass(100);
    QCOMPARE(pair.alarm(), QString());
}

void TestLies::dropsAPost()
{
    Pair pair;
    bool isDropped = false;
    pair.ben->mallory.down = [&](const QByteArray& frame) -> QList<QByteArray> {
        const auto events = protocol::decodeFrame<protocol::Events>(frame);
        if (!events || events->space.kind != SpaceKind::Circle) {
            return {frame};
        }
        if (!std::exchange(isDropped, true)) {
            return {};
        }
        return {LyingServer::altered<protocol::Events>(frame, [](protocol::Events& later) {
            for (protocol::Event& event : later.events) {
                event.seq -= 1; // as if nothing had been there
            }
        })};
    };
    pair.world.write(*pair.ana, u"dropped"_s);
    pair.world.write(*pair.ana, u"after"_s);
    QCOMPARE(pair.rows(), QStringList{u"before"_s}); // it may be under way
    pair.world.pass(kMinuteMs);
    QCOMPARE(pair.rows(), QStringList({u"[1 post missing before this]"_s, u"before"_s}));
    // What follows is not held hostage; the gap stays marked.
    pair.world.passLong(sync::kGapPatienceMs);
    QCOMPARE(
        pair.rows(), QStringList({u"after"_s, u"[1 post missing before this]"_s, u"before"_s})
    );
    pair.world.write(*pair.ana, u"and on"_s);
    QCOMPARE(pair.rows().first(), u"and on"_s);
    QCOMPARE(pair.log(), QStringList{u"1 post missing before this"_s});
}

void TestLies::goesBackToAnOlderCopy()
{
    Pair pair;
    bool isTold = false;
    const SpaceRef circle = pair.lastOfCircle().space;
    pair.ben->mallory.lieAbout<protocol::Subscribed>([&](protocol::Subscribed& answer) {
        for (protocol::SubscribedItem& item : answer.items) {
            if (item.space == circle && !std::exchange(isTold, true)) {
                item.status = protocol::SubscribeStatus::Diverged;
            }
        }
    });
    pair.ben->mallory.cut();
    pair.world.pass(40'000);
    QVERIFY(isTold);
    QCOMPARE(pair.rows(), QStringList{u"before"_s});
    QCOMPARE(pair.log(), QStringList{u"Your server went back to an older copy"_s});
}

void TestLies::showsTwoVersionsOfAPost()
{
    Pair pair;
    pair.ana->session.reset();
    pair.world.pass(100);
    const QTemporaryDir elsewhere;
    copyFolder(pair.ana->path(), elsewhere.path());
    QByteArray second;
    {
        auto twin = std::make_unique<LiedTo::Device>(pair.world, elsewhere.path());
        twin->mallory.up = [&](const QByteArray& frame) -> QList<QByteArray> {
            const auto append = protocol::decodeFrame<protocol::Append>(frame);
            if (append && append->items.first().space.kind == SpaceKind::Circle) {
                second = append->items.first().envelope;
                return {};
            }
            return {frame};
        };
        pair.world.pass(50);
        twin->session->unlock(pair.world.kPassword);
        pair.world.pass(2'000);
        pair.world.write(*twin, u"what others read"_s);
    }
    QVERIFY(!second.isEmpty());
    pair.world.pass(1'000);
    pair.ana->begin();
    pair.world.pass(50);
    pair.ana->session->unlock(pair.world.kPassword);
    pair.world.pass(40'000);
    pair.world.write(*pair.ana, u"what Ben reads"_s);
    QCOMPARE(pair.rows(), QStringList({u"what Ben reads"_s, u"before"_s}));

    pair.inject(pair.lastOfCircle().space, second);
    QCOMPARE(
        pair.rows(),
        QStringList(
            {u"[Two different versions of ana's posts exist]"_s, u"what Ben reads"_s, u"before"_s}
        )
    );
    const QString proof = pair.newestProof();
    QVERIFY(proof.contains(QString::fromLatin1(second.toBase64())));
    QVERIFY(proof.contains(QString::fromLatin1(pair.lastOfCircle().envelope.toBase64())));
}

void TestLies::passesALetterOnToSomebodyElse()
{
    LiedTo world;
    const auto ana = world.signUp(u"ana"_s);
    const auto ben = world.signUp(u"ben"_s);
    const auto eva = world.signUp(u"eva"_s);
    QList<QByteArray> letters;
    ana->mallory.listen<protocol::MailPut>([&](const protocol::MailPut& mail) {
        for (const protocol::MailPutItem& item : mail.items) {
            letters.append(item.sealed);
        }
    });
    world.connect(*ana, *ben);
    QCOMPARE(letters.size(), 1); // the key of her circle, for Ben
    protocol::Mail mail;
    mail.items.append({1, static_cast<quint64>(world.room.time.nowMs()), letters.first()});
    eva->mallory.say(mail);
    world.pass(1'000);
    QCOMPARE(eva->session->connections()->count(), 0);
    QCOMPARE(eva->rows(), QStringList());
    QCOMPARE(eva->log(), QStringList{u"A letter to you proved nothing and was put away"_s});
}

void TestLies::servesAnAlteredCopyOfAKnownPost()
{
    Pair pair;
    bool isTold = false;
    const SpaceRef circle = pair.lastOfCircle().space;
    pair.ben->mallory.down = [&](const QByteArray& frame) -> QList<QByteArray> {
        const QByteArray told =
            LyingServer::altered<protocol::Subscribed>(frame, [&](protocol::Subscribed& answer) {
                for (protocol::SubscribedItem& item : answer.items) {
                    if (item.space == circle && !std::exchange(isTold, true)) {
                        item.status = protocol::SubscribeStatus::Diverged;
                    }
                }
            });
        return {LyingServer::altered<protocol::Events>(told, [](protocol::Events& events) {
            if (events.space.kind == SpaceKind::Circle) {
                for (protocol::Event& event : events.events) {
                    event.envelope.data()[event.envelope.size() - 100] ^= 1;
                }
            }
        })};
    };
    pair.ben->mallory.cut();
    pair.world.pass(40'000);
    QVERIFY(isTold);
    QCOMPARE(pair.rows(), QStringList{u"before"_s}); // as it was verified once
    QCOMPARE(
        pair.log(),
        QStringList(
            {u"The server sent 1 altered item"_s, u"Your server went back to an older copy"_s}
        )
    );
}

void TestLies::passesAPrivatePostOffAsPublic()
{
    Pair pair;
    pair.inject(proof::spaceOf(pair.anaId(), SpaceKind::Public), pair.lastOfCircle().envelope);
    QCOMPARE(pair.rows(), QStringList{u"before"_s});
    // The same envelope under the same name is known here, so there is nothing to say; another one
    // is refused by its own header.
    pair.ana->mallory.up = [&](const QByteArray& frame) -> QList<QByteArray> {
        const auto append = protocol::decodeFrame<protocol::Append>(frame);
        if (append) {
            pair.sent.append(append->items);
            return {};
        }
        return {frame};
    };
    pair.world.write(*pair.ana, u"just between us"_s);
    pair.inject(proof::spaceOf(pair.anaId(), SpaceKind::Public), pair.lastOfCircle().envelope);
    QCOMPARE(pair.rows(), QStringList{u"before"_s});
    QCOMPARE(pair.log(), QStringList{u"The server sent something that is no post"_s});
}

void TestLies::floodsTheMailbox()
{
    Pair pair;
    protocol::Mail mail;
    for (quint64 seq = 100; seq < 300; ++seq) {
        mail.items.append({seq, 1'760'000'000'000, QByteArray(4096, 'x')});
    }
    for (int round = 0; round < 3; ++round) {
        pair.ben->mallory.say(mail);
        pair.world.pass(1'000);
    }
    QCOMPARE(pair.rows(), QStringList{u"before"_s});
    QCOMPARE(pair.log(), QStringList{u"A letter to you proved nothing and was put away"_s});
    pair.world.write(*pair.ben, u"still here"_s);
    QVERIFY(plain(pair.ana->rows()).contains(u"still here"_s));
}

void TestLies::raisesNoFalseAlarm_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::addRow("seed 1") << quint64(1);
    QTest::addRow("seed 2") << quint64(2);
}

void TestLies::raisesNoFalseAlarm()
{
    QFETCH(const quint64, seed);
    SeededRandom random(seed);
    LiedTo world;
    std::vector<std::unique_ptr<LiedTo::Device>> devices;
    const QStringList names{u"ana"_s, u"ben"_s, u"cem"_s, u"dan"_s, u"eva"_s};
    for (const QString& name : names) {
        devices.push_back(world.signUp(name));
        if (devices.size() > 1) {
            world.connect(*devices.front(), *devices.back()); // everybody knows Ana
        }
    }
    for (const QString& name : names) {
        devices.push_back(world.logIn(name));
    }
    world.pass(5'000);
    std::vector<Image> images(devices.size());
    int restored = 0;
    for (int step = 0; step < 50; ++step) {
        const auto chosen = static_cast<size_t>(random.below(devices.size()));
        restored += happens(world, *devices[chosen], images[chosen], random.below(8), step);
        world.pass(static_cast<qint64>(random.below(600)));
    }
    QVERIFY2(restored > 0, "no disk was put back");
    world.pass(2 * kMinuteMs);
    world.passLong(kDayMs);
    for (const auto& device : devices) {
        QCOMPARE(plain(device->log()), QStringList());
        QCOMPARE(device->alarm(), QString());
        for (const QString& row : device->rows()) {
            QVERIFY2(!row.startsWith(u'['), qPrintable(row));
        }
    }
}

QTEST_GUILESS_MAIN(TestLies)
#include "tst_lies.moc"
