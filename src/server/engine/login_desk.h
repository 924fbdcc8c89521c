// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/login.h"
#include "protocol/login_params.h"
#include "server/engine/services.h"
#include "server/engine/session.h"
#include "server/engine/slow_hashes.h"

namespace qs::server {

/// Log-in by password. A name nobody has is answered like any other: a salt that stays the same,
/// the usual cost, and after the same work the same refusal as for a wrong password.
///
/// Thread: the engine's strand.
class LoginDesk
{
public:
    LoginDesk(const Services& services, SlowHashes& slowHashes);

    void handle(const SessionPtr& session, quint64 requestId, const protocol::LoginParams& asked);
    void handle(const SessionPtr& session, quint64 requestId, const protocol::Login& asked);

private:
    struct Attempt
    {
        quint64 requestId;
        QByteArray name; ///< Keyed hash.
        protocol::AuthKey authKey;
        ServerSalt dummySalt;
    };

    [[nodiscard]] qint64 waitMs(const Session& session, const QByteArray& name);
    void check(const SessionPtr& session, const Attempt& attempt, const LoginLookup& found);
    void refuse(Session& session, const Attempt& attempt);
    void admit(
        const SessionPtr& session,
        const Attempt& attempt,
        const LoginRecord& record,
        proof::Secret<32> wrap
    );

    const Services& m_services;
    SlowHashes& m_slowHashes;
    KeyedBuckets m_addresses;
    FailureThrottle m_nameFailures;
    FailureThrottle m_addressFailures;
};

} // namespace qs::server
