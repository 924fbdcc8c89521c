// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "crypto/account.h"
#include "crypto/local.h"
#include "crypto/recovery.h"
#include "protocol/secrets.h"

#include <QHash>

#include <optional>

namespace qs::crypto {

/// What an account shall be opened with from now on.
struct NextSecrets
{
    PasswordKeys keys;
    AccountKey accountKey; ///< The one that `keys` were made with; empty without.
};

/// A change of what opens an account: what to send, and what this device keeps once the server has
/// taken it. Nothing counts before that.
struct SecretsChange
{
    protocol::ChangeSecrets request; ///< All but minute and proof.
    RecoveryKey recoveryKey;         ///< A new one, for paper alone; empty if the old one stays.
    RecoveryWrapKey recoveryWrap;    ///< In force afterwards, for the local key's spare wrap.
    AccountKey accountKey;           ///< In force afterwards; empty without.
    std::optional<AccountKeys> keys; ///< Of this device afterwards, where the manifest is new.
};

/// Another password, nothing else: for a person who was told to change it, or wants two secrets, or
/// one again. The recovery key and all devices stay. Invalid if the keyring is not of the device's
/// account.
[[nodiscard]] Result<SecretsChange>
changePassword(const Keyring& keyring, const AccountKeys& device, const NextSecrets& next);

/// Another recovery key; `same` is what the keyring was opened with. The old sheet opens nothing
/// from then on.
[[nodiscard]] Result<SecretsChange>
renewRecoveryKey(const Keyring& keyring, const AccountKeys& device, const NextSecrets& same);

/// Where the lanes of the account's devices stand.
using FloorsByDevice = QHash<DeviceId, QList<proof::LaneFloor>>;

/// Somebody may know the password: another identity key, signed for by the old one, another seed
/// generation, another recovery key, and every other device revoked at its floors. Invalid past
/// kGenerationsMax.
[[nodiscard]] Result<SecretsChange> renewIdentity(
    const Keyring& keyring,
    const AccountKeys& device,
    const FloorsByDevice& floors,
    const NextSecrets& next
);

/// Password and paper are lost and this device is all there is: another identity key, for which the
/// device vouches. Contacts see a softer warning than for a bare change, and no verification holds.
[[nodiscard]] Result<SecretsChange>
resetIdentity(const AccountKeys& device, const NextSecrets& next);

/// What a server answers to a recovery key. All of it is checked before any of it is used.
struct RecoveryMaterial
{
    UserId user;
    QByteArray wrap;
    QByteArray keyring;
    QList<QByteArray> manifests;
};

/// The keyring behind a recovery key, and the chain it fits. Errors as joinAccount().
struct Recovered
{
    Keyring keyring;
    IdentityChain chain;

    /// Opens a disk this account left behind here, made under this or an earlier recovery key.
    [[nodiscard]] Result<LocalKey> openLocal(const LocalWraps& wraps) const;
};
[[nodiscard]] Result<Recovered>
openRecovery(const RecoveryMaterial& answer, const RecoveryKey& key);

/// New secrets for a recovered account, and this device in it: `device` if there is one (from an
/// old disk) that is active still, else a new one.
[[nodiscard]] Result<SecretsChange>
recoverAccount(const Recovered& recovered, const AccountKeys* device, const NextSecrets& next);

} // namespace qs::crypto
