// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/local.h"

#include "crypto/pieces.h"
#include "proof/caead.h"
#include "proof/hash.h"

namespace qs::crypto {

namespace {

constexpr quint64 kRecoveryIndex = 3;
constexpr quint64 kPasswordIndex = 1;
constexpr qsizetype kWrapBytes = proof::kCaeadOverhead + LocalKey::kSize;

QByteArray aadOf(const LocalWraps& wraps, const char* way)
{
    return QByteArrayLiteral("local-key").append(way).append(wraps.user.view());
}

QByteArray passwordAad(const LocalWraps& wraps, const char* way = "/password")
{
    return aadOf(wraps, way)
        .append(wraps.salt.view())
        .append(proof::littleEndian32(wraps.params.passes))
        .append(proof::littleEndian32(wraps.params.memoryKiB));
}

proof::Secret<32> passwordWrap(const PasswordKeys& keys)
{
    return proof::kdf(keys.unlockKey, kPasswordIndex, proof::kdf_context::kLocalWrap);
}

proof::Secret<32> bothWrap(const PasswordKeys& keys, const LocalWrapKey& wrapKey)
{
    const proof::Secret<32> half = passwordWrap(keys);
    return proof::hashSecret(proof::label::kLocalBoth, {half.view()}, wrapKey.view());
}

proof::Secret<32> recoveryWrap(const RecoveryWrapKey& key)
{
    return proof::kdf(key, kRecoveryIndex, proof::kdf_context::kRecovery);
}

Result<LocalKey> open(const QByteArray& wrap, const proof::Secret<32>& key, const QByteArray& aad)
{
    if (wrap.isEmpty()) {
        return Error{ErrorCode::NotFound, QStringLiteral("local key: no such wrap")};
    }
    QS_TRY_ASSIGN(proof::Secret<32> opened, proof::caeadOpenSecret(key, {aad}, wrap));
    return LocalKey(std::move(opened));
}

} // namespace

QByteArray LocalWraps::serialize() const
{
    codec::CborWriter out;
    const bool hasNext = !byNextPassword.isEmpty();
    out.map(8 + int(hasNext)).key(1).uint(kMapVersion).key(2).bytes(user.view());
    out.key(3).bytes(byKeychain).key(4).bytes(byPassword).key(5).bytes(salt.view());
    out.key(6).array(2).uint(params.passes).uint(params.memoryKiB);
    out.key(7).bytes(byRecovery).key(8).bytes(byBoth);
    if (hasNext) {
        out.key(9).array(4).bytes(byNextPassword).bytes(nextSalt.view());
        out.uint(nextParams.passes).uint(nextParams.memoryKiB);
    }
    return out.take();
}

Result<LocalWraps> LocalWraps::deserialize(QByteArrayView bytes)
{
    codec::CborReader in(bytes);
    LocalWraps wraps;
    in.map([&](quint64 key) {
        switch (key) {
        case 1: readMapVersion(in); break;
        case 2: wraps.user = in.id<UserId>(); break;
        case 3: wraps.byKeychain = in.bytes(kWrapBytes); break;
        case 4: wraps.byPassword = in.bytes(kWrapBytes); break;
        case 5: wraps.salt = in.id<protocol::Salt>(); break;
        case 6:
            in.array(2);
            wraps.params.passes = static_cast<quint32>(in.uint(~quint32(0)));
            wraps.params.memoryKiB = static_cast<quint32>(in.uint(~quint32(0)));
            break;
        case 7: wraps.byRecovery = in.bytes(kWrapBytes); break;
        case 8: wraps.byBoth = in.bytes(kWrapBytes); break;
        case 9:
            in.array(4);
            wraps.byNextPassword = in.bytes(kWrapBytes);
            wraps.nextSalt = in.id<protocol::Salt>();
            wraps.nextParams.passes = static_cast<quint32>(in.uint(~quint32(0)));
            wraps.nextParams.memoryKiB = static_cast<quint32>(in.uint(~quint32(0)));
            break;
        default: in.skip(); break;
        }
    });
    if (!in.finish().ok() || wraps.user.isNull()) {
        return Error{ErrorCode::Corrupt, QStringLiteral("local key: file")};
    }
    return wraps;
}

void wrapByKeychain(LocalWraps& wraps, const LocalKey& key, const LocalWrapKey& wrapKey)
{
    wraps.byKeychain = proof::caeadSeal(wrapKey, {aadOf(wraps, "/keychain")}, key.view());
}

void wrapByRecovery(LocalWraps& wraps, const LocalKey& key, const RecoveryWrapKey& wrapKey)
{
    wraps.byRecovery =
        proof::caeadSeal(recoveryWrap(wrapKey), {aadOf(wraps, "/recovery")}, key.view());
}

Result<void> wrapByPassword(
    LocalWraps& wraps,
    const LocalKey& key,
    QStringView password,
    const KdfPolicy& policy
)
{
    QS_TRY_ASSIGN(
        const PasswordKeys keys,
        derivePasswordKeys(password, randomSalt(), policy.preferred, policy)
    );
    wraps.salt = keys.salt;
    wraps.params = keys.params;
    wraps.byPassword = proof::caeadSeal(passwordWrap(keys), {passwordAad(wraps)}, key.view());
    return {};
}

Result<void> wrapByBoth(
    LocalWraps& wraps,
    const LocalKey& key,
    const LocalWrapKey& wrapKey,
    QStringView password,
    const KdfPolicy& policy
)
{
    QS_TRY_ASSIGN(
        const PasswordKeys keys,
        derivePasswordKeys(password, randomSalt(), policy.preferred, policy)
    );
    wraps.salt = keys.salt;
    wraps.params = keys.params;
    wraps.byBoth =
        proof::caeadSeal(bothWrap(keys, wrapKey), {passwordAad(wraps, "/both")}, key.view());
    return {};
}

Result<void> wrapByNextPassword(
    LocalWraps& wraps,
    const LocalKey& key,
    QStringView password,
    const KdfPolicy& policy
)
{
    if (wraps.byPassword.isEmpty()) {
        return {};
    }
    LocalWraps next = wraps;
    QS_TRY(wrapByPassword(next, key, password, policy));
    wraps.byNextPassword = next.byPassword;
    wraps.nextSalt = next.salt;
    wraps.nextParams = next.params;
    return {};
}

void settleNextPassword(LocalWraps& wraps, bool isTaken)
{
    if (isTaken && !wraps.byNextPassword.isEmpty()) {
        wraps.byPassword = wraps.byNextPassword;
        wraps.salt = wraps.nextSalt;
        wraps.params = wraps.nextParams;
    }
    wraps.byNextPassword.clear();
    wraps.nextSalt = {};
    wraps.nextParams = {};
}

Result<LocalKey> openByKeychain(const LocalWraps& wraps, const LocalWrapKey& wrapKey)
{
    return open(wraps.byKeychain, wrapKey, aadOf(wraps, "/keychain"));
}

Result<LocalKey> openByRecovery(const LocalWraps& wraps, const RecoveryWrapKey& wrapKey)
{
    return open(wraps.byRecovery, recoveryWrap(wrapKey), aadOf(wraps, "/recovery"));
}

Result<LocalKey>
openByPassword(const LocalWraps& wraps, QStringView password, const KdfPolicy& policy)
{
    if (wraps.byPassword.isEmpty()) {
        return Error{ErrorCode::NotFound, QStringLiteral("local key: no such wrap")};
    }
    QS_TRY_ASSIGN(
        const PasswordKeys keys, derivePasswordKeys(password, wraps.salt, wraps.params, policy)
    );
    auto opened = open(wraps.byPassword, passwordWrap(keys), passwordAad(wraps));
    if (opened || wraps.byNextPassword.isEmpty()) {
        return opened;
    }
    LocalWraps next = wraps;
    settleNextPassword(next, true);
    return openByPassword(next, password, policy);
}

Result<LocalKey> openByBoth(
    const LocalWraps& wraps,
    const LocalWrapKey& wrapKey,
    QStringView password,
    const KdfPolicy& policy
)
{
    if (wraps.byBoth.isEmpty()) {
        return Error{ErrorCode::NotFound, QStringLiteral("local key: no such wrap")};
    }
    QS_TRY_ASSIGN(
        const PasswordKeys keys, derivePasswordKeys(password, wraps.salt, wraps.params, policy)
    );
    return open(wraps.byBoth, bothWrap(keys, wrapKey), passwordAad(wraps, "/both"));
}

} // namespace qs::crypto
