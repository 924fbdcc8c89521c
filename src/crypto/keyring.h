// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "crypto/identity_chain.h"
#include "crypto/keys.h"
#include "crypto/password.h"

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
};

/// Sealed under the unlock key. User, salt, cost and version are associated data, so that none of
/// them can be swapped under it.
[[nodiscard]] QByteArray sealKeyring(const Keyring& keyring, const PasswordKeys& keys);

/// Corrupt if the password was another, or anything was altered or swapped.
[[nodiscard]] Result<Keyring>
openKeyring(QByteArrayView sealed, const UserId& user, const PasswordKeys& keys);

/// The second copy, for when the password is forgotten.
[[nodiscard]] QByteArray sealRecoveryKeyring(const Keyring& keyring);
[[nodiscard]] Result<Keyring>
openRecoveryKeyring(QByteArrayView sealed, const UserId& user, const RecoveryWrapKey& key);

/// 160 random bits on paper, which open the recovery wrap key. Written in Crockford's base 32 as
/// eight groups of four and two check characters. Move-only.
class RecoveryKey
{
public:
    RecoveryKey() = default;
    [[nodiscard]] static RecoveryKey random();

    /// Small letters, I L O for 1 1 0, spaces and dashes anywhere are understood. Invalid if it is
    /// not 34 characters or the check does not fit.
    [[nodiscard]] static Result<RecoveryKey> parse(QStringView written);

    /// "XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XX". Goes to paper, never to a log.
    [[nodiscard]] QString written() const;

    /// Proves to the server that one holds the paper.
    [[nodiscard]] protocol::AuthKey auth() const;

    [[nodiscard]] QByteArray seal(const RecoveryWrapKey& key, const UserId& user) const;
    [[nodiscard]] Result<RecoveryWrapKey> open(QByteArrayView sealed, const UserId& user) const;

private:
    [[nodiscard]] proof::Secret<32> expanded() const;

    proof::Secret<20> m_bytes;
};

} // namespace qs::crypto
