// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/log.h"
#include "base/metrics.h"
#include "base/random.h"
#include "protocol/hello.h"
#include "protocol/session.h"
#include "server/bus/local_bus.h"
#include "server/engine/engine.h"
#include "server/storage/sqlite_storage.h"
#include "support/virtual_time.h"
#include "support/wire_account.h"

#include <QList>

#include <memory>
#include <optional>

namespace qs::test {

class SilentLog final : public Log
{
public:
    void write(LogLevel, const char*, const QString& line) override { lines.append(line); }
    QStringList lines;
};

/// A connection whose far end is the test. Takes everything at once unless told to be slow.
class Peer final : public server::Outlet
{
public:
    void send(const QByteArray& frame) override
    {
        frames.append(frame);
        m_waiting += isSlow ? frame.size() : 0;
    }
    [[nodiscard]] qsizetype waitingBytes() const override { return m_waiting; }
    void close() override { isClosed = true; }

    /// The far end takes all that waits.
    void take(server::Engine& engine)
    {
        m_waiting = 0;
        engine.drained(session);
    }

    template<typename Message>
    [[nodiscard]] QList<Message> all() const
    {
        QList<Message> found;
        for (const QByteArray& frame : frames) {
            if (const auto message = protocol::decodeFrame<Message>(frame)) {
                found.append(*message);
            }
        }
        return found;
    }

    [[nodiscard]] std::optional<protocol::FailureCode> lastFailure() const
    {
        const auto failure = frames.isEmpty()
                                 ? Result<protocol::Failure>(Error{ErrorCode::NotFound, {}})
                                 : protocol::decodeFrame<protocol::Failure>(frames.last());
        return failure ? std::optional(failure->code) : std::nullopt;
    }

    QList<QByteArray> frames;
    server::SessionPtr session;
    bool isSlow = false;
    bool isClosed = false;

private:
    qsizetype m_waiting = 0;
};

/// An engine over a real database, in one thread and in the test's own time.
class EngineRoom
{
public:
    explicit EngineRoom(const QString& database = QStringLiteral(":memory:"))
    {
        auto opened = server::SqliteStorage::open(database, {{time, time}, time, random, metrics});
        QS_ASSERT(opened.ok());
        storage = std::move(opened).value();
    }

    /// After the limits were set.
    void start()
    {
        engine = makeEngine(bus);
        otherNode = makeEngine(otherBus);
    }

    [[nodiscard]] std::unique_ptr<server::Engine> makeEngine(server::Bus& itsBus)
    {
        return std::make_unique<server::Engine>(server::Services{
            storage->eventLog(),
            storage->directory(),
            storage->mailroom(),
            storage->followers(),
            storage->keyLog(),
            storage->accountRows(),
            itsBus,
            time,
            slowHashes,
            time,
            random,
            log,
            metrics,
            secrets,
            storage->instance(),
            protocol::SignUp::Open,
            limits,
            moderationKey});
    }

    void connect(Peer& peer, const QByteArray& address = "here")
    {
        connectTo(*engine, peer, address);
    }
    void connectTo(server::Engine& node, Peer& peer, const QByteArray& address)
    {
        peer.session = node.connect(peer, address);
    }

    /// Sends a request and lets everything run that is due.
    template<typename Request>
    void ask(Peer& peer, const Request& request)
    {
        engine->receive(peer.session, protocol::encodeFrame(++m_requests, request));
        settle();
    }

    /// Lets storage, hashes and engine work until nothing is due.
    void settle()
    {
        while (time.nextDueMs() == 0 || slowHashes.nextDueMs() == 0) {
            slowHashes.settle();
            time.settle();
        }
    }

    /// The account through the front door. It then speaks for its device.
    void registerAs(Peer& peer, const WireAccount& account)
    {
        protocol::Register request = account.registration();
        request.minute = static_cast<quint64>(time.nowMs() / 60'000);
        request.proof = prove(peer, account);
        ask(peer, request);
    }
    void authenticateAs(server::Engine& node, Peer& peer, const WireAccount& account)
    {
        const protocol::Authenticate request{
            account.user(),
            account.deviceId(),
            static_cast<quint64>(time.nowMs() / 60'000),
            prove(peer, account)};
        node.receive(peer.session, protocol::encodeFrame(++m_requests, request));
        settle();
    }

    VirtualTime time;
    VirtualTime slowHashes;
    SeededRandom random{1};
    Metrics metrics;
    SilentLog log;
    server::ServerSecrets secrets = server::ServerSecrets::random();
    server::Limits limits;
    protocol::ModerationPub moderationKey;
    std::unique_ptr<server::SqliteStorage> storage;
    server::LocalWire wire;
    server::LocalBus bus{wire};
    server::LocalBus otherBus{wire};
    std::unique_ptr<server::Engine> engine;
    std::unique_ptr<server::Engine> otherNode;

private:
    [[nodiscard]] protocol::Signature prove(const Peer& peer, const WireAccount& account) const
    {
        const auto hello = protocol::decodeFrame<protocol::Hello>(peer.frames.first());
        const proof::AuthChallenge challenge{
            proof::serverIdOf(secrets.serverKey().pub()),
            hello->nonce,
            account.deviceId(),
            static_cast<quint64>(time.nowMs() / 60'000)};
        return proof::signAuth(challenge, account.device);
    }

    quint64 m_requests = 0;
};

} // namespace qs::test
