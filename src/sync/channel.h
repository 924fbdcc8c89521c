// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "protocol/failure.h"
#include "protocol/frame.h"
#include "protocol/hello.h"
#include "sync/transport.h"

#include <QHash>

#include <functional>
#include <memory>
#include <optional>

namespace qs::sync {

/// Why a channel came to an end, or never began.
enum class ChannelEnd {
    Unreachable,
    Refused, ///< Something that is no WebSocket server answers.
    Insecure,
    NotQuicksilver, ///< Its first message is not a Hello.
    WrongServer,    ///< A Hello, but not of the server that was expected.
    AppTooOld,
    Broken, ///< It sent something that breaks the protocol.
    Closed,
};

/// What a request came to: the answer's bytes, or the server's refusal.
struct Refusal
{
    protocol::FailureCode code = protocol::FailureCode::Internal;
    qint64 retryAfterMs = 0;
};

/// One connection that has said Hello: sends requests and hands each answer to who asked.
///
/// Requests that are unanswered when the channel ends hear nothing more: their owner is told of the
/// end and asks again on the next one. Not reused after its end. Thread: core.
class Channel
{
public:
    struct Listener
    {
        std::function<void()> onReady;                                      ///< The Hello was good.
        std::function<void(protocol::FrameType, const QByteArray&)> onPush; ///< Unasked frames.
        std::function<void(ChannelEnd)> onEnd;                              ///< Last call.
    };

    /// Begins to connect. With `expected` any other server is refused.
    Channel(
        TransportFactory& transports,
        const Clock& clock,
        const QString& url,
        std::optional<protocol::ServerPub> expected,
        Listener listener
    );
    ~Channel();

    /// Only after onReady.
    [[nodiscard]] const protocol::Descriptor& server() const { return m_server; }
    [[nodiscard]] const protocol::Nonce16& nonce() const { return m_nonce; }

    /// This device's clock minus the server's, measured at the Hello.
    [[nodiscard]] qint64 clockSkewMs() const { return m_clockSkewMs; }

    /// Sends `request` and later calls exactly one of `done` and `refused`, unless the channel
    /// ends.
    template<typename Answer, typename Request>
    void
    ask(const Request& request,
        std::function<void(Answer)> done,
        std::function<void(Refusal)> refused)
    {
        const quint64 id = m_nextId++;
        m_waiting.insert(
            id,
            {[this, done = std::move(done)](const QByteArray& frame) {
                 auto answer = protocol::decodeFrame<Answer>(frame);
                 if (!answer) {
                     end(ChannelEnd::Broken);
                     return;
                 }
                 done(std::move(answer).value());
             },
             std::move(refused)}
        );
        m_transport->send(protocol::encodeFrame(id, request));
    }

    /// Ends without telling anybody.
    void abandon();

    /// Looks whether the other side is still there; ends as Closed if not.
    void probe();
    [[nodiscard]] bool hasUnanswered() const { return !m_waiting.isEmpty(); }

private:
    struct Waiting
    {
        std::function<void(const QByteArray&)> answer;
        std::function<void(Refusal)> refused;
    };

    void onMessage(const QByteArray& message);
    void onHello(const QByteArray& message);
    void end(ChannelEnd reason);

    const Clock& m_clock;
    std::optional<protocol::ServerPub> m_expected;
    Listener m_listener;
    std::unique_ptr<Transport> m_transport;
    protocol::Descriptor m_server;
    protocol::Nonce16 m_nonce;
    qint64 m_clockSkewMs = 0;
    QHash<quint64, Waiting> m_waiting;
    quint64 m_nextId = 1;
    bool m_ready = false;
    bool m_ended = false;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace qs::sync
