// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/backoff.h"
#include "base/log.h"
#include "base/metrics.h"
#include "base/scheduler.h"
#include "proof/signature.h"
#include "protocol/session.h"
#include "sync/channel.h"

namespace qs::sync {

inline constexpr qint64 kReconnectBaseMs = 250;
inline constexpr qint64 kReconnectCeilingMs = 30'000;
inline constexpr qint64 kProbeAfterMs = 2'000;     ///< While something is unanswered.
inline constexpr qint64 kClockSkewMaxMs = 600'000; ///< What authentication tolerates.

/// Keeps one device connected to its server: connects, proves who it is, and after every end tries
/// again, for ever, with full jitter. The system's word on the network is not asked: what counts is
/// our own last exchange.
///
///     Stopped -> Connecting -> Authenticating -> Open -> (end) Waiting -> Connecting ...
///
/// Terminal until start() is called again: WrongServer, AppTooOld, SignedOut. Thread: core.
class Connection
{
public:
    enum class State { Stopped, Waiting, Connecting, Authenticating, Open };

    /// Whose device this is, and where it belongs.
    struct Identity
    {
        QString url;
        protocol::ServerPub server;
        UserId user;
        DeviceId device;
        const proof::DeviceKey* key; ///< Outlives the connection.
    };

    /// What it needs from outside.
    struct Ports
    {
        TransportFactory& transports;
        const Clock& clock;
        Random& random;
        Scheduler& scheduler;
    };

    struct Listener
    {
        std::function<void()> onState; ///< State, problem or next attempt changed.
        std::function<void()> onOpen;  ///< Authenticated: subscribe now.
        std::function<void(protocol::FrameType, const QByteArray&)> onPush;
        std::function<void()> onEnd; ///< What was unanswered stays unanswered.
    };

    /// What stands in the way, from the last attempt.
    enum class Problem {
        None,
        Unreachable,
        ServerAway,
        NotQuicksilver,
        WrongServer,
        ClockWrong,
        AppTooOld,
        SignedOut
    };

    Connection(Identity identity, const Ports& ports, Listener listener);
    ~Connection();

    void start();
    void stop();

    /// Something here cannot go on: ends the connection and tries again later, as after any end.
    void rest();

    /// This device is not the account's any more: stops as SignedOut.
    void signOut();

    /// The network or the app came back: an attempt now, if one is waited for.
    void nudge();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] Problem problem() const { return m_problem; }
    [[nodiscard]] qint64 retryAtMs() const { return m_retryAtMs; }
    [[nodiscard]] qint64 clockSkewMs() const { return m_clockSkewMs; }
    [[nodiscard]] qint64 lastContactMs() const { return m_lastContactMs; }
    [[nodiscard]] bool isOpen() const { return m_state == State::Open; }

    /// The open channel. Only while isOpen().
    [[nodiscard]] Channel& channel() { return *m_channel; }

    /// Something was sent and is worth a sign of life soon.
    void expectAnswer();

private:
    void connect();
    void authenticate();
    void onAuthenticationRefused(Refusal refusal);
    void onChannelEnd(ChannelEnd end);
    void waitAndRetry(Problem problem);
    void giveUp(Problem problem);
    void dropChannel();
    void setState(State state);

    Identity m_identity;
    Ports m_ports;
    Listener m_listener;
    Backoff m_backoff{kReconnectBaseMs, kReconnectCeilingMs};
    std::unique_ptr<Channel> m_channel;
    State m_state = State::Stopped;
    Problem m_problem = Problem::None;
    Scheduler::TimerId m_timer = 0;
    Scheduler::TimerId m_probeTimer = 0;
    qint64 m_retryAtMs = 0;
    qint64 m_clockSkewMs = 0;
    qint64 m_lastContactMs = 0;
};

} // namespace qs::sync
