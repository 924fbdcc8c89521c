// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"
#include "server/engine/account_desk.h"
#include "server/engine/account_rows_desk.h"
#include "server/engine/device_desk.h"
#include "server/engine/hub.h"
#include "server/engine/key_log_desk.h"
#include "server/engine/log_desk.h"
#include "server/engine/login_desk.h"
#include "server/engine/mail_desk.h"
#include "server/engine/manifest_desk.h"
#include "server/engine/people_desk.h"
#include "server/engine/rendezvous_desk.h"
#include "server/engine/secrets_desk.h"
#include "server/engine/services.h"
#include "server/engine/session.h"
#include "server/engine/session_desk.h"
#include "server/engine/slow_hashes.h"

#include <unordered_map>
#include <unordered_set>

namespace qs::server {

/// The server between its sockets and its storage: greets connections, reads their frames, checks
/// who may ask, and hands each request to its desk.
///
/// A connection gets a Hello first. Every request is answered once, by its answer or by a Failure;
/// a frame that breaks the encoding ends its own connection and no other. What one connection can
/// make the engine hold is bounded by `Services::limits`.
///
/// Thread: the engine's strand.
class Engine
{
public:
    explicit Engine(const Services& services);
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    /// A new connection; null if its address opens too many. `address` is shortened to what one
    /// household or network shares. The outlet must live until disconnect().
    [[nodiscard]] SessionPtr connect(Outlet& outlet, const QByteArray& address);
    void receive(const SessionPtr& session, const QByteArray& frame);

    /// The outlet has emptied.
    void drained(const SessionPtr& session);
    void disconnect(const SessionPtr& session);

    /// Whether the storage answers and can be written.
    void probe(Answer<void> done);

    /// Ends all connections and greets no more.
    void shutDown();

private:
    enum class Access { Anyone, OpenOnly };
    struct Route
    {
        Access access;
        std::function<Result<void>(const SessionPtr&, quint64 requestId, const QByteArray& frame)>
            carryOut;
    };

    template<typename Message, typename Desk>
    void route(Desk& desk, Access access);
    void makeRoutes();
    void dispatch(const SessionPtr& session, protocol::FrameHead head, const QByteArray& frame);
    void greet(Session& session);
    void expire(const SessionPtr& session, SessionState ifStill, qint64 afterMs);
    void malformed(Session& session, quint64 requestId, const Error& error);
    void announceDevices(const ManifestRow& manifest);
    void closeRevoked(const UserId& user, const QList<DeviceId>& active);

    Services m_services;
    SlowHashes m_slowHashes;
    Hub m_hub;
    SessionDesk m_sessionDesk;
    AccountDesk m_accountDesk;
    DeviceDesk m_deviceDesk;
    RendezvousDesk m_rendezvousDesk;
    LoginDesk m_loginDesk;
    SecretsDesk m_secretsDesk;
    ManifestDesk m_manifestDesk;
    LogDesk m_logDesk;
    MailDesk m_mailDesk;
    PeopleDesk m_peopleDesk;
    KeyLogDesk m_keyLogDesk;
    AccountRowsDesk m_accountRowsDesk;
    KeyedBuckets m_addresses;
    std::unordered_map<quint64, Route> m_routes;
    std::unordered_set<SessionPtr> m_sessions;
    bool m_isDown = false;
};

} // namespace qs::server
