// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "protocol/public_keys.h"

#include <QStringList>

namespace qs::crypto {

/// Who somebody is, as far as two people compare it: devices hang off the identity key.
struct IdentityCard
{
    UserId user;
    protocol::IdentityPub identity;

    friend bool operator==(const IdentityCard&, const IdentityCard&) = default;
};

/// What two people read to each other, the same on both sides whoever asks: 60 digits in twelve
/// groups of five, or eight made-up words for a call (88 bits).
///
/// Each half is 5200 rounds over one key and its user id, so that a look-alike costs 2^112 tries;
/// the lower half stands first. Takes about two milliseconds. Thread: any.
struct SafetyNumber
{
    QStringList groups;
    QStringList words;

    friend bool operator==(const SafetyNumber&, const SafetyNumber&) = default;
};

[[nodiscard]] SafetyNumber safetyNumberOf(const IdentityCard& one, const IdentityCard& other);

/// What a picture shows so that a device can compare instead of a person:
/// quicksilver://verify#<base64url of CBOR {1: 1, 2: shower, 3: fingerprint, 4: reader, 5:
/// fingerprint}>. It holds nothing secret.
[[nodiscard]] QString writeSafetyCode(const IdentityCard& shower, const IdentityCard& reader);

enum class CodeMatch {
    Same,         ///< They hold the keys that are known here, and know mine.
    Different,    ///< Somebody's key is another one on the other side.
    SomebodyElse, ///< A code of or for other people.
};

inline constexpr qsizetype kSafetyCodeMax = 512;

/// Compares a code that `other` shows with what this device knows. Invalid if it is no such code.
[[nodiscard]] Result<CodeMatch>
readSafetyCode(QStringView code, const IdentityCard& me, const IdentityCard& other);

} // namespace qs::crypto
