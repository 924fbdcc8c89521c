// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "sync/transport.h"

#include <QtGlobal>

class QUrl;

namespace qs::host {

/// How patient a connection is.
struct TransportTimes
{
    qint64 handshakeMs = 10'000;       ///< From open() to an open WebSocket.
    qint64 heartbeatMs = 30'000;       ///< A ping after so much silence.
    qint64 heartbeatAnswerMs = 10'000; ///< What the answer to that ping may take.
    qint64 probeAnswerMs = 2'000;      ///< What the answer to a probe may take.
};

/// Whether an address may be used at all: wss anywhere, ws on this machine only (127.0.0.0/8, ::1
/// and localhost), since what authenticates the server is TLS.
[[nodiscard]] bool isAllowedAddress(const QUrl& url);

/// Makes connections with QWebSocket (RFC 6455, binary messages).
///
/// TLS errors end a connection and nothing can wave them through. Incoming messages and frames are
/// bounded by the protocol's frame size; a larger one ends the connection. onClosed never comes
/// from within open(). Thread: core, with its event loop.
class WebSocketTransportFactory final : public sync::TransportFactory
{
public:
    explicit WebSocketTransportFactory(TransportTimes times = {}) : m_times(times) {}

    [[nodiscard]] std::unique_ptr<sync::Transport>
    open(const QString& url, sync::Transport::Listener listener) override;

private:
    TransportTimes m_times;
};

} // namespace qs::host
