// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"

#include <QString>

namespace qs::content {

/// What stands beside everything a person writes, so that it can be shown before their profile is
/// known: the name they chose and the hue of the ring around their avatar.
///
/// On the wire {1: name, 2: hue}. The name keeps checkName() (text.h).
struct NameCard
{
    QString name;
    quint32 hue = 0; ///< 0 to 359.

    [[nodiscard]] bool isNull() const { return name.isEmpty(); }
    friend bool operator==(const NameCard&, const NameCard&) = default;
};

inline constexpr quint32 kHueMax = 359;

void writeNameCard(codec::CborWriter& out, const NameCard& card);

/// Fails the reader if the name or the hue breaks its rule.
[[nodiscard]] NameCard readNameCard(codec::CborReader& in);

/// What a person says of themselves to those who hold a circle's key.
///
/// On the wire {1: name, 2: hue, 3: bio}; the bio is left out when empty.
struct Profile
{
    NameCard card;
    QString bio; ///< At most kBioGraphemesMax and kBioBytesMax.

    friend bool operator==(const Profile&, const Profile&) = default;
};

/// Invalid if a part breaks its rule.
[[nodiscard]] Result<QByteArray> writeProfile(const Profile& profile);
[[nodiscard]] Result<Profile> readProfile(QByteArrayView bytes);

} // namespace qs::content
