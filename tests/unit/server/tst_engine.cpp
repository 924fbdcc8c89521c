// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "engine_room.h"
#include "protocol/append.h"
#include "protocol/done.h"
#include "protocol/login.h"
#include "protocol/subscribe.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>

using namespace qs;
using namespace qs::protocol;
using namespace qs::test;
using namespace Qt::StringLiterals;

namespace {

WireAccount somebody()
{
    static int people = 0;
    return WireAccount::random(u"person.%1"_s.arg(++people));
}

Subscribe following(const SpaceRef& space)
{
    return {{{space, {}, {}}}};
}

qsizetype eventsIn(const Peer& peer)
{
    qsizetype count = 0;
    for (const Events& frame : peer.all<Events>()) {
        count += frame.events.size();
    }
    return count;
}

} // namespace

class TestEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void greetsWithASignedDescription();
    void opensASessionByRegistration();
    void refusesAnEphemeralEnvelopeAPlaceInTheLog();
    void acknowledgesNothingWhileTheDiskIsFull();
    void makesAnAccountWaitWhoWritesTooMuch();
    void refusesAnAddressThatConnectsTooOften();
    void holdsFewSlowHashesAtATime();
    void doublesTheWaitOfAGuesser();
    void closesAConnectionThatShowsNothing();
    void closesALoginThatAddsNoDevice();
    void readsALogOnlyAsFastAsItLeaves();
    void storesWhatASenderWhoLeftHadSent();
    void bringsWhatAnotherNodeStored();
    void greetsNobodyAfterShuttingDown();
};

void TestEngine::greetsWithASignedDescription()
{
    EngineRoom room;
    room.start();
    Peer peer;
    room.connect(peer);
    QCOMPARE(peer.frames.size(), 1);
    const auto hello = decodeFrame<Hello>(peer.frames.first());
    QVERIFY(hello.ok());
    const auto descriptor = Descriptor::decode(hello->descriptor);
    QVERIFY(descriptor.ok());
    QCOMPARE(descriptor->instance, room.storage->instance());
    QCOMPARE(descriptor->timeMs, static_cast<quint64>(room.time.nowMs()));
    QVERIFY(proof::verify(
        room.secrets.serverKey().pub(),
        proof::sign_context::kDescriptor,
        {hello->descriptor},
        hello->signature
    ));
    Peer second;
    room.connect(second);
    QVERIFY(decodeFrame<Hello>(second.frames.first())->nonce != hello->nonce);
}

void TestEngine::opensASessionByRegistration()
{
    EngineRoom room;
    room.start();
    Peer peer;
    room.connect(peer);
    room.registerAs(peer, somebody());
    const auto opened = peer.all<SessionOpened>();
    QCOMPARE(opened.size(), 1);
    const qint64 thirtyDaysMs = 30LL * 24 * 3600 * 1000;
    QCOMPARE(opened[0].expiresMs, static_cast<quint64>(room.time.nowMs() + thirtyDaysMs));
    QCOMPARE(peer.session->requestsInFlight(), 0);
}

void TestEngine::refusesAnEphemeralEnvelopeAPlaceInTheLog()
{
    EngineRoom room;
    room.start();
    Peer peer;
    const WireAccount ada = somebody();
    room.connect(peer);
    room.registerAs(peer, ada);
    EnvelopeHeader header;
    header.envelopeClass = EnvelopeClass::Ephemeral;
    header.author = ada.user();
    header.device = ada.deviceId();
    header.space = ada.space(SpaceKind::Self);
    const QByteArray envelope =
        joinEnvelope({writeHeader(header), QByteArray(104, 'w'), QByteArrayView("here"), {}});
    room.ask(peer, Append{{{header.space, {}, envelope}}});
    QCOMPARE(peer.all<Receipts>().last().outcomes[0].refusal, Refusal::Malformed);
}

