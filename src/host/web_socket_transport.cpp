// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "host/web_socket_transport.h"

#include <QHostAddress>
#include <QSslConfiguration>
#include <QTimer>
#include <QUrl>
#include <QWebSocket>

#include <optional>

namespace qs::host {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 kMessageBytesMax = 1024 * 1024; // the protocol's largest frame

bool isTlsError(QAbstractSocket::SocketError error)
{
    return error == QAbstractSocket::SslHandshakeFailedError ||
           error == QAbstractSocket::SslInternalError ||
           error == QAbstractSocket::SslInvalidUserDataError;
}

/// The QWebSocket and what is known of it. Outlives the transport that made it by one turn, because
/// a listener may destroy the transport from within one of the socket's own signals.
class Line final : public QObject
{
public:
    Line(TransportTimes times, sync::Transport::Listener listener)
        : m_times(times), m_listener(std::move(listener))
    {
    }

    void connectTo(const QUrl& url);
    void send(const QByteArray& message);
    void probe() { ask(m_times.probeAnswerMs); }
    void detach();
    void endLater(sync::Transport::Ending ending);
    [[nodiscard]] qsizetype pendingBytes() const { return m_socket.bytesToWrite(); }

private:
    void watch();
    void onOpen();
    void onError(QAbstractSocket::SocketError error);
    void onDisconnected();
    void onSignOfLife();
    void onSilence();
    void ask(qint64 answerMs);
    void end(sync::Transport::Ending ending);
    [[nodiscard]] sync::Transport::Ending reason() const;

    TransportTimes m_times;
    std::optional<sync::Transport::Listener> m_listener; ///< Nothing once it has ended.
    QWebSocket m_socket;
    QTimer m_handshake;
    QTimer m_heartbeat;
    QTimer m_answer;
    bool m_open = false;
    bool m_reached = false; ///< TCP and TLS stood: our request went out.
    std::optional<QAbstractSocket::SocketError> m_error;
};

void Line::connectTo(const QUrl& url)
{
    m_socket.setMaxAllowedIncomingFrameSize(kMessageBytesMax);
    m_socket.setMaxAllowedIncomingMessageSize(kMessageBytesMax);
    if (url.scheme() == u"wss") {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setProtocol(QSsl::TlsV1_2OrLater);
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        m_socket.setSslConfiguration(tls);
    }
    watch();
    m_handshake.start(static_cast<int>(m_times.handshakeMs));
    m_socket.open(url);
}

void Line::watch()
{
    using Error = QAbstractSocket::SocketError;
    connect(&m_socket, &QWebSocket::connected, this, [this] { onOpen(); });
    connect(&m_socket, &QWebSocket::disconnected, this, [this] { onDisconnected(); });
    connect(&m_socket, qOverload<Error>(&QWebSocket::error), this, [this](Error error) {
        onError(error);
    });
    connect(&m_socket, &QWebSocket::bytesWritten, this, [this] { m_reached = true; });
    connect(&m_socket, &QWebSocket::pong, this, [this] { onSignOfLife(); });
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray& bytes) {
        onSignOfLife();
        if (m_listener) {
            const auto listener = m_listener->onMessage; // the call may end this line
            listener(bytes);
        }
    });
    m_handshake.setSingleShot(true);
    m_answer.setSingleShot(true);
    connect(&m_handshake, &QTimer::timeout, this, [this] {
        end(sync::Transport::Ending::Unreachable);
    });
    connect(&m_heartbeat, &QTimer::timeout, this, [this] { onSilence(); });
    connect(&m_answer, &QTimer::timeout, this, [this] { end(sync::Transport::Ending::Closed); });
}

void Line::onOpen()
{
    m_handshake.stop();
    m_heartbeat.start(static_cast<int>(m_times.heartbeatMs));
    m_open = true;
    if (m_listener) {
        const auto listener = m_listener->onOpen;
        listener();
    }
}

void Line::onError(QAbstractSocket::SocketError error)
{
    m_error = error;
    if (!m_open) {
        end(reason());
    }
}

void Line::onDisconnected()
{
    end(reason());
}

sync::Transport::Ending Line::reason() const
{
    using enum sync::Transport::Ending;
    if (m_open) {
        return Closed;
    }
    if (m_error && isTlsError(*m_error)) {
        return Insecure;
    }
    // The same code stands for a refused TCP connection and for an answer that was no upgrade; only
    // in the second case had our request left.
    if (m_reached && m_error == QAbstractSocket::ConnectionRefusedError) {
        return Refused;
    }
    return Unreachable;
}

void Line::onSignOfLife()
{
    m_answer.stop();
    m_heartbeat.start();
}

void Line::onSilence()
{
    ask(m_times.heartbeatAnswerMs);
}

void Line::ask(qint64 answerMs)
{
    if (!m_open || !m_listener) {
        return;
    }
    m_socket.ping();
    if (!m_answer.isActive() || m_answer.remainingTime() > answerMs) {
        m_answer.start(static_cast<int>(answerMs));
    }
}

void Line::send(const QByteArray& message)
{
    if (m_open && m_listener) {
        m_socket.sendBinaryMessage(message);
    }
}

void Line::end(sync::Transport::Ending ending)
{
    if (!m_listener) {
        return;
    }
    const auto listener = m_listener->onClosed;
    detach();
    listener(ending);
}

void Line::endLater(sync::Transport::Ending ending)
{
    QMetaObject::invokeMethod(
        this, [this, ending] { end(ending); }, Qt::QueuedConnection
    );
}

void Line::detach()
{
    m_listener.reset();
    m_handshake.stop();
    m_heartbeat.stop();
    m_answer.stop();
    if (m_open) {
        m_open = false;
        m_socket.close();
    } else {
        m_socket.abort();
    }
}

class WebSocketTransport final : public sync::Transport
{
public:
    explicit WebSocketTransport(Line* line) : m_line(line) {}
    ~WebSocketTransport() override
    {
        m_line->detach();
        m_line->deleteLater();
    }

    void send(const QByteArray& message) override { m_line->send(message); }
    void probe() override { m_line->probe(); }
    void close() override { m_line->detach(); }
    [[nodiscard]] qsizetype pendingBytes() const override { return m_line->pendingBytes(); }

private:
    Line* m_line;
};

} // namespace

bool isAllowedAddress(const QUrl& url)
{
    if (!url.isValid() || url.host().isEmpty()) {
        return false;
    }
    if (url.scheme() == u"wss") {
        return true;
    }
    const QString host = url.host();
    return url.scheme() == u"ws" && (host == u"localhost" || QHostAddress(host).isLoopback());
}

std::unique_ptr<sync::Transport>
WebSocketTransportFactory::open(const QString& url, sync::Transport::Listener listener)
{
    const QUrl address(url, QUrl::StrictMode);
    auto* line = new Line(m_times, std::move(listener));
    if (isAllowedAddress(address)) {
        line->connectTo(address);
    } else {
        line->endLater(sync::Transport::Ending::Insecure);
    }
    return std::make_unique<WebSocketTransport>(line);
}

} // namespace qs::host
