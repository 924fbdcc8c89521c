// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "crypto/account.h"
#include "protocol/devices.h"

#include <functional>

namespace qs::crypto {

// What an owner says of their devices. Each takes an opened account, so each costs the password;
// the account is spent: what it held lies sealed in the request, and is wiped here.

/// A change before its server knows it.
struct DeviceChange
{
    protocol::ChangeDevices request; ///< All but minute and proof; `device` is who asks.
    UserSeed seed;                   ///< The new generation; empty if the old one stays.
};

/// The layer under the sealed box of a seed, for devices that were linked optically; an empty key
/// for those that were not.
using PskOf = std::function<DevicePsk(const DeviceId&)>;

/// Revokes `gone` with these floors: the last envelope of each lane that its owner recognizes.
/// Makes the next seed generation, sealed to each device that stays. Invalid if the account has no
/// such device, if it is `asking` itself, or if there is no room for another revocation.
[[nodiscard]] Result<DeviceChange> revokeDevice(
    OpenedAccount account,
    const PasswordKeys& keys,
    const AccountKeys& asking,
    const proof::RevokedDevice& gone,
    const PskOf& pskOf
);

/// Adds a device that another one brings along (device_link.h). Invalid if there is no room, or the
/// device was there before.
[[nodiscard]] Result<DeviceChange> admitDevice(
    OpenedAccount account,
    const PasswordKeys& keys,
    const AccountKeys& asking,
    const protocol::DevicePub& signKey,
    const protocol::DeviceBoxPub& boxKey
);

/// Reads a seed sealed to this device. Corrupt if it does not open or is of another generation;
/// whether it is the right one only the manifest can say: AccountKeys::addSeed().
[[nodiscard]] Result<UserSeed>
openSeed(const AccountKeys& me, quint64 generation, QByteArrayView sealed, const DevicePsk& psk);

} // namespace qs::crypto
