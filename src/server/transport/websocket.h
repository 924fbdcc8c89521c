// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "server/engine/engine.h"

#include <memory>

namespace qs::server {

class OutgoingQueue;

/// How many connections there are and may be. Shared with them, as they may outlive the listener.
struct ConnectionCount
{
    int now = 0;
    int max = 20'000;
};

/// What a connection brings with it from the HTTP request that opened it.
struct UpgradeRequest
{
    std::shared_ptr<OutgoingQueue> socket;
    QByteArray address; ///< Shortened.

    /// The request itself, as it was read: a `http::request<http::empty_body>`.
    const void* request = nullptr;
};

/// Answers the upgrade and joins the connection to the engine until either ends it. Answers to
/// pings, idle time-out (two minutes, with pings in between) and closing are the WebSocket layer's;
/// frames go out through the queue, many at a time. The peer is not read while it does not take
/// what it asked for.
///
/// Thread: the loop's.
void openWebSocket(
    Engine& engine,
    const UpgradeRequest& upgrade,
    const std::shared_ptr<ConnectionCount>& count
);

} // namespace qs::server
