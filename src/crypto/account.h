// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "crypto/identity_chain.h"
#include "crypto/keyring.h"
#include "crypto/keys.h"
#include "crypto/recovery.h"
#include "protocol/add_device.h"
#include "protocol/register.h"

namespace qs::crypto {

/// The keys one device of an account works with from day to day. The identity key is not among
/// them: adding a device needs the password. Move-only.
///
/// Thread: any, one at a time; const calls from several.
class AccountKeys
{
public:
    AccountKeys() = default;
    AccountKeys(proof::DeviceKey device, DeviceBoxKey box, SeedRing seeds, IdentityChain chain);

    [[nodiscard]] bool isEmpty() const { return m_chain.isEmpty(); }
    [[nodiscard]] const UserId& user() const { return m_chain.user(); }
    [[nodiscard]] const DeviceId& device() const { return m_deviceId; }
    [[nodiscard]] const proof::DeviceKey& deviceKey() const { return m_device; }
    [[nodiscard]] const DeviceBoxKey& deviceBox() const { return m_box; }
    [[nodiscard]] const SeedRing& seeds() const { return m_seeds; }
    [[nodiscard]] const IdentityChain& chain() const { return m_chain; }

    /// What goes into everything this device signs.
    [[nodiscard]] Signer signer() const;

    /// My own newer manifests, from the server. See IdentityChain::extend.
    [[nodiscard]] Result<void> extendChain(const QList<QByteArray>& manifests);

    /// A newer generation of the seed. Denied if no manifest of mine names it with this box key.
    [[nodiscard]] Result<void> addSeed(quint64 generation, UserSeed seed);

    /// Whether the newest manifest still names this device.
    [[nodiscard]] bool isActive() const;

    /// All of it, secrets included, for the sealed local store. Wipe it after use.
    [[nodiscard]] QByteArray serialize() const;

    /// Corrupt if the bytes are not what serialize() made or do not fit together.
    [[nodiscard]] static Result<AccountKeys> deserialize(QByteArrayView bytes);

private:
    proof::DeviceKey m_device;
    DeviceId m_deviceId;
    DeviceBoxKey m_box;
    SeedRing m_seeds;
    IdentityChain m_chain;
};

/// A new account before its server knows it.
struct NewAccount
{
    protocol::Register request; ///< All but code, username, minute and proof.
    AccountKeys keys;
    RecoveryKey recoveryKey;      ///< To be printed or saved by the person.
    RecoveryWrapKey recoveryWrap; ///< For the local key's spare wrap (local.h).
};

/// Makes identity, first device, seed, recovery key, manifest 1 and both keyrings. Costs one
/// password hash at policy.preferred; errors as derivePasswordKeys().
[[nodiscard]] Result<NewAccount> createAccount(QStringView password, const KdfPolicy& policy);

/// What a server answers to a log-in. All of it is checked before any of it is used.
struct LoginMaterial
{
    UserId user;
    QByteArray keyring;
    QList<QByteArray> manifests;
};

/// An account whose keyring is open: the identity key is in memory. Let it go soon, which wipes it.
struct OpenedAccount
{
    Keyring keyring;
    IdentityChain chain;
};

/// Opens the keyring and checks the chain; errors as joinAccount().
[[nodiscard]] Result<OpenedAccount>
openAccount(const LoginMaterial& login, const PasswordKeys& keys);

/// A new device before its server knows it.
struct NewDevice
{
    protocol::AddDevice request; ///< All but minute and proof; `device` is set.
    AccountKeys keys;
    RecoveryWrapKey recoveryWrap; ///< Opens a local store this account left behind on this disk.
    std::vector<RecoveryWrapKey> olderRecoveryWraps; ///< Those before: likewise.
    AccountKey accountKey;                           ///< To be kept; empty without two secrets.
};

/// Whether what a server says of an account fits what a password or a paper opened: signed by this
/// identity, through the manifest remembered, with the seed in force. Denied if not.
[[nodiscard]] Result<void> checkChain(const Keyring& keyring, const IdentityChain& chain);

/// Opens the keyring, checks the chain (it begins with the user's id, is signed by the keyring's
/// identity and passes through the manifest the keyring remembers), and makes the next manifest
/// with a new device in it. Corrupt if the keyring does not open; Denied if the server's chain is
/// older than or other than the keyring's; Invalid if the chain has a fault or 32 devices.
[[nodiscard]] Result<NewDevice> joinAccount(const LoginMaterial& login, const PasswordKeys& keys);

/// The same for this device again, when its manifest lost a race: other keys stay, only the
/// manifest and the keyring are made anew upon the longer chain.
[[nodiscard]] Result<NewDevice>
rejoinAccount(const LoginMaterial& login, const PasswordKeys& keys, const AccountKeys& device);

} // namespace qs::crypto
