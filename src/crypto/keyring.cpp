// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/keyring.h"

#include "crypto/pieces.h"
#include "proof/caead.h"

namespace qs::crypto {

namespace {

constexpr char kVersion = 1;

Error corrupt(const char* what)
{
    return {ErrorCode::Corrupt, QLatin1String("keyring: ") + QLatin1String(what)};
}

QByteArray passwordAad(const UserId& user, const PasswordKeys& keys)
{
    QByteArray aad = QByteArrayLiteral("keyring");
    aad.append(user.view()).append(keys.salt.view());
    aad.append(proof::littleEndian32(keys.params.passes));
    aad.append(proof::littleEndian32(keys.params.memoryKiB));
    return aad.append(static_cast<char>(keys.mode)).append(kVersion);
}

QByteArray recoveryAad(const char* purpose, const UserId& user)
{
    return QByteArray(purpose).append(user.view()).append(kVersion);
}

QByteArray encode(const Keyring& keyring)
{
    const auto identity = keyring.identity.seed();
    codec::CborWriter out;
    const bool hasOlder = !keyring.olderRecoveryWraps.empty();
    const bool hasAccountKey = !keyring.accountKey.isEmpty();
    out.map(5 + int(hasOlder) + int(hasAccountKey))
        .key(1)
        .uint(kMapVersion)
        .key(2)
        .bytes(identity.view())
        .key(3);
    writeSeeds(out, keyring.seeds);
    out.key(4).bytes(keyring.recoveryWrap.view()).key(5);
    writeManifestRef(out, keyring.manifest);
    if (hasOlder) {
        out.key(6).array(static_cast<qsizetype>(keyring.olderRecoveryWraps.size()));
        for (const RecoveryWrapKey& older : keyring.olderRecoveryWraps) {
            out.bytes(older.view());
        }
    }
    if (hasAccountKey) {
        out.key(7).bytes(keyring.accountKey.view());
    }
    return out.take();
}

void readField(codec::CborReader& in, quint64 key, Keyring& keyring)
{
    switch (key) {
    case 1: readMapVersion(in); break;
    case 2: {
        auto seed = proof::Secret<32>::from(in.bytesView(32));
        if (seed.isEmpty()) {
            in.fail("identity key");
            break;
        }
        keyring.identity = proof::IdentityKey::fromSeed(std::move(seed));
        break;
    }
    case 3: keyring.seeds = readSeeds(in); break;
    case 4: keyring.recoveryWrap = RecoveryWrapKey::from(in.bytesView(32)); break;
    case 5: keyring.manifest = readManifestRef(in); break;
    case 6:
        in.list(kOlderRecoveryWrapsMax, [&] {
            keyring.olderRecoveryWraps.push_back(RecoveryWrapKey::from(in.bytesView(32)));
            if (keyring.olderRecoveryWraps.back().isEmpty()) {
                in.fail("older recovery wrap key");
            }
        });
        break;
    case 7:
        keyring.accountKey = AccountKey::from(in.bytesView(AccountKey::kSize));
        if (keyring.accountKey.isEmpty()) {
            in.fail("account key");
        }
        break;
    default: in.skip(); break;
    }
}

QByteArray seal(const Keyring& keyring, const proof::Secret<32>& key, QByteArrayView aad)
{
    QByteArray plain = encode(keyring);
    QByteArray padded = proof::pad(plain);
    QByteArray sealed = proof::caeadSeal(key, {aad}, padded);
    proof::wipe(plain);
    proof::wipe(padded);
    return sealed;
}

Result<Keyring> decode(QByteArrayView plain, const UserId& user)
{
    codec::CborReader in(plain);
    Keyring keyring;
    keyring.user = user;
    in.map([&](quint64 key) { readField(in, key, keyring); });
    if (!in.finish().ok() || keyring.identity.isEmpty() || keyring.seeds.generation() == 0 ||
        keyring.recoveryWrap.isEmpty() || keyring.manifest.seq == 0) {
        return corrupt("content");
    }
    return keyring;
}

Result<Keyring>
open(QByteArrayView sealed, const UserId& user, const proof::Secret<32>& key, QByteArrayView aad)
{
    QS_TRY_ASSIGN(QByteArray padded, proof::caeadOpen(key, {aad}, sealed));
    auto plain = proof::unpad(padded);
    proof::wipe(padded);
    QS_TRY(plain);
    Result<Keyring> keyring = decode(*plain, user);
    proof::wipe(*plain);
    return keyring;
}

} // namespace

Keyring Keyring::copy() const
{
    Keyring made{user, identity.copy(), seeds.copy(), recoveryWrap.copy(), manifest, {}, {}};
    for (const RecoveryWrapKey& older : olderRecoveryWraps) {
        made.olderRecoveryWraps.push_back(older.copy());
    }
    if (!accountKey.isEmpty()) {
        made.accountKey = accountKey.copy();
    }
    return made;
}

void Keyring::renewRecoveryWrap()
{
    if (!recoveryWrap.isEmpty()) {
        olderRecoveryWraps.insert(olderRecoveryWraps.begin(), std::move(recoveryWrap));
    }
    if (olderRecoveryWraps.size() > kOlderRecoveryWrapsMax) {
        olderRecoveryWraps.pop_back();
    }
    recoveryWrap = RecoveryWrapKey::random();
}

QByteArray sealKeyring(const Keyring& keyring, const PasswordKeys& keys)
{
    return seal(keyring, keys.unlockKey, passwordAad(keyring.user, keys));
}

Result<Keyring> openKeyring(QByteArrayView sealed, const UserId& user, const PasswordKeys& keys)
{
    return open(sealed, user, keys.unlockKey, passwordAad(user, keys));
}

QByteArray sealRecoveryKeyring(const Keyring& keyring)
{
    return seal(keyring, keyring.recoveryWrap, recoveryAad("keyring-rwk", keyring.user));
}

Result<Keyring>
openRecoveryKeyring(QByteArrayView sealed, const UserId& user, const RecoveryWrapKey& key)
{
    return open(sealed, user, key, recoveryAad("keyring-rwk", user));
}

} // namespace qs::crypto
