// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/engine/session_desk.h"

#include "proof/identity.h"

namespace qs::server {

using protocol::FailureCode;

namespace {
constexpr qint64 kTokenLifeMs = 30LL * 24 * 3600 * 1000;
constexpr qint64 kMinutesOffMax = 10;
} // namespace

bool SessionDesk::isTimely(quint64 minute) const
{
    const qint64 nowMinute = m_services.clock.nowMs() / kMinuteMs;
    const qint64 off = nowMinute - static_cast<qint64>(minute & ~(quint64(1) << 63));
    return off <= kMinutesOffMax && off >= -kMinutesOffMax;
}

bool SessionDesk::isGenuine(
    const Session& session,
    const Proof& proof,
    const protocol::DevicePub& key
) const
{
    if (!isTimely(proof.minute)) {
        return false;
    }
    const ServerId server = proof::serverIdOf(m_services.secrets.serverKey().pub());
    return proof::verifyAuth(
        {server, session.nonce(), proof.device, proof.minute}, key, proof.signature
    );
}

void SessionDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::Authenticate& asked
)
{
    if (session->state() != SessionState::Unknown || session->isSigningIn) {
        session->fail(requestId, FailureCode::Denied);
        return;
    }
    session->isSigningIn = true;
    using Found = std::optional<protocol::DevicePub>;
    const auto found = [this, requestId, asked](const SessionPtr& alive, Result<Found> key) {
        alive->isSigningIn = false;
        if (!key) {
            failWith(*alive, requestId, key.error());
            return;
        }
        // Nobody's key: so that unknown devices cost the same time.
        const protocol::DevicePub checked = key->value_or(protocol::DevicePub());
        const Proof proof{asked.device, asked.minute, asked.proof};
        if (!isGenuine(*alive, proof, checked) || !*key) {
            m_services.metrics.count("qs_sessions_refused");
            alive->fail(requestId, FailureCode::BadCredentials);
            return;
        }
        open(alive, requestId, asked.user, asked.device);
    };
    m_services.directory.findDeviceKey(asked.user, asked.device, whileAlive<Found>(session, found));
}

void SessionDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::Resume& asked
)
{
    if (session->state() != SessionState::Unknown || session->isSigningIn) {
        session->fail(requestId, FailureCode::Denied);
        return;
    }
    session->isSigningIn = true;
    using Found = std::optional<SessionRow>;
    const auto found = [this, requestId, asked](const SessionPtr& alive, Result<Found> row) {
        alive->isSigningIn = false;
        if (!row) {
            failWith(*alive, requestId, row.error());
            return;
        }
        if (!*row) {
            m_services.metrics.count("qs_sessions_refused");
            alive->fail(requestId, FailureCode::BadCredentials);
            return;
        }
        alive->becomeOpen((*row)->user, (*row)->device);
        m_services.metrics.count("qs_sessions_resumed");
        alive->reply(
            requestId, protocol::SessionOpened{asked.token, static_cast<quint64>((*row)->expiresMs)}
        );
    };
    m_services.directory.findSession(
        proof::sessionTokenHash(asked.token.view()), whileAlive<Found>(session, found)
    );
}

void SessionDesk::open(
    const SessionPtr& session,
    quint64 requestId,
    const UserId& user,
    const DeviceId& device
)
{
    const auto token = m_services.random.id<protocol::Token>();
    const qint64 expiresMs = m_services.clock.nowMs() + kTokenLifeMs;
    const SessionRow row{proof::sessionTokenHash(token.view()), user, device, expiresMs};
    session->isSigningIn = true;
    const auto stored =
        [this, requestId, row, token](const SessionPtr& alive, Result<void> outcome) {
            alive->isSigningIn = false;
            if (!outcome) {
                failWith(*alive, requestId, outcome.error());
                return;
            }
            alive->becomeOpen(row.user, row.device);
            m_services.metrics.count("qs_sessions_opened");
            alive->reply(
                requestId, protocol::SessionOpened{token, static_cast<quint64>(row.expiresMs)}
            );
        };
    m_services.directory.openSession(row, whileAlive<void>(session, stored));
}

} // namespace qs::server
