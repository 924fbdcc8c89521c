// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/random.h"
#include "proof/auth.h"
#include "proof/identity.h"
#include "protocol/done.h"
#include "protocol/mail.h"
#include "support/scripted_transport.h"
#include "support/virtual_time.h"
#include "sync/connection.h"

#include <QTest>

using namespace qs;

namespace {

constexpr qint64 kHourMs = 3'600'000;

/// One device and the server it belongs to, played by the test.
struct Scene
{
    test::VirtualTime time;
    test::ScriptedNetwork network;
    SeededRandom random{7};
    proof::ServerKey serverKey = proof::ServerKey::random();
    proof::DeviceKey deviceKey = proof::DeviceKey::random();
    DeviceId device = proof::deviceIdOf(deviceKey.pub());
    UserId user = random.id<UserId>();
    int opened = 0;
    int ended = 0;
    sync::Connection connection{
        {QStringLiteral("wss://home.example/ws/"), serverKey.pub(), user, device, &deviceKey},
        {network, time, random, time},
        {[] {}, [this] { ++opened; }, [](auto, const auto&) {}, [this] { ++ended; }}};

    [[nodiscard]] QByteArray hello(const proof::ServerKey& key, qint64 serverNowMs)
    {
        protocol::Descriptor descriptor;
        descriptor.serverKey = key.pub();
        descriptor.timeMs = static_cast<quint64>(serverNowMs);
        protocol::Hello hello;
        hello.descriptor = descriptor.encode();
        hello.signature = key.sign(proof::sign_context::kDescriptor, {hello.descriptor});
        hello.nonce = random.id<protocol::Nonce16>();
        m_nonce = hello.nonce;
        return protocol::encodeFrame(0, hello);
    }

    void sayHello() { network.last().listener.onMessage(hello(serverKey, time.nowMs())); }

    /// Answers the last request of the client.
    template<typename Answer>
    void answer(const Answer& answer)
    {
        const auto head = protocol::readFrameHead(network.last().sent.last());
        network.last().listener.onMessage(protocol::encodeFrame(head->requestId, answer));
    }

    void open()
    {
        connection.start();
        sayHello();
        answer(protocol::SessionOpened{random.id<protocol::Token>(), 0});
    }

    void hangUp(sync::Transport::Ending ending) { network.last().listener.onClosed(ending); }

    protocol::Nonce16 m_nonce;
};

} // namespace

class ConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensAfterProvingTheDeviceToThisServerOverThisConnection()
    {
        Scene scene;
        scene.connection.start();
        scene.sayHello();
        const auto sent =
            protocol::decodeFrame<protocol::Authenticate>(scene.network.last().sent.last());
        QVERIFY(sent.ok());
        const proof::AuthChallenge challenge{
            proof::serverIdOf(scene.serverKey.pub()),
            scene.m_nonce,
            scene.device,
            sent->minute,
        };
        QVERIFY(proof::verifyAuth(challenge, scene.deviceKey.pub(), sent->proof));
        QCOMPARE(scene.opened, 0);
        scene.answer(protocol::SessionOpened{});
        QCOMPARE(scene.opened, 1);
        QVERIFY(scene.connection.isOpen());
    }

    void triesForEverWithWaitsThatStayUnderTheCeiling()
    {
        Scene scene;
        scene.connection.start();
        qint64 longest = 0;
        for (int i = 0; i < 200; ++i) {
            scene.hangUp(sync::Transport::Ending::Unreachable);
            QCOMPARE(scene.connection.state(), sync::Connection::State::Waiting);
            QCOMPARE(scene.connection.problem(), sync::Connection::Problem::Unreachable);
            const qint64 waitMs = scene.connection.retryAtMs() - scene.time.nowMs();
            QVERIFY(waitMs >= 0 && waitMs <= sync::kReconnectCeilingMs);
            longest = std::max(longest, waitMs);
            scene.time.advance(waitMs);
            QCOMPARE(scene.network.attempts.size(), i + 2);
        }
        QVERIFY(longest > sync::kReconnectCeilingMs / 2);
    }

    void triesAtOnceWhenNudged()
    {
        Scene scene;
        scene.connection.start();
        scene.hangUp(sync::Transport::Ending::Unreachable);
        scene.connection.nudge();
        QCOMPARE(scene.network.attempts.size(), 2);
    }

    void stopsAtAnotherServerAndSendsItNothing()
    {
        Scene scene;
        const auto stranger = proof::ServerKey::random();
        scene.connection.start();
        scene.network.last().listener.onMessage(scene.hello(stranger, scene.time.nowMs()));
        QCOMPARE(scene.connection.problem(), sync::Connection::Problem::WrongServer);
        QCOMPARE(scene.connection.state(), sync::Connection::State::Stopped);
        QVERIFY(scene.network.last().sent.isEmpty());
        scene.time.advance(kHourMs);
        QCOMPARE(scene.network.attempts.size(), 1);
    }

    void takesNothingForAQuicksilverServerThatDoesNotSignItsHello()
    {
        Scene scene;
        scene.connection.start();
        QByteArray hello = scene.hello(scene.serverKey, scene.time.nowMs());
        hello[hello.size() - 20] = static_cast<char>(hello[hello.size() - 20] ^ 1);
        scene.network.last().listener.onMessage(hello);
        QCOMPARE(scene.connection.problem(), sync::Connection::Problem::NotQuicksilver);
        QVERIFY(scene.network.last().sent.isEmpty());
    }

    void saysTheClockIsWrongAndGoesOnTrying()
    {
        Scene scene;
        scene.connection.start();
        scene.network.last().listener.onMessage(
            scene.hello(scene.serverKey, scene.time.nowMs() - 4 * kHourMs)
        );
        QCOMPARE(scene.connection.problem(), sync::Connection::Problem::ClockWrong);
        QCOMPARE(scene.connection.clockSkewMs(), 4 * kHourMs);
        QCOMPARE(scene.connection.state(), sync::Connection::State::Waiting);
    }

    void isSignedOutWhenTheServerKnowsTheDeviceNoMore()
    {
        Scene scene;
        scene.connection.start();
        scene.sayHello();
        scene.answer(protocol::Failure{protocol::FailureCode::Denied, 0, {}});
        QCOMPARE(scene.connection.problem(), sync::Connection::Problem::SignedOut);
        QCOMPARE(scene.connection.state(), sync::Connection::State::Stopped);
    }

    void asksForASignOfLifeTwoSecondsAfterSomethingStayedUnanswered()
    {
        Scene scene;
        scene.open();
        scene.connection.channel().ask<protocol::Done>(
            protocol::MailCollected{1}, [](protocol::Done) {}, [](sync::Refusal) {}
        );
        scene.connection.expectAnswer();
        scene.time.advance(sync::kProbeAfterMs - 1);
        QCOMPARE(scene.network.last().probes, 0);
        scene.time.advance(1);
        QCOMPARE(scene.network.last().probes, 1);
    }

    void leavesRequestsUnansweredWhenItEndsAndSaysSoOnce()
    {
        Scene scene;
        scene.open();
        int heard = 0;
        scene.connection.channel().ask<protocol::Done>(
            protocol::MailCollected{1},
            [&](protocol::Done) { ++heard; },
            [&](sync::Refusal) { ++heard; }
        );
        scene.hangUp(sync::Transport::Ending::Closed);
        scene.hangUp(sync::Transport::Ending::Closed);
        QCOMPARE(heard, 0);
        QCOMPARE(scene.ended, 1);
    }

    void closesOnAFrameThatBreaksTheProtocol()
    {
        Scene scene;
        scene.open();
        scene.network.last().listener.onMessage(QByteArrayLiteral("\xff"));
        QVERIFY(!scene.connection.isOpen());
        QVERIFY(scene.network.last().closed);
    }
};

QTEST_GUILESS_MAIN(ConnectionTest)
#include "tst_connection.moc"
