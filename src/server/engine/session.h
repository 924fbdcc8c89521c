// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"
#include "proof/secret.h"
#include "protocol/failure.h"
#include "protocol/public_keys.h"
#include "server/engine/token_bucket.h"
#include "server/ports/outlet.h"

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace qs::server {

struct Subscription;

/// How far a connection has come.
enum class SessionState {
    Unknown,     ///< Connected; has shown nothing.
    Provisional, ///< Has shown the password: may add its device.
    Open,        ///< Speaks for a device.
    Closed,
};

/// That this connection may change what opens the account.
struct SecretsRight
{
    Hash32 proven; ///< The verifier of the password or recovery key that was shown.
    qint64 untilMs = 0;
};

/// One connection and whom it speaks for. Answers that come back after it has gone find it closed
/// and are dropped.
///
/// Thread: the engine's strand.
class Session : public std::enable_shared_from_this<Session>
{
public:
    Session(Outlet& outlet, const protocol::Nonce16& nonce, QByteArray address);

    [[nodiscard]] SessionState state() const { return m_state; }
    [[nodiscard]] const protocol::Nonce16& nonce() const { return m_nonce; }
    [[nodiscard]] const UserId& user() const { return m_user; }
    [[nodiscard]] const DeviceId& device() const { return m_device; }

    /// Of the peer, shortened: one household or network. Only for limits.
    [[nodiscard]] const QByteArray& address() const { return m_address; }

    /// Of a provisional session: opens what is stored of the account's keyring.
    [[nodiscard]] const proof::Secret<32>& keyringWrap() const { return m_keyringWrap; }

    void becomeProvisional(const UserId& user, proof::Secret<32> keyringWrap);
    void becomeOpen(const UserId& user, const DeviceId& device);

    template<typename Message>
    void reply(quint64 requestId, const Message& message)
    {
        --m_inFlight;
        send(protocol::encodeFrame(requestId, message));
    }
    void fail(
        quint64 requestId,
        protocol::FailureCode code,
        qint64 retryAfterMs = 0,
        const QString& detail = {}
    );

    /// A frame that nobody asked for.
    void send(const QByteArray& frame);
    [[nodiscard]] qsizetype waitingBytes() const;

    void beginRequest() { ++m_inFlight; }
    [[nodiscard]] int requestsInFlight() const { return m_inFlight; }

    /// Ends the connection after what was sent.
    void close();

    /// The connection is gone: the outlet is not touched any more.
    void detach();

    TokenBucket frames;

    /// Held while an account request of this session is at work: there is one at a time.
    bool isSigningIn = false;

    std::optional<SecretsRight> secretsRight;
    /// Waits for another device of somebody's account.
    bool isLinking = false;

    std::unordered_map<SpaceRef, std::shared_ptr<Subscription>, size_t (*)(const SpaceRef&)>
        subscriptions;
    std::vector<std::weak_ptr<Subscription>> behind; ///< Wait for the outlet to empty.

private:
    Outlet* m_outlet;
    protocol::Nonce16 m_nonce;
    QByteArray m_address;
    SessionState m_state = SessionState::Unknown;
    UserId m_user;
    DeviceId m_device;
    proof::Secret<32> m_keyringWrap;
    int m_inFlight = 0;
};

using SessionPtr = std::shared_ptr<Session>;

/// Wraps what waits for a port, so that it runs only if the session still lives.
template<typename T, typename Work>
auto whileAlive(const SessionPtr& session, Work work)
{
    return [weak = session->weak_from_this(), work = std::move(work)](Result<T> outcome) {
        const SessionPtr alive = weak.lock();
        if (alive && alive->state() != SessionState::Closed) {
            work(alive, std::move(outcome));
        }
    };
}

/// Answers a request with what a port's error means to the peer.
void failWith(Session& session, quint64 requestId, const Error& error);

} // namespace qs::server
