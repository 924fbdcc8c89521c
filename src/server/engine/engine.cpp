// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/engine/engine.h"

#include <algorithm>

namespace qs::server {

using namespace protocol;

Engine::Engine(const Services& services)
    : m_services(services)
    , m_slowHashes(services.slowHashes, services.strand, services.limits.slowHashesQueuedMax)
    , m_hub(m_services)
    , m_sessionDesk(m_services)
    , m_accountDesk(
          m_services,
          m_slowHashes,
          m_sessionDesk,
          [this](const ManifestRow& manifest) { announceDevices(manifest); }
      )
    , m_deviceDesk(
          m_services,
          m_sessionDesk,
          [this](const ManifestRow& manifest) { announceDevices(manifest); }
      )
    , m_rendezvousDesk(m_services)
    , m_loginDesk(m_services, m_slowHashes)
    , m_secretsDesk(
          m_services,
          m_slowHashes,
          m_sessionDesk,
          [this](const UserId& user, const QList<DeviceId>& active) { closeRevoked(user, active); }
      )
    , m_manifestDesk(m_services)
    , m_logDesk(m_services, m_hub)
    , m_mailDesk(m_services, m_hub)
    , m_peopleDesk(m_services)
    , m_keyLogDesk(m_services)
    , m_accountRowsDesk(m_services)
    , m_addresses(
          services.limits.addressConnections,
          static_cast<size_t>(services.random.below(~quint64(0)))
      )
{
    makeRoutes();
}

Engine::~Engine() = default;

template<typename Message, typename Desk>
void Engine::route(Desk& desk, Access access)
{
    const auto carryOut =
        [&desk](const SessionPtr& session, quint64 id, const QByteArray& frame) -> Result<void> {
        QS_TRY_ASSIGN(const Message message, decodeFrame<Message>(frame));
        desk.handle(session, id, message);
        return {};
    };
    m_routes[static_cast<quint64>(Message::kType)] = {access, carryOut};
}

void Engine::makeRoutes()
{
    route<Register>(m_accountDesk, Access::Anyone);
    route<AddDevice>(m_accountDesk, Access::Anyone);    // the desk asks for a provisional session
    route<ChangeDevices>(m_deviceDesk, Access::Anyone); // the same
    route<MySeeds>(m_deviceDesk, Access::OpenOnly);
    route<RendezvousOpen>(m_rendezvousDesk, Access::Anyone);
    route<RendezvousSend>(m_rendezvousDesk, Access::Anyone); // one end has no account yet
    route<LoginParams>(m_loginDesk, Access::Anyone);
    route<Login>(m_loginDesk, Access::Anyone);
    route<Recover>(m_secretsDesk, Access::Anyone);
    route<StepUp>(m_secretsDesk, Access::OpenOnly);
    route<ChangeSecrets>(m_secretsDesk, Access::Anyone); // the desk asks for what was proven
    route<DeleteAccount>(m_secretsDesk, Access::OpenOnly);
    route<Authenticate>(m_sessionDesk, Access::Anyone);
    route<Resume>(m_sessionDesk, Access::Anyone);
    route<ManifestHeads>(m_manifestDesk, Access::OpenOnly);
    route<Manifests>(m_manifestDesk, Access::OpenOnly);
    route<CreateSpace>(m_logDesk, Access::OpenOnly);
    route<Subscribe>(m_logDesk, Access::OpenOnly);
    route<Page>(m_logDesk, Access::OpenOnly);
    route<Append>(m_logDesk, Access::OpenOnly);
    route<Lookup>(m_logDesk, Access::OpenOnly);
    route<OpenDoor>(m_mailDesk, Access::OpenOnly);
    route<CloseDoor>(m_mailDesk, Access::OpenOnly);
    route<MailPut>(m_mailDesk, Access::OpenOnly);
    route<MailCollected>(m_mailDesk, Access::OpenOnly);
    route<MailEach>(m_mailDesk, Access::OpenOnly);
    route<FindName>(m_peopleDesk, Access::OpenOnly);
    route<Follow>(m_peopleDesk, Access::OpenOnly);
    route<LogHead>(m_keyLogDesk, Access::OpenOnly);
    route<LogLeaves>(m_keyLogDesk, Access::OpenOnly);
    route<LogProof>(m_keyLogDesk, Access::OpenOnly);
    route<FileReport>(m_accountRowsDesk, Access::OpenOnly);
    route<MyRows>(m_accountRowsDesk, Access::OpenOnly);
}

SessionPtr Engine::connect(Outlet& outlet, const QByteArray& address)
{
    const qint64 wait = m_addresses.take(address, 1, m_services.clock.monotonicMs());
    if (m_isDown || wait > 0) {
        m_services.metrics.count("qs_connections_refused");
        return nullptr;
    }
    auto session = std::make_shared<Session>(outlet, m_services.random.id<Nonce16>(), address);
    m_sessions.insert(session);
    m_services.metrics.count("qs_connections_total");
    m_services.metrics.set("qs_connections", static_cast<qint64>(m_sessions.size()));
    greet(*session);
    expire(session, SessionState::Unknown, m_services.limits.helloTimeoutMs);
    return session;
}

void Engine::greet(Session& session)
{
    Descriptor descriptor;
    descriptor.serverKey = m_services.secrets.serverKey().pub();
    descriptor.timeMs = static_cast<quint64>(m_services.clock.nowMs());
    descriptor.receiptKey = m_services.secrets.receiptKey().pub();
    descriptor.instance = m_services.instance;
    descriptor.signUp = m_services.signUp;
    descriptor.logKey = m_services.secrets.logKey().pub();
    descriptor.moderationKey = m_services.moderationKey;
    Hello hello;
    hello.descriptor = descriptor.encode();
    hello.signature =
        m_services.secrets.serverKey().sign(proof::sign_context::kDescriptor, {hello.descriptor});
    hello.nonce = session.nonce();
    session.send(encodeFrame(0, hello));
}

void Engine::expire(const SessionPtr& session, SessionState ifStill, qint64 afterMs)
{
    const auto check = [this, weak = std::weak_ptr(session), ifStill] {
        const SessionPtr alive = weak.lock();
        if (!alive || alive->state() == SessionState::Closed) {
            return;
        }
        if (alive->state() == ifStill && alive->isLinking) {
            alive->isLinking = false; // once; then as everybody
            expire(alive, ifStill, RendezvousDesk::kPlaceLifeMs);
        } else if (alive->state() == ifStill) {
            alive->close();
        } else if (alive->state() == SessionState::Provisional) {
            expire(alive, SessionState::Provisional, m_services.limits.provisionalTimeoutMs);
        }
    };
    m_services.strand.callAfter(afterMs, check);
}

void Engine::receive(const SessionPtr& session, const QByteArray& frame)
{
    if (session->state() == SessionState::Closed) {
        return;
    }
    session->beginRequest();
    const Result<FrameHead> head = readFrameHead(frame);
    if (!head) {
        malformed(*session, 0, head.error());
        return;
    }
    const qint64 wait =
        session->frames.take(1, m_services.clock.monotonicMs(), m_services.limits.sessionFrames);
    if (wait > 0) {
        session->fail(head->requestId, FailureCode::RateLimited, wait);
        return;
    }
    if (session->requestsInFlight() > m_services.limits.requestsInFlightMax) {
        session->fail(head->requestId, FailureCode::Busy, SlowHashes::kRetryMs);
        return;
    }
    dispatch(session, *head, frame);
}

void Engine::dispatch(const SessionPtr& session, FrameHead head, const QByteArray& frame)
{
    const auto found = m_routes.find(static_cast<quint64>(head.type));
    if (found == m_routes.end()) {
        session->fail(head.requestId, FailureCode::UnknownType);
        return;
    }
    if (found->second.access == Access::OpenOnly && session->state() != SessionState::Open) {
        session->fail(head.requestId, FailureCode::Unauthenticated);
        return;
    }
    m_services.metrics.count("qs_requests");
    if (const Result<void> read = found->second.carryOut(session, head.requestId, frame); !read) {
        malformed(*session, head.requestId, read.error());
    }
}

void Engine::malformed(Session& session, quint64 requestId, const Error& error)
{
    m_services.metrics.count("qs_frames_malformed");
    session.fail(requestId, FailureCode::Malformed, 0, error.detail.left(kDetailBytesMax / 4));
    session.close();
}

void Engine::drained(const SessionPtr& session)
{
    if (session->state() != SessionState::Closed) {
        m_hub.drained(*session);
    }
}

void Engine::disconnect(const SessionPtr& session)
{
    m_hub.leave(*session);
    m_rendezvousDesk.leave(*session);
    session->detach();
    m_sessions.erase(session);
    m_services.metrics.set("qs_connections", static_cast<qint64>(m_sessions.size()));
}

// Everybody hears it, also who is dropped by it: that is how a device learns it from its owner.
void Engine::announceDevices(const ManifestRow& manifest)
{
    const QByteArray word = encodeFrame(0, DevicesChanged{manifest.bytes});
    QList<DeviceId> active;
    for (const DeviceKeyRow& row : manifest.devices) {
        active.append(row.id);
    }
    for (const SessionPtr& session : m_sessions) {
        if (session->state() == SessionState::Open && session->user() == manifest.user) {
            session->send(word);
        }
    }
    closeRevoked(manifest.user, active);
}

void Engine::closeRevoked(const UserId& user, const QList<DeviceId>& active)
{
    for (const SessionPtr& session : m_sessions) {
        if (session->state() == SessionState::Open && session->user() == user &&
            !active.contains(session->device())) {
            session->close();
        }
    }
}

void Engine::probe(Answer<void> done)
{
    m_services.eventLog.probe(std::move(done));
}

void Engine::shutDown()
{
    m_isDown = true;
    for (const SessionPtr& session : m_sessions) {
        if (session->state() != SessionState::Closed) {
            session->close();
        }
    }
}

} // namespace qs::server
