// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "crypto/keyring.h"
#include "crypto/keys.h"
#include "crypto/password.h"

#include <optional>

namespace qs::crypto {

/// The ways to the local key, as they stand in a small file beside the database. Each is a sealed
/// copy of the same key; losing the keychain's entry therefore loses nothing.
///
/// A copyable value without secrets. Thread: any.
struct LocalWraps
{
    UserId user;
    QByteArray byKeychain; ///< Under the key in the keychain; empty in prompt mode.
    QByteArray byPassword; ///< Under the password with a salt of its own; empty in other modes.
    protocol::Salt salt;
    protocol::KdfParams params;
    QByteArray byBoth;     ///< Under keychain and password together; then neither stands alone.
    QByteArray byRecovery; ///< Under kdf(RWK, 3): a log-in or the paper opens the old disk.

    // While it is not known whether the server took a new password, both open the disk.
    QByteArray byNextPassword; ///< As byPassword, with what follows; empty mostly.
    protocol::Salt nextSalt;
    protocol::KdfParams nextParams;

    [[nodiscard]] QByteArray serialize() const;

    /// Corrupt if it is not what serialize() made.
    [[nodiscard]] static Result<LocalWraps> deserialize(QByteArrayView bytes);

    friend bool operator==(const LocalWraps&, const LocalWraps&) = default;
};

void wrapByKeychain(LocalWraps& wraps, const LocalKey& key, const LocalWrapKey& wrapKey);
void wrapByRecovery(LocalWraps& wraps, const LocalKey& key, const RecoveryWrapKey& wrapKey);

/// Costs a password hash at policy.preferred. Errors as derivePasswordKeys().
[[nodiscard]] Result<void> wrapByPassword(
    LocalWraps& wraps,
    const LocalKey& key,
    QStringView password,
    const KdfPolicy& policy
);

/// The key of the keychain and the password are hashed into one: the stolen disk with the open
/// keychain is not enough, nor is the password without them. Errors as derivePasswordKeys().
[[nodiscard]] Result<void> wrapByBoth(
    LocalWraps& wraps,
    const LocalKey& key,
    const LocalWrapKey& wrapKey,
    QStringView password,
    const KdfPolicy& policy
);

/// Lets another password open the disk as well, until settleNextPassword() says which one does.
/// Nothing happens where no password opens it. Cost and errors as wrapByPassword().
[[nodiscard]] Result<void> wrapByNextPassword(
    LocalWraps& wraps,
    const LocalKey& key,
    QStringView password,
    const KdfPolicy& policy
);
void settleNextPassword(LocalWraps& wraps, bool isTaken);

/// NotFound if there is no such wrap; Corrupt if it does not open.
[[nodiscard]] Result<LocalKey> openByKeychain(const LocalWraps& wraps, const LocalWrapKey& wrapKey);
[[nodiscard]] Result<LocalKey>
openByRecovery(const LocalWraps& wraps, const RecoveryWrapKey& wrapKey);

/// As above, with the password in force or the next one; Denied if the file names a cost outside
/// the policy.
[[nodiscard]] Result<LocalKey>
openByPassword(const LocalWraps& wraps, QStringView password, const KdfPolicy& policy);
[[nodiscard]] Result<LocalKey> openByBoth(
    const LocalWraps& wraps,
    const LocalWrapKey& wrapKey,
    QStringView password,
    const KdfPolicy& policy
);

} // namespace qs::crypto