void TestEngine::acknowledgesNothingWhileTheDiskIsFull()
{
    const QTemporaryDir folder;
    EngineRoom room(folder.filePath(u"server.db"_s));
    room.start();
    Peer peer;
    const WireAccount ada = somebody();
    room.connect(peer);
    room.registerAs(peer, ada);
    WireLane lane(ada, ada.space(SpaceKind::Self));
    const Append large{{lane.next(QByteArray(200'000, 'x'))}};

    QVERIFY(room.storage->limitPages(40).ok());
    room.ask(peer, large);
    QCOMPARE(peer.lastFailure(), FailureCode::StorageFull);
    QVERIFY(peer.all<Receipts>().isEmpty());

    QVERIFY(room.storage->limitPages(1'000'000).ok());
    room.ask(peer, large);
    QCOMPARE(peer.all<Receipts>().size(), 1);
    QCOMPARE(peer.all<Receipts>().last().outcomes[0].seq, 1U);
    bool isReady = false;
    room.engine->probe([&](Result<void> outcome) { isReady = outcome.ok(); });
    room.settle();
    QVERIFY(isReady);
}

void TestEngine::makesAnAccountWaitWhoWritesTooMuch()
{
    EngineRoom room;
    room.limits.accountEnvelopes = {10, 20};
    room.start();
    Peer peer;
    const WireAccount ada = somebody();
    room.connect(peer);
    room.registerAs(peer, ada);
    WireLane lane(ada, ada.space(SpaceKind::Self));
    Append batch;
    for (int i = 0; i < 20; ++i) {
        batch.items.append(lane.next("x"));
    }
    room.ask(peer, batch);
    QCOMPARE(peer.all<Receipts>().size(), 1);
    const Append more{{lane.next("y")}};
    room.ask(peer, more);
    QCOMPARE(peer.lastFailure(), FailureCode::RateLimited);
    QCOMPARE(peer.all<Failure>().last().retryAfterMs, 100U);
    room.time.advance(100);
    room.ask(peer, more);
    QCOMPARE(peer.all<Receipts>().size(), 2);
}

void TestEngine::refusesAnAddressThatConnectsTooOften()
{
    EngineRoom room;
    room.limits.addressConnections = {1, 2};
    room.start();
    Peer first;
    Peer second;
    Peer third;
    Peer elsewhere;
    room.connect(first, "one");
    room.connect(second, "one");
    room.connect(third, "one");
    room.connect(elsewhere, "two");
    QVERIFY(first.session && second.session && elsewhere.session);
    QVERIFY(!third.session);
    room.time.advance(1000);
    room.connect(third, "one");
    QVERIFY(third.session);
}

void TestEngine::holdsFewSlowHashesAtATime()
{
    EngineRoom room;
    room.start();
    const AuthKey key = *AuthKey::from(QByteArray(32, 'k'));
    std::array<Peer, 5> peers;
    for (Peer& peer : peers) {
        room.connect(peer);
        room.engine->receive(peer.session, encodeFrame(1, Login{u"nobody"_s, key}));
        room.time.settle(); // the hashes do not begin
    }
    QCOMPARE(peers[4].lastFailure(), FailureCode::Busy);
    QVERIFY(peers[4].all<Failure>().last().retryAfterMs > 0);
    for (size_t i = 0; i < 4; ++i) {
        QCOMPARE(peers[i].frames.size(), 1);
    }
    room.settle();
    for (size_t i = 0; i < 4; ++i) {
        QCOMPARE(peers[i].lastFailure(), FailureCode::BadCredentials);
    }
}

void TestEngine::doublesTheWaitOfAGuesser()
{
    EngineRoom room;
    room.start();
    Peer peer;
    room.connect(peer);
    const Login guess{u"nobody"_s, *AuthKey::from(QByteArray(32, 'k'))};
    for (int i = 0; i < 5; ++i) {
        room.ask(peer, guess);
        QCOMPARE(peer.lastFailure(), FailureCode::BadCredentials);
    }
    for (const quint64 wait : {1000U, 2000U, 4000U}) {
        room.ask(peer, guess);
        QCOMPARE(peer.lastFailure(), FailureCode::RateLimited);
        QCOMPARE(peer.all<Failure>().last().retryAfterMs, wait);
        room.time.advance(static_cast<qint64>(wait));
        room.ask(peer, guess);
        QCOMPARE(peer.lastFailure(), FailureCode::BadCredentials);
    }
    room.ask(peer, Login{u"somebody.else"_s, guess.authKey});
    QCOMPARE(peer.lastFailure(), FailureCode::BadCredentials);
}

void TestEngine::closesAConnectionThatShowsNothing()
{
    EngineRoom room;
    room.start();
    Peer idle;
    Peer busy;
    room.connect(idle);
    room.connect(busy);
    room.registerAs(busy, somebody());
    room.time.advance(room.limits.helloTimeoutMs);
    QVERIFY(idle.isClosed);
    QVERIFY(!busy.isClosed);
}

void TestEngine::closesALoginThatAddsNoDevice()
{
    EngineRoom room;
    room.start();
    Peer owner;
    const WireAccount ada = somebody();
    room.connect(owner);
    room.registerAs(owner, ada);
    Peer peer;
    room.connect(peer);
    room.ask(peer, Login{ada.name, ada.authKey});
    QCOMPARE(peer.all<LoginAnswer>().size(), 1);
    QCOMPARE(peer.all<LoginAnswer>()[0].keyring, ada.keyring);
    room.time.advance(room.limits.helloTimeoutMs);
    QVERIFY(!peer.isClosed);
    room.time.advance(room.limits.provisionalTimeoutMs);
    QVERIFY(peer.isClosed);
}

void TestEngine::readsALogOnlyAsFastAsItLeaves()
{
    constexpr int kEnvelopes = 200;
    EngineRoom room;
    room.start();
    Peer writer;
    Peer reader;
    const WireAccount ada = somebody();
    room.connect(writer);
    room.registerAs(writer, ada);
    room.connect(reader);
    room.authenticateAs(*room.engine, reader, ada);
    WireLane lane(ada, ada.space(SpaceKind::Self));
    const QByteArray body(20'000, 'x');
    for (int i = 0; i < kEnvelopes / 2; ++i) {
        room.ask(writer, Append{{lane.next(body)}});
    }
    reader.isSlow = true;
    room.ask(reader, following(lane.space()));
    for (int i = 0; i < kEnvelopes / 2; ++i) {
        room.ask(writer, Append{{lane.next(body)}});
    }
    const qsizetype bound = room.limits.readAheadBytes + kPageBytesMax + 64 * 1024;
    QVERIFY(reader.waitingBytes() > 0);
    for (int takes = 0; eventsIn(reader) < kEnvelopes; ++takes) {
        QVERIFY(takes < kEnvelopes);
        QVERIFY(reader.waitingBytes() < bound);
        reader.take(*room.engine);
        room.settle();
    }
    quint64 expected = 0;
    for (const Events& frame : reader.all<Events>()) {
        for (const Event& event : frame.events) {
            QCOMPARE(event.seq, ++expected);
        }
    }
    QCOMPARE(expected, static_cast<quint64>(kEnvelopes));
}

void TestEngine::storesWhatASenderWhoLeftHadSent()
{
    EngineRoom room;
    room.start();
    Peer writer;
    Peer reader;
    const WireAccount ada = somebody();
    room.connect(writer);
    room.registerAs(writer, ada);
    room.connect(reader);
    room.authenticateAs(*room.engine, reader, ada);
    WireLane lane(ada, ada.space(SpaceKind::Self));
    room.ask(reader, following(lane.space()));
    const qsizetype before = writer.frames.size();
    room.engine->receive(writer.session, encodeFrame(9, Append{{lane.next("last words")}}));
    room.engine->disconnect(writer.session);
    room.settle();
    QCOMPARE(writer.frames.size(), before);
    QCOMPARE(eventsIn(reader), 1);
}

void TestEngine::bringsWhatAnotherNodeStored()
{
    EngineRoom room;
    room.start();
    Peer writer;
    Peer reader;
    const WireAccount ada = somebody();
    room.connect(writer);
    room.registerAs(writer, ada);
    room.connectTo(*room.otherNode, reader, "there");
    room.authenticateAs(*room.otherNode, reader, ada);
    WireLane lane(ada, ada.space(SpaceKind::Self));
    room.otherNode->receive(reader.session, encodeFrame(5, following(lane.space())));
    room.settle();
    room.ask(writer, Append{{lane.next("over there"), lane.next("and again")}});
    QCOMPARE(eventsIn(reader), 2);
}

void TestEngine::greetsNobodyAfterShuttingDown()
{
    EngineRoom room;
    room.start();
    Peer open;
    Peer late;
    room.connect(open);
    room.engine->shutDown();
    QVERIFY(open.isClosed);
    room.connect(late);
    QVERIFY(!late.session);
}

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
