// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "crypto/identity_chain.h"
#include "crypto/keys.h"
#include "crypto/password.h"

#include <vector>

namespace qs::crypto {

/// What an account is, in one sealed piece: kept by the server, opened by the password alone.
/// Open only while a device is added or a password changed; then let it go, which wipes it.
struct Keyring
{
    UserId user;
    proof::IdentityKey identity;
    SeedRing seeds;
    RecoveryWrapKey recoveryWrap;
    ManifestRef manifest; ///< Newest when it was sealed: a server cannot show an older chain.

    /// Those before, newest first: what a disk that was away kept its key under. At most
    /// kOlderRecoveryWrapsMax; the oldest is forgotten.
    std::vector<RecoveryWrapKey> olderRecoveryWraps;

    AccountKey accountKey; ///< In two-secret mode; else empty.

    [[nodiscard]] Keyring copy() const;

    /// Puts a new recovery wrap key before those there are.
    void renewRecoveryWrap();
};

inline constexpr size_t kOlderRecoveryWrapsMax = 8;

/// Sealed under the unlock key. User, salt, cost, mode and version are associated data, so that
/// none of them can be swapped under it.
[[nodiscard]] QByteArray sealKeyring(const Keyring& keyring, const PasswordKeys& keys);

/// Corrupt if the password was another, or anything was altered or swapped.
[[nodiscard]] Result<Keyring>
openKeyring(QByteArrayView sealed, const UserId& user, const PasswordKeys& keys);

/// The second copy, for when the password is forgotten.
[[nodiscard]] QByteArray sealRecoveryKeyring(const Keyring& keyring);
[[nodiscard]] Result<Keyring>
openRecoveryKeyring(QByteArrayView sealed, const UserId& user, const RecoveryWrapKey& key);

} // namespace qs::crypto
