// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "crypto/account.h"
#include "crypto/epoch.h"

namespace qs::crypto {

/// The owner's word that one person may answer in a circle during one epoch. The member encloses
/// it, so that readers who cannot see the owner's connections know that the owner can.
struct Voucher
{
    UserId member;
    Hash32 fingerprint; ///< Of the member's identity key.
    SpaceId circle;
    quint64 epoch = 0;
    Signer owner;
    QByteArray bytes; ///< As it travels: [map, signature].

    friend bool operator==(const Voucher&, const Voucher&) = default;
};

/// For a member of my circle.
[[nodiscard]] Voucher
signVoucher(const AccountKeys& me, const SpaceEpoch& epoch, const IdentityChain& member);

/// Reads one without checking who signed it. Invalid if it breaks a rule.
[[nodiscard]] Result<Voucher> readVoucher(QByteArrayView bytes);

/// Whether the owner of `epoch` vouched for exactly this member there. Errors as
/// IdentityChain::verify(); Denied for another circle, epoch, member, identity or owner.
[[nodiscard]] Result<void> verifyVoucher(
    const Voucher& voucher,
    const SpaceEpoch& epoch,
    const IdentityChain& owner,
    const IdentityChain& member
);

} // namespace qs::crypto
