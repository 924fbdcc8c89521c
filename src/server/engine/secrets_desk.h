// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "proof/manifest.h"
#include "protocol/secrets.h"
#include "server/engine/services.h"
#include "server/engine/session.h"
#include "server/engine/session_desk.h"
#include "server/engine/slow_hashes.h"

namespace qs::server {

/// Changes what opens an account: after the password was shown again, after the recovery key, or on
/// the word of a device for a new identity. And ends accounts.
///
/// A recovery for a name nobody has costs the same work and gets the same refusal as a wrong key;
/// guessing is slowed down by name and by address, as at a log-in.
///
/// Thread: the engine's strand.
class SecretsDesk
{
public:
    /// Hears which devices of an account are left; none after it was deleted.
    using DevicesChanged = std::function<void(const UserId& user, const QList<DeviceId>& active)>;

    SecretsDesk(
        const Services& services,
        SlowHashes& slowHashes,
        SessionDesk& sessions,
        DevicesChanged devicesChanged
    );

    void handle(const SessionPtr& session, quint64 requestId, const protocol::StepUp& asked);
    void handle(const SessionPtr& session, quint64 requestId, const protocol::Recover& asked);
    void handle(const SessionPtr& session, quint64 requestId, const protocol::ChangeSecrets& asked);
    void handle(const SessionPtr& session, quint64 requestId, const protocol::DeleteAccount& asked);

private:
    using Found = std::optional<RecoveryRecord>;
    using Wrap = Result<proof::Secret<32>>;

    /// One try at a key, as the throttles know it.
    struct Attempt
    {
        quint64 requestId;
        QByteArray name;
        protocol::AuthKey key;
        ServerSalt dummySalt;
    };

    /// A change that passed every check that needs no work.
    struct Candidate
    {
        quint64 requestId;
        protocol::ChangeSecrets asked;
        std::optional<proof::SignedManifest> next;
        ServerSalt loginSalt;
        ServerSalt recoverySalt;
        UserId user;
        std::optional<Hash32> proven;
    };

    [[nodiscard]] bool mayTry(Session& session, const Attempt& attempt);
    void refuse(Session& session, const Attempt& attempt);
    [[nodiscard]] Attempt attemptOf(quint64 id, QByteArray name, const protocol::AuthKey& key);
    void turn(
        const SessionPtr& session,
        const Attempt& attempt,
        const Verifier& verifier,
        std::function<void(const SessionPtr&, proof::Secret<32>)> opened
    );
    void stepUp(
        const SessionPtr& session,
        const Attempt& attempt,
        const LoginRecord& record,
        const proof::Secret<32>& wrap
    );
    void recover(
        const SessionPtr& session,
        const Attempt& attempt,
        const RecoveryRecord& record,
        const proof::Secret<32>& wrap
    );

    [[nodiscard]] bool hasRight(const Session& session) const;
    [[nodiscard]] std::optional<protocol::FailureCode>
    examine(const Session& session, const ManifestRow& last, Candidate& candidate) const;
    [[nodiscard]] bool isGenuine(
        const Session& session,
        const SessionDesk::Proof& proof,
        const protocol::DevicePub& key,
        QByteArrayView change
    ) const;
    [[nodiscard]] Result<SecretsRow> lockAway(const Candidate& candidate) const;
    void lockAndStore(const SessionPtr& session, const Candidate& candidate);
    void store(const SessionPtr& session, const Candidate& candidate, const SecretsRow& row);
    void finish(const SessionPtr& session, const Candidate& candidate, const SecretsRow& row);
    void remove(
        const SessionPtr& session,
        quint64 requestId,
        const protocol::DeleteAccount& asked,
        const ManifestRow& last
    );

    const Services& m_services;
    SlowHashes& m_slowHashes;
    SessionDesk& m_sessions;
    DevicesChanged m_devicesChanged;
    KeyedBuckets m_addresses;
    FailureThrottle m_nameFailures;
    FailureThrottle m_addressFailures;
};

} // namespace qs::server
