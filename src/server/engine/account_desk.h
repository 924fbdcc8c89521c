// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "proof/manifest.h"
#include "protocol/add_device.h"
#include "protocol/register.h"
#include "server/engine/device_desk.h"
#include "server/engine/services.h"
#include "server/engine/session.h"
#include "server/engine/session_desk.h"
#include "server/engine/slow_hashes.h"

namespace qs::server {

/// Makes accounts and adds devices to them. Both end in an open session.
///
/// Thread: the engine's strand.
class AccountDesk
{
public:
    using DevicesChanged = DeviceDesk::DevicesChanged;

    AccountDesk(
        const Services& services,
        SlowHashes& slowHashes,
        SessionDesk& sessions,
        DevicesChanged devicesChanged
    );

    void handle(const SessionPtr& session, quint64 requestId, const protocol::Register& asked);
    void handle(const SessionPtr& session, quint64 requestId, const protocol::AddDevice& asked);

private:
    /// A registration that passed every check that needs no work.
    struct Candidate
    {
        quint64 requestId = 0;
        protocol::Register asked;
        proof::SignedManifest manifest;
        std::optional<CodeHash> code;
        ServerSalt loginSalt;
        ServerSalt recoverySalt;
    };

    [[nodiscard]] std::optional<protocol::FailureCode>
    examine(const Session& session, Candidate& candidate) const;
    [[nodiscard]] Result<NewAccount> lockAway(const Candidate& candidate) const;
    void store(const SessionPtr& session, quint64 requestId, const NewAccount& account);
    void append(
        const SessionPtr& session,
        quint64 requestId,
        const protocol::AddDevice& asked,
        const ManifestRow& last
    );
    void finish(
        const SessionPtr& session,
        quint64 requestId,
        const ManifestRow& row,
        const DeviceId& device
    );

    const Services& m_services;
    SlowHashes& m_slowHashes;
    SessionDesk& m_sessions;
    DevicesChanged m_devicesChanged;
    KeyedBuckets m_addresses;
};

} // namespace qs::server
