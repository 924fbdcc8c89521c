// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/connection.h"

#include "proof/auth.h"
#include "proof/identity.h"

#include <cstdlib>

namespace qs::sync {

namespace {

constexpr qint64 kMinuteMs = 60'000;

Connection::Problem problemOf(ChannelEnd end)
{
    using enum Connection::Problem;
    switch (end) {
    case ChannelEnd::Unreachable: return Unreachable;
    case ChannelEnd::Refused: return NotQuicksilver;
    case ChannelEnd::Insecure: return ServerAway;
    case ChannelEnd::NotQuicksilver: return NotQuicksilver;
    case ChannelEnd::WrongServer: return WrongServer;
    case ChannelEnd::AppTooOld: return AppTooOld;
    case ChannelEnd::Broken: return ServerAway;
    case ChannelEnd::Closed: return ServerAway;
    }
    return ServerAway;
}

} // namespace

Connection::Connection(Identity identity, const Ports& ports, Listener listener)
    : m_identity(std::move(identity)), m_ports(ports), m_listener(std::move(listener))
{
}

Connection::~Connection()
{
    m_ports.scheduler.cancel(m_timer);
    m_ports.scheduler.cancel(m_probeTimer);
}

void Connection::setState(State state)
{
    m_state = state;
    m_listener.onState();
}

void Connection::start()
{
    if (m_state == State::Stopped) {
        m_backoff.reset();
        connect();
    }
}

void Connection::stop()
{
    m_ports.scheduler.cancel(m_timer);
    const bool wasOpen = isOpen();
    dropChannel();
    m_retryAtMs = 0;
    setState(State::Stopped);
    if (wasOpen) {
        m_listener.onEnd();
    }
}

void Connection::rest()
{
    if (isOpen()) {
        waitAndRetry(m_problem);
        m_listener.onEnd();
    }
}

void Connection::nudge()
{
    if (m_state == State::Waiting) {
        m_ports.scheduler.cancel(m_timer);
        connect();
    } else if (m_state == State::Open) {
        m_channel->probe();
    }
}

void Connection::connect()
{
    m_retryAtMs = 0;
    setState(State::Connecting);
    m_channel = std::make_unique<Channel>(
        m_ports.transports,
        m_ports.clock,
        m_identity.url,
        m_identity.server,
        Channel::Listener{
            [this] { authenticate(); },
            [this](protocol::FrameType type, const QByteArray& frame) {
                m_lastContactMs = m_ports.clock.nowMs();
                m_listener.onPush(type, frame);
            },
            [this](ChannelEnd end) { onChannelEnd(end); },
        }
    );
}

void Connection::authenticate()
{
    m_clockSkewMs = m_channel->clockSkewMs();
    m_lastContactMs = m_ports.clock.nowMs();
    if (std::llabs(m_clockSkewMs) > kClockSkewMaxMs) {
        waitAndRetry(Problem::ClockWrong);
        return;
    }
    setState(State::Authenticating);
    const auto minute = static_cast<quint64>((m_ports.clock.nowMs() - m_clockSkewMs) / kMinuteMs);
    const proof::AuthChallenge challenge{
        proof::serverIdOf(m_channel->server().serverKey),
        m_channel->nonce(),
        m_identity.device,
        minute,
    };
    m_channel->ask<protocol::SessionOpened>(
        protocol::Authenticate{
            m_identity.user,
            m_identity.device,
            minute,
            proof::signAuth(challenge, *m_identity.key),
        },
        [this](const protocol::SessionOpened&) {
            m_backoff.reset();
            m_problem = Problem::None;
            setState(State::Open);
            m_listener.onOpen();
        },
        [this](Refusal refusal) { onAuthenticationRefused(refusal); }
    );
}

void Connection::onAuthenticationRefused(Refusal refusal)
{
    using enum protocol::FailureCode;
    if (refusal.code == BadCredentials || refusal.code == Denied || refusal.code == NotFound ||
        refusal.code == Unauthenticated) {
        giveUp(Problem::SignedOut);
    } else {
        waitAndRetry(Problem::ServerAway);
    }
}

void Connection::signOut()
{
    const bool wasOpen = isOpen();
    if (m_state != State::Stopped) {
        giveUp(Problem::SignedOut);
    }
    if (wasOpen) {
        m_listener.onEnd();
    }
}

void Connection::onChannelEnd(ChannelEnd end)
{
    const bool wasOpen = isOpen();
    const Problem problem = problemOf(end);
    if (problem == Problem::WrongServer || problem == Problem::AppTooOld) {
        giveUp(problem);
    } else {
        waitAndRetry(problem);
    }
    if (wasOpen) {
        m_listener.onEnd();
    }
}

void Connection::waitAndRetry(Problem problem)
{
    dropChannel();
    m_problem = problem;
    const qint64 delayMs = m_backoff.nextMs(m_ports.random);
    m_retryAtMs = m_ports.clock.nowMs() + delayMs;
    m_timer = m_ports.scheduler.callAfter(delayMs, [this] { connect(); });
    setState(State::Waiting);
}

void Connection::giveUp(Problem problem)
{
    dropChannel();
    m_problem = problem;
    m_retryAtMs = 0;
    setState(State::Stopped);
}

void Connection::dropChannel()
{
    m_ports.scheduler.cancel(m_probeTimer);
    m_probeTimer = 0;
    if (m_channel) {
        m_channel->abandon();
        // We may be inside one of the channel's own callbacks: it goes when that has returned.
        const std::shared_ptr<Channel> last(std::move(m_channel));
        m_ports.scheduler.post([last] {});
    }
}

void Connection::expectAnswer()
{
    if (m_probeTimer == 0 && isOpen()) {
        m_probeTimer = m_ports.scheduler.callAfter(kProbeAfterMs, [this] {
            m_probeTimer = 0;
            if (isOpen() && m_channel->hasUnanswered()) {
                m_channel->probe();
            }
        });
    }
}

} // namespace qs::sync
