// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/secrets.h"

namespace qs::crypto {

namespace {

Error invalid(const char* what)
{
    return {ErrorCode::Invalid, QLatin1String("secrets: ") + QLatin1String(what)};
}

Result<void> checkOwner(const Keyring& keyring, const AccountKeys& device)
{
    return keyring.user == device.user() ? Result<void>() : invalid("somebody else's keyring");
}

void setAccountKey(Keyring& keyring, const AccountKey& key)
{
    keyring.accountKey = key.isEmpty() ? AccountKey() : key.copy();
}

// The part that every change has: the keyring under the password.
SecretsChange sealedChange(const Keyring& keyring, const DeviceId& device, const NextSecrets& next)
{
    SecretsChange change;
    change.request.password = {
        next.keys.salt, next.keys.params, next.keys.authKey, sealKeyring(keyring, next.keys)};
    change.request.device = device;
    change.recoveryWrap = keyring.recoveryWrap.copy();
    change.accountKey = next.accountKey.isEmpty() ? AccountKey() : next.accountKey.copy();
    return change;
}

void addRecovery(SecretsChange& change, const Keyring& keyring)
{
    change.recoveryKey = RecoveryKey::random();
    change.request.recovery = protocol::RecoverySecrets{
        change.recoveryKey.auth(),
        sealRecoveryKeyring(keyring),
        change.recoveryKey.seal(keyring.recoveryWrap, keyring.user)};
}

// Signs the manifest, lets the keyring remember it, and makes the device's keys with it.
Result<AccountKeys>
follow(Keyring& keyring, const AccountKeys& device, const proof::Manifest& next, QByteArray& bytes)
{
    bytes = proof::signManifest(next, keyring.identity).bytes;
    IdentityChain chain = device.chain();
    QS_TRY(chain.extend({bytes}));
    keyring.manifest = chain.head();
    return AccountKeys(
        device.deviceKey().copy(),
        DeviceBoxKey::fromSeed(device.deviceBox().seed()),
        keyring.seeds.copy(),
        std::move(chain)
    );
}

// The whole set: new keyring copies, a new recovery key, a new manifest.
Result<SecretsChange> changeAll(
    Keyring keyring,
    const AccountKeys& device,
    const proof::Manifest& manifest,
    const NextSecrets& next
)
{
    QByteArray bytes;
    QS_TRY_ASSIGN(AccountKeys keys, follow(keyring, device, manifest, bytes));
    keyring.renewRecoveryWrap();
    setAccountKey(keyring, next.accountKey);
    SecretsChange change = sealedChange(keyring, device.device(), next);
    addRecovery(change, keyring);
    change.request.manifest = bytes;
    change.keys = std::move(keys);
    return change;
}

void revokeOthers(proof::Manifest& next, const DeviceId& kept, const FloorsByDevice& floors)
{
    QList<proof::ManifestDevice> staying;
    for (const proof::ManifestDevice& device : next.devices) {
        if (device.id == kept) {
            staying.append(device);
        } else {
            next.revoked.append({device.id, next.seq, floors.value(device.id)});
        }
    }
    next.devices = staying;
}

} // namespace

Result<SecretsChange>
changePassword(const Keyring& keyring, const AccountKeys& device, const NextSecrets& next)
{
    QS_TRY(checkOwner(keyring, device));
    Keyring changed = keyring.copy();
    setAccountKey(changed, next.accountKey);
    return sealedChange(changed, device.device(), next);
}

Result<SecretsChange>
renewRecoveryKey(const Keyring& keyring, const AccountKeys& device, const NextSecrets& same)
{
    QS_TRY(checkOwner(keyring, device));
    Keyring changed = keyring.copy();
    changed.renewRecoveryWrap();
    setAccountKey(changed, same.accountKey);
    SecretsChange change = sealedChange(changed, device.device(), same);
    addRecovery(change, changed);
    return change;
}

Result<SecretsChange> renewIdentity(
    const Keyring& keyring,
    const AccountKeys& device,
    const FloorsByDevice& floors,
    const NextSecrets& next
)
{
    QS_TRY(checkOwner(keyring, device));
    const quint64 generation = keyring.seeds.generation() + 1;
    if (generation > kGenerationsMax) {
        return invalid("no more generations of the seed");
    }
    Keyring changed = keyring.copy();
    changed.identity = proof::IdentityKey::random();
    changed.seeds.add(generation, UserSeed::random());
    proof::Manifest manifest = proof::manifestAfter(device.chain().newestSigned());
    manifest.identity = changed.identity.pub();
    manifest.seedGeneration = generation;
    manifest.userBox = userBoxOf(changed.seeds.newest()).pub();
    revokeOthers(manifest, device.device(), floors);
    proof::vouchAsSuccessor(manifest, keyring.identity);
    return changeAll(std::move(changed), device, manifest, next);
}

Result<SecretsChange> resetIdentity(const AccountKeys& device, const NextSecrets& next)
{
    Keyring made;
    made.user = device.user();
    made.identity = proof::IdentityKey::random();
    made.seeds = device.seeds().copy();
    proof::Manifest manifest = proof::manifestAfter(device.chain().newestSigned());
    manifest.identity = made.identity.pub();
    proof::vouchAsDevice(manifest, device.deviceKey());
    return changeAll(std::move(made), device, manifest, next);
}

Result<LocalKey> Recovered::openLocal(const LocalWraps& wraps) const
{
    auto key = openByRecovery(wraps, keyring.recoveryWrap);
    for (const RecoveryWrapKey& older : keyring.olderRecoveryWraps) {
        if (!key) {
            key = openByRecovery(wraps, older);
        }
    }
    return key;
}

Result<Recovered> openRecovery(const RecoveryMaterial& answer, const RecoveryKey& key)
{
    QS_TRY_ASSIGN(const RecoveryWrapKey wrap, key.open(answer.wrap, answer.user));
    QS_TRY_ASSIGN(Keyring keyring, openRecoveryKeyring(answer.keyring, answer.user, wrap));
    QS_TRY_ASSIGN(IdentityChain chain, IdentityChain::read(answer.user, answer.manifests));
    QS_TRY(checkChain(keyring, chain));
    return Recovered{std::move(keyring), std::move(chain)};
}

Result<SecretsChange>
recoverAccount(const Recovered& recovered, const AccountKeys* device, const NextSecrets& next)
{
    Keyring keyring = recovered.keyring.copy();
    setAccountKey(keyring, next.accountKey);
    const bool isKept = device && device->user() == keyring.user &&
                        recovered.chain.newest().device(device->device()) != nullptr;
    if (isKept) {
        return renewRecoveryKey(keyring, *device, next);
    }
    auto sign = proof::DeviceKey::random();
    auto box = DeviceBoxKey::random();
    proof::Manifest manifest = proof::manifestAfter(recovered.chain.newestSigned());
    if (manifest.devices.size() >= proof::kManifestDevicesMax) {
        return invalid("no room for this device");
    }
    manifest.devices.append({proof::deviceIdOf(sign.pub()), sign.pub(), box.pub(), manifest.seq});
    const AccountKeys fresh(std::move(sign), std::move(box), keyring.seeds.copy(), recovered.chain);
    return changeAll(std::move(keyring), fresh, manifest, next);
}

} // namespace qs::crypto
