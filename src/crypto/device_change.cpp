// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/device_change.h"

#include "crypto/pieces.h"
#include "proof/caead.h"
#include "protocol/limits.h"

#include <algorithm>

namespace qs::crypto {

namespace {

Error invalid(const char* rule)
{
    return {ErrorCode::Invalid, QLatin1String("devices: ") + QLatin1String(rule)};
}

QByteArray seedAad(const UserId& user, const DeviceId& device, quint64 generation)
{
    return QByteArrayLiteral("seed") + user.bytes() + device.bytes() +
           proof::littleEndian64(generation);
}

// [user, device, generation, seed], under the pair's own key if there is one, in a sealed box.
Result<QByteArray> sealSeed(
    const UserId& user,
    const proof::ManifestDevice& device,
    quint64 generation,
    const UserSeed& seed,
    const DevicePsk& psk
)
{
    codec::CborWriter out;
    out.array(4).bytes(user.view()).bytes(device.id.view()).uint(generation).bytes(seed.view());
    QByteArray plain = out.take();
    QByteArray inner = psk.isEmpty()
                           ? plain
                           : proof::caeadSeal(psk, {seedAad(user, device.id, generation)}, plain);
    codec::CborWriter outer;
    outer.array(2).boolean(!psk.isEmpty()).bytes(inner);
    QByteArray wrapped = outer.take();
    Result<QByteArray> sealed = sealToBox(device.boxKey, wrapped);
    proof::wipe(plain);
    proof::wipe(inner);
    proof::wipe(wrapped);
    return sealed;
}

// Signs the next manifest and seals the keyring so that it knows it.
Result<DeviceChange> conclude(
    OpenedAccount& account,
    const PasswordKeys& keys,
    const AccountKeys& asking,
    const proof::Manifest& next
)
{
    const proof::SignedManifest made = proof::signManifest(next, account.keyring.identity);
    if (made.bytes.size() > protocol::kManifestBytesMax) {
        return invalid("the manifest would be too large");
    }
    QS_TRY(account.chain.extend({made.bytes}));
    account.keyring.manifest = account.chain.head();
    DeviceChange change;
    change.request.manifest = made.bytes;
    change.request.keyring = sealKeyring(account.keyring, keys);
    change.request.recoveryKeyring = sealRecoveryKeyring(account.keyring);
    change.request.device = asking.device();
    return change;
}

} // namespace

Result<DeviceChange> revokeDevice(
    OpenedAccount account,
    const PasswordKeys& keys,
    const AccountKeys& asking,
    const proof::RevokedDevice& gone,
    const PskOf& pskOf
)
{
    proof::Manifest next = proof::manifestAfter(account.chain.newestSigned());
    if (gone.id == asking.device() || !next.device(gone.id) || !next.device(asking.device())) {
        return invalid("no such device to revoke");
    }
    if (next.revoked.size() >= proof::kManifestDevicesMax ||
        account.keyring.seeds.all().size() >= kGenerationsMax) {
        return invalid("no room for another revocation");
    }
    next.devices.removeIf([&](const proof::ManifestDevice& d) { return d.id == gone.id; });
    next.revoked.append({gone.id, next.seq, gone.floors});
    next.seedGeneration += 1;
    UserSeed seed = UserSeed::random();
    next.userBox = userBoxOf(seed).pub();
    account.keyring.seeds.add(next.seedGeneration, seed.copy());
    QS_TRY_ASSIGN(DeviceChange change, conclude(account, keys, asking, next));
    for (const proof::ManifestDevice& stays : next.devices) {
        QS_TRY_ASSIGN(
            const QByteArray sealed,
            sealSeed(next.user, stays, next.seedGeneration, seed, pskOf(stays.id))
        );
        change.request.seeds.append({stays.id, sealed});
    }
    change.seed = std::move(seed);
    return change;
}

Result<DeviceChange> admitDevice(
    OpenedAccount account,
    const PasswordKeys& keys,
    const AccountKeys& asking,
    const protocol::DevicePub& signKey,
    const protocol::DeviceBoxPub& boxKey
)
{
    proof::Manifest next = proof::manifestAfter(account.chain.newestSigned());
    const DeviceId id = proof::deviceIdOf(signKey);
    if (next.devices.size() >= proof::kManifestDevicesMax || account.chain.device(id) ||
        !next.device(asking.device())) {
        return invalid("no room for this device");
    }
    next.devices.append({id, signKey, boxKey, next.seq});
    return conclude(account, keys, asking, next);
}

Result<UserSeed>
openSeed(const AccountKeys& me, quint64 generation, QByteArrayView sealed, const DevicePsk& psk)
{
    const Error corrupt{ErrorCode::Corrupt, QStringLiteral("seed: does not open")};
    QS_TRY_ASSIGN(QByteArray wrapped, me.deviceBox().open(sealed));
    codec::CborReader outer(wrapped);
    outer.array(2);
    const bool isLayered = outer.boolean();
    QByteArray plain = outer.bytes();
    const bool isRead = outer.finish().ok();
    proof::wipe(wrapped);
    if (!isRead || (isLayered && psk.isEmpty())) {
        return corrupt;
    }
    if (isLayered) {
        QS_TRY_ASSIGN(
            plain, proof::caeadOpen(psk, {seedAad(me.user(), me.device(), generation)}, plain)
        );
    }
    codec::CborReader in(plain);
    in.array(4);
    const auto user = in.id<UserId>();
    const auto device = in.id<DeviceId>();
    const quint64 number = in.uint();
    UserSeed seed = UserSeed::from(in.bytesView(UserSeed::kSize));
    const bool isWhole = in.finish().ok();
    proof::wipe(plain);
    if (!isWhole || user != me.user() || device != me.device() || number != generation ||
        seed.isEmpty()) {
        return corrupt;
    }
    return seed;
}

} // namespace qs::crypto
