// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/events.h"
#include "protocol/failure.h"
#include "protocol/hello.h"
#include "protocol/mail.h"
#include "protocol/receipts.h"
#include "protocol/session.h"
#include "protocol/subscribe.h"
#include "support/wire_account.h"

#include <QHash>
#include <QUrl>
#include <QWebSocket>

#include <optional>

namespace qs::test {

/// Speaks frames to a running server over a real WebSocket, one question at a time or many at once.
/// Waiting runs the event loop. Every question has a bound of half a minute.
///
///     WireClient alice(server.url());
///     QVERIFY(alice.open() && alice.registerAs(account));
///     const auto receipts = alice.ask<Receipts>(Append{{lane.next("hello")}});
///     QVERIFY(receipts);                         // or alice.failure() says why
class WireClient
{
public:
    explicit WireClient(const QUrl& url);
    ~WireClient();
    WireClient(const WireClient&) = delete;
    WireClient& operator=(const WireClient&) = delete;

    /// What a proxy on this machine says of where the connection comes from. Before open().
    void forwardedFor(const QByteArray& addresses) { m_forwardedFor = addresses; }

    /// Connects and takes the Hello, checking its signature.
    [[nodiscard]] bool open();
    void abort();

    [[nodiscard]] bool registerAs(const WireAccount& account, const QString& code = QString());
    [[nodiscard]] bool authenticateAs(const WireAccount& account);

    /// Sends a request and waits for its answer; none for a Failure or a closed connection.
    template<typename Answer, typename Request>
    [[nodiscard]] std::optional<Answer> ask(const Request& request)
    {
        const QByteArray frame = waitFor(send(request));
        const Result<Answer> answer = protocol::decodeFrame<Answer>(frame);
        noteFailure(frame);
        return answer.ok() ? std::optional<Answer>(*answer) : std::nullopt;
    }

    /// Whether the request was answered by Done.
    template<typename Request>
    [[nodiscard]] bool isDone(const Request& request);

    /// Sends a request and goes on; its number is for waitFor().
    template<typename Request>
    quint64 send(const Request& request)
    {
        sendBytes(protocol::encodeFrame(++m_lastRequest, request));
        return m_lastRequest;
    }
    void sendBytes(const QByteArray& frame);
    void sendText(const QString& text);

    /// The frame that answers; empty if none came.
    [[nodiscard]] QByteArray waitFor(quint64 requestId);
    [[nodiscard]] bool waitUntilClosed();

    /// The last answer that was a Failure.
    [[nodiscard]] const std::optional<protocol::Failure>& failure() const { return m_failure; }
    [[nodiscard]] std::optional<protocol::FailureCode> failureCode() const;

    /// What came unasked so far.
    [[nodiscard]] const QList<protocol::Event>& events(const SpaceRef& space);
    [[nodiscard]] const QList<protocol::MailItem>& mail() const { return m_mail; }
    [[nodiscard]] const QList<protocol::SubscribedItem>& notices() const { return m_notices; }
    [[nodiscard]] const protocol::Descriptor& server() const { return m_descriptor; }
    [[nodiscard]] const protocol::Token& token() const { return m_token; }
    [[nodiscard]] bool isOpen() const;

    /// The minute and signature that open a session on this connection.
    struct Proof
    {
        quint64 minute;
        protocol::Signature signature;
    };
    [[nodiscard]] Proof proofOf(const proof::DeviceKey& device) const;

private:
    void received(const QByteArray& frame);
    void receivedUnasked(protocol::FrameType type, const QByteArray& frame);
    void noteFailure(const QByteArray& frame);
    [[nodiscard]] bool takeSession(const QByteArray& frame);

    QUrl m_url;
    QWebSocket m_socket;
    QByteArray m_forwardedFor;
    QByteArray m_hello;
    protocol::Descriptor m_descriptor;
    protocol::Nonce16 m_nonce;
    protocol::Token m_token;
    quint64 m_lastRequest = 0;
    QHash<quint64, QByteArray> m_answers;
    QHash<SpaceRef, QList<protocol::Event>> m_events;
    QList<protocol::MailItem> m_mail;
    QList<protocol::SubscribedItem> m_notices;
    std::optional<protocol::Failure> m_failure;
};

template<typename Request>
bool WireClient::isDone(const Request& request)
{
    const QByteArray frame = waitFor(send(request));
    noteFailure(frame);
    const Result<protocol::FrameHead> head = protocol::readFrameHead(frame);
    return head && head->type == protocol::FrameType::Done;
}

} // namespace qs::test
