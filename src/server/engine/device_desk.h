// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "proof/manifest.h"
#include "protocol/devices.h"
#include "server/engine/services.h"
#include "server/engine/session.h"
#include "server/engine/session_desk.h"

namespace qs::server {

/// Changes which devices an account has, at the word of its owner: the password was shown on this
/// connection, the identity key signed the manifest, and a device that stays vouches for both.
/// Revoked devices lose their sessions at once.
///
/// Thread: the engine's strand.
class DeviceDesk
{
public:
    /// Hears of a manifest that took its place.
    using DevicesChanged = std::function<void(const ManifestRow& manifest)>;

    DeviceDesk(const Services& services, SessionDesk& sessions, DevicesChanged devicesChanged);

    void handle(const SessionPtr& session, quint64 requestId, const protocol::ChangeDevices& asked);
    void handle(const SessionPtr& session, quint64 requestId, const protocol::MySeeds& asked);

private:
    void append(
        const SessionPtr& session,
        quint64 requestId,
        const protocol::ChangeDevices& asked,
        const ManifestRow& last
    );
    void store(const SessionPtr& session, quint64 requestId, const DeviceChange& change);

    const Services& m_services;
    SessionDesk& m_sessions;
    DevicesChanged m_devicesChanged;
};

/// What the directory keeps of a manifest.
[[nodiscard]] ManifestRow rowOf(const proof::SignedManifest& manifest);

} // namespace qs::server
