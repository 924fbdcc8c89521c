// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/clock.h"
#include "base/log.h"
#include "base/metrics.h"
#include "client/ports.h"
#include "host/system_keychain.h"
#include "host/web_socket_transport.h"
#include "options.h"
#include "proof/sodium_random.h"

#include <functional>

/// The machine as the client sees it: the real thing behind each of its ports.
///
/// Thread: made, used and destroyed on core.
class Machine
{
public:
    Machine(const Options& options, qs::Scheduler& core);
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;

    /// Calls `ready` once it is known whether there is a keychain. Before that nobody signs in.
    void lookAround(std::function<void()> ready);

    [[nodiscard]] qs::client::Ports& ports() { return m_ports; }

private:
    bool m_useKeychain;
    qs::SystemClock m_clock;
    qs::proof::SodiumRandom m_random;
    qs::StderrLog m_log;
    qs::Metrics m_metrics;
    qs::host::WebSocketTransportFactory m_transports;
    qs::host::SystemKeychain m_systemKeychain;
    qs::host::NoKeychain m_noKeychain;
    qs::client::Ports m_ports;
};
