// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

namespace qs::sync {

/// One connection to a server: whole binary messages in both directions.
///
/// After onClosed nothing more is called. Destroying it closes it silently. Thread: core.
class Transport
{
public:
    /// Why a connection ended or never came to be.
    enum class Ending {
        Unreachable, ///< No such host, nobody listens, no network.
        Refused,     ///< Somebody answered, but not with a WebSocket.
        Insecure,    ///< TLS could not be set up or trusted.
        Closed,      ///< It was open and ended.
    };

    struct Listener
    {
        std::function<void()> onOpen;
        std::function<void(QByteArray)> onMessage;
        std::function<void(Ending)> onClosed;
    };

    virtual ~Transport() = default;

    /// Queues one message. Nothing happens if the connection is not open.
    virtual void send(const QByteArray& message) = 0;

    /// Asks the other side for a sign of life; without one the transport ends as Closed.
    virtual void probe() = 0;

    virtual void close() = 0;

    /// Bytes handed to send() that have not left this process yet.
    [[nodiscard]] virtual qsizetype pendingBytes() const = 0;
};

/// Makes connections. Thread: core.
class TransportFactory
{
public:
    virtual ~TransportFactory() = default;

    /// Begins to connect to a wss:// or, on loopback, ws:// address.
    [[nodiscard]] virtual std::unique_ptr<Transport>
    open(const QString& url, Transport::Listener listener) = 0;
};

} // namespace qs::sync
