// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/account.h"

#include "crypto/pieces.h"
#include "protocol/limits.h"

namespace qs::crypto {

namespace {

Error corrupt()
{
    return {ErrorCode::Corrupt, QStringLiteral("account keys: do not fit together")};
}

// A device as its manifest names it, and the secrets behind it.
struct DeviceSecrets
{
    proof::DeviceKey sign;
    DeviceBoxKey box;

    [[nodiscard]] proof::ManifestDevice listed(quint64 seq) const
    {
        return {proof::deviceIdOf(sign.pub()), sign.pub(), box.pub(), seq};
    }
};

DeviceSecrets newDevice()
{
    return {proof::DeviceKey::random(), DeviceBoxKey::random()};
}

Error stale(const char* rule)
{
    return {ErrorCode::Denied, QLatin1String("log-in: ") + QLatin1String(rule)};
}

proof::SignedManifest
nextManifest(const IdentityChain& chain, const DeviceSecrets& device, const Keyring& keyring)
{
    proof::Manifest next = proof::manifestAfter(chain.newestSigned());
    next.devices.append(device.listed(next.seq));
    return proof::signManifest(next, keyring.identity);
}

Result<NewDevice> join(const LoginMaterial& login, const PasswordKeys& keys, DeviceSecrets device)
{
    QS_TRY_ASSIGN(OpenedAccount opened, openAccount(login, keys));
    Keyring& keyring = opened.keyring;
    IdentityChain& chain = opened.chain;
    const DeviceId id = proof::deviceIdOf(device.sign.pub());
    if (chain.newest().devices.size() >= proof::kManifestDevicesMax || chain.device(id)) {
        return Error{ErrorCode::Invalid, QStringLiteral("log-in: no room for this device")};
    }
    const proof::SignedManifest next = nextManifest(chain, device, keyring);
    QS_TRY(chain.extend({next.bytes}));
    keyring.manifest = chain.head();

    NewDevice made;
    made.request.manifest = next.bytes;
    made.request.keyring = sealKeyring(keyring, keys);
    made.request.device = id;
    made.recoveryWrap = keyring.recoveryWrap.copy();
    made.olderRecoveryWraps = std::move(keyring.olderRecoveryWraps);
    made.accountKey = std::move(keyring.accountKey);
    made.keys = AccountKeys(
        std::move(device.sign), std::move(device.box), std::move(keyring.seeds), std::move(chain)
    );
    return made;
}

void readField(codec::CborReader& in, quint64 key, DeviceSecrets& device, SeedRing& seeds)
{
    const auto secret = [&] {
        auto seed = proof::Secret<32>::from(in.bytesView(32));
        if (seed.isEmpty()) {
            in.fail("a key");
            seed = proof::Secret<32>::zero();
        }
        return seed;
    };
    switch (key) {
    case 1: readMapVersion(in); break;
    case 2: device.sign = proof::DeviceKey::fromSeed(secret()); break;
    case 3: device.box = DeviceBoxKey::fromSeed(secret()); break;
    case 4: seeds = readSeeds(in); break;
    default: in.skip(); break;
    }
}

} // namespace

AccountKeys::AccountKeys(
    proof::DeviceKey device,
    DeviceBoxKey box,
    SeedRing seeds,
    IdentityChain chain
)
    : m_device(std::move(device))
    , m_deviceId(proof::deviceIdOf(m_device.pub()))
    , m_box(std::move(box))
    , m_seeds(std::move(seeds))
    , m_chain(std::move(chain))
{
}

Signer AccountKeys::signer() const
{
    return {user(), m_deviceId, m_chain.head()};
}

Result<void> AccountKeys::extendChain(const QList<QByteArray>& manifests)
{
    return m_chain.extend(manifests);
}

Result<void> AccountKeys::addSeed(quint64 generation, UserSeed seed)
{
    const protocol::UserBoxPub* const named = m_chain.userBox(generation);
    if (!named || seed.isEmpty() || userBoxOf(seed).pub() != *named) {
        return Error{ErrorCode::Denied, QStringLiteral("seed: not the one the manifest names")};
    }
    m_seeds.add(generation, std::move(seed));
    return {};
}

bool AccountKeys::isActive() const
{
    return m_chain.newest().device(m_deviceId) != nullptr;
}

QByteArray AccountKeys::serialize() const
{
    const auto device = m_device.seed();
    codec::CborWriter out;
    out.map(6).key(1).uint(kMapVersion).key(2).bytes(device.view());
    out.key(3).bytes(m_box.seed().view()).key(4);
    writeSeeds(out, m_seeds);
    out.key(5).bytes(user().view()).key(6);
    const QList<QByteArray> manifests = m_chain.bytes();
    out.array(manifests.size());
    for (const QByteArray& manifest : manifests) {
        out.bytes(manifest);
    }
    return out.take();
}

Result<AccountKeys> AccountKeys::deserialize(QByteArrayView bytes)
{
    codec::CborReader in(bytes);
    DeviceSecrets device;
    SeedRing seeds;
    UserId user;
    QList<QByteArray> manifests;
    in.map([&](quint64 key) {
        if (key == 5) {
            user = in.id<UserId>();
        } else if (key == 6) {
            in.list(protocol::kManifestChainMax, [&] {
                manifests.append(in.bytes(protocol::kManifestBytesMax));
            });
        } else {
            readField(in, key, device, seeds);
        }
    });
    if (!in.finish().ok() || device.sign.isEmpty() || device.box.isEmpty() ||
        seeds.generation() == 0) {
        return corrupt();
    }
    auto chain = IdentityChain::read(user, manifests);
    if (!chain.ok() || !chain->device(proof::deviceIdOf(device.sign.pub()))) {
        return corrupt();
    }
    return AccountKeys(
        std::move(device.sign), std::move(device.box), std::move(seeds), std::move(*chain)
    );
}

Result<NewAccount> createAccount(QStringView password, const KdfPolicy& policy)
{
    if (!isLongEnough(password)) {
        return Error{ErrorCode::Invalid, QStringLiteral("password: too short")};
    }
    QS_TRY_ASSIGN(
        const PasswordKeys keys,
        derivePasswordKeys(password, randomSalt(), policy.preferred, policy)
    );
    DeviceSecrets device = newDevice();
    Keyring keyring;
    keyring.identity = proof::IdentityKey::random();
    keyring.seeds.add(1, UserSeed::random());
    keyring.recoveryWrap = RecoveryWrapKey::random();

    proof::Manifest first;
    proof::randomBytes(first.nonce.data(), first.nonce.kSize);
    first.user = proof::userIdOf(keyring.identity.pub(), first.nonce);
    first.seq = 1;
    first.identity = keyring.identity.pub();
    first.userBox = userBoxOf(keyring.seeds.newest()).pub();
    first.devices.append(device.listed(1));
    const proof::SignedManifest manifest = proof::signManifest(first, keyring.identity);
    keyring.user = first.user;
    keyring.manifest = {1, manifest.hash};

    NewAccount made;
    made.recoveryKey = RecoveryKey::random();
    made.recoveryWrap = keyring.recoveryWrap.copy();
    made.request.salt = keys.salt;
    made.request.kdf = keys.params;
    made.request.authKey = keys.authKey;
    made.request.keyring = sealKeyring(keyring, keys);
    made.request.recoveryKeyring = sealRecoveryKeyring(keyring);
    made.request.recoveryWrap = made.recoveryKey.seal(keyring.recoveryWrap, first.user);
    made.request.recoveryAuth = made.recoveryKey.auth();
    made.request.manifest = manifest.bytes;
    QS_TRY_ASSIGN(IdentityChain chain, IdentityChain::read(first.user, {manifest.bytes}));
    made.keys = AccountKeys(
        std::move(device.sign), std::move(device.box), std::move(keyring.seeds), std::move(chain)
    );
    return made;
}

Result<void> checkChain(const Keyring& keyring, const IdentityChain& chain)
{
    if (chain.identity() != keyring.identity.pub()) {
        return stale("the chain is signed by another identity");
    }
    if (!chain.holds(keyring.manifest)) {
        return stale("the chain is older than or other than the keyring's");
    }
    const UserSeed* const seed = keyring.seeds.find(chain.newest().seedGeneration);
    if (!seed || userBoxOf(*seed).pub() != chain.newest().userBox) {
        return stale("the chain names another seed");
    }
    return {};
}

Result<OpenedAccount> openAccount(const LoginMaterial& login, const PasswordKeys& keys)
{
    OpenedAccount opened;
    QS_TRY_ASSIGN(opened.keyring, openKeyring(login.keyring, login.user, keys));
    QS_TRY_ASSIGN(opened.chain, IdentityChain::read(login.user, login.manifests));
    QS_TRY(checkChain(opened.keyring, opened.chain));
    return opened;
}

Result<NewDevice> joinAccount(const LoginMaterial& login, const PasswordKeys& keys)
{
    return join(login, keys, newDevice());
}

Result<NewDevice>
rejoinAccount(const LoginMaterial& login, const PasswordKeys& keys, const AccountKeys& device)
{
    return join(
        login, keys, {device.deviceKey().copy(), DeviceBoxKey::fromSeed(device.deviceBox().seed())}
    );
}

} // namespace qs::crypto
