// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "proof/auth.h"
#include "protocol/session.h"
#include "server/engine/services.h"
#include "server/engine/session.h"

namespace qs::server {

inline constexpr qint64 kMinuteMs = 60 * 1000;

/// Opens sessions: by the signature of a device over this connection's nonce, or by the token of an
/// earlier session. An unknown device and a wrong signature get the same answer.
///
/// Thread: the engine's strand.
class SessionDesk
{
public:
    explicit SessionDesk(const Services& services) : m_services(services) {}

    void handle(const SessionPtr& session, quint64 requestId, const protocol::Authenticate& asked);
    void handle(const SessionPtr& session, quint64 requestId, const protocol::Resume& asked);

    /// Makes a token for the device and answers the request with it.
    void
    open(const SessionPtr& session, quint64 requestId, const UserId& user, const DeviceId& device);

    /// What a device has to sign on this connection.
    struct Proof
    {
        DeviceId device;
        quint64 minute;
        protocol::Signature signature;
    };
    /// Whether a minute the client signed is about now.
    [[nodiscard]] bool isTimely(quint64 minute) const;

    [[nodiscard]] bool
    isGenuine(const Session& session, const Proof& proof, const protocol::DevicePub& key) const;

private:
    const Services& m_services;
};

} // namespace qs::server
