// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "crypto/group.h"
#include "crypto/mail.h"

namespace qs::crypto {

/// "Here is the key of this epoch of our group." A letter has no room for 256 members, so it names
/// the change by hash: the list itself stands in the log, under this key. To a newcomer it is the
/// word of who lets them in, the one thing they begin from; to a member only a key, which counts
/// when the change that commits to it has its place in the line.
struct GroupGrant
{
    SpaceEpochPtr epoch;
    quint64 fromSeq = 0; ///< Where the change stands in the log.
    UserId by;           ///< Who signed the change.

    friend bool operator==(const GroupGrant&, const GroupGrant&) = default;
};

[[nodiscard]] Result<QByteArray>
sealGroupGrant(const AccountKeys& me, const IdentityChain& recipient, const GroupGrant& grant);

/// Errors as IdentityChain::verify().
[[nodiscard]] Result<GroupGrant> readGroupGrant(const Letter& letter, const IdentityChain& sender);

/// "You are no longer in our group." Says it to who can no longer read the log.
struct GroupFarewell
{
    SpaceId group;
    quint64 n = 0; ///< Of the change that left the recipient out.

    friend bool operator==(const GroupFarewell&, const GroupFarewell&) = default;
};

[[nodiscard]] Result<QByteArray> sealGroupFarewell(
    const AccountKeys& me,
    const IdentityChain& recipient,
    const GroupFarewell& farewell
);

/// Errors as IdentityChain::verify().
[[nodiscard]] Result<GroupFarewell>
readGroupFarewell(const Letter& letter, const IdentityChain& sender);

} // namespace qs::crypto
