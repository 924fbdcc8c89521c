// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "proof/signature.h"

namespace qs::proof {

/// What a device signs to open a session, and what the server checks: it speaks to this server,
/// over this connection, now.
struct AuthChallenge
{
    ServerId server;
    protocol::Nonce16 nonce; ///< Of the connection's Hello.
    DeviceId device;
    quint64 minute = 0;
};

[[nodiscard]] protocol::Signature signAuth(const AuthChallenge& challenge, const DeviceKey& key);
[[nodiscard]] bool verifyAuth(
    const AuthChallenge& challenge,
    const protocol::DevicePub& key,
    const protocol::Signature& signature
);

/// The same for a change of what opens the account: also says which change.
[[nodiscard]] protocol::Signature
signSecrets(const AuthChallenge& challenge, QByteArrayView change, const DeviceKey& key);
[[nodiscard]] bool verifySecrets(
    const AuthChallenge& challenge,
    QByteArrayView change,
    const protocol::DevicePub& key,
    const protocol::Signature& signature
);

} // namespace qs::proof
