// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "crypto/keys.h"
#include "crypto/paper_key.h"

#include <QString>

namespace qs::crypto {

/// What a password hash may cost. Under the floor a thief's guesses are cheap, above the ceiling a
/// hostile server could freeze this device; both are refused before anything is hashed. (RFC 9106
/// for the floor.)
struct KdfPolicy
{
    protocol::KdfParams preferred{3, 256 * 1024}; ///< Of new accounts and local wraps.
    protocol::KdfParams floor{3, 64 * 1024};
    protocol::KdfParams ceiling{10, 1024 * 1024};

    /// Denied, with detail "below the floor" or "above the ceiling".
    [[nodiscard]] Result<void> check(const protocol::KdfParams& params) const;
};

inline constexpr int kPasswordGraphemesMin = 12;
inline constexpr qsizetype kPasswordBytesMax = 1024;

/// The bytes that are hashed: spaces of other scripts become U+0020, then NFC, then UTF-8. Nothing
/// is trimmed or folded (RFC 8265, OpaqueString). Invalid if it is empty, too long or holds half a
/// surrogate pair. Wipe it after use.
[[nodiscard]] Result<QByteArray> normalizePassword(QStringView password);

/// Whether a new password is long enough to be chosen.
[[nodiscard]] bool isLongEnough(QStringView password);

/// By what an account is opened. The numbers stand in what the keyring is sealed with.
///
/// A server is never told which, nor asked: one that could say "password only" would get from a
/// person with two secrets what it can guess at.
enum class SecretsMode : char { PasswordOnly = 0, PasswordAndAccountKey = 1 };

/// What a password and a salt make. One half goes to the server, the other never does. Move-only.
struct PasswordKeys
{
    protocol::AuthKey authKey; ///< Proves the password to the server.
    UnlockKey unlockKey;       ///< Opens the keyring.
    protocol::Salt salt;       ///< What they were made with: the keyring is bound to it.
    protocol::KdfParams params;
    SecretsMode mode = SecretsMode::PasswordOnly;

    [[nodiscard]] PasswordKeys copy() const
    {
        return {authKey, unlockKey.copy(), salt, params, mode};
    }
};

/// Takes part of a second and up to a gigabyte: not for the ui thread. Denied if `params` are out
/// of the policy, before hashing; Invalid for an unusable password; OutOfSpace without the memory.
/// With an account key, which no guess at the password replaces, both are needed.
///
/// Thread: any.
[[nodiscard]] Result<PasswordKeys> derivePasswordKeys(
    QStringView password,
    const protocol::Salt& salt,
    const protocol::KdfParams& params,
    const KdfPolicy& policy,
    const AccountKey& accountKey = {}
);

/// A fresh salt.
[[nodiscard]] protocol::Salt randomSalt();

} // namespace qs::crypto
