// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "server/engine/engine.h"
#include "server/transport/io_loop.h"
#include "server/transport/websocket.h"

#include <memory>

namespace qs::server {

struct ListenAddress
{
    QString host; ///< An IP address.
    quint16 port = 0;
};

/// Waits for connections: upgrades those to `/ws/`, answers `/healthz` (the process lives),
/// `/readyz` (the storage can be written) and `/metrics` (numbers without names), and nothing else.
///
/// Behind a proxy on this machine the peer's address is the last one of X-Forwarded-For.
/// Thread: the loop's.
class HttpListener
{
public:
    struct Parts
    {
        IoLoop& loop;
        Engine& engine;
        const Metrics& metrics;
        Log& log;
    };

    explicit HttpListener(const Parts& parts);
    ~HttpListener();
    HttpListener(const HttpListener&) = delete;
    HttpListener& operator=(const HttpListener&) = delete;

    /// Begins; yields the port, as 0 asks for any free one. Invalid for a host that is no address,
    /// Denied if the port is not to be had.
    [[nodiscard]] Result<quint16> listen(const ListenAddress& address);

    /// Accepts nothing more. Connections go on.
    void stop();

    [[nodiscard]] int connections() const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace qs::server
