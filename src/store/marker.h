// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "crypto/local.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace qs::store {

inline constexpr qsizetype kKeychainEntryBytesMax = 256;
inline constexpr qsizetype kWrapsBytesMax = 4 * 1024;
inline constexpr qsizetype kMarkerNoteBytesMax = 1024;

/// The small file beside the database that can be read without any key: an account lives here, and
/// these are the ways to its local key. As long as it exists no new identity is made, whatever the
/// keychain says: a locked one answers like an empty one.
struct Marker
{
    /// By keychain, password, recovery key: what is not empty exists. At most kWrapsBytesMax
    /// serialized.
    crypto::LocalWraps wraps;

    /// What the entry in the keychain is called; empty if none was made. At most
    /// kKeychainEntryBytesMax of UTF-8.
    QString keychainEntry;

    /// What must be known before the key is at hand, such as where to log in, in the caller's
    /// encoding. At most kMarkerNoteBytesMax, in the clear: who steals the disk reads it.
    QByteArray note;

    friend bool operator==(const Marker&, const Marker&) = default;
};

/// Nothing if there is no such file. Corrupt if it cannot be understood, Incompatible if a newer
/// version wrote it, Denied if it cannot be read: in each of these cases an account may live here.
/// Thread: any.
[[nodiscard]] Result<std::optional<Marker>> readMarker(const QString& directory);

/// Replaces the file as a whole, making the directory if need be; on the medium when it returns. If
/// it fails (OutOfSpace, Denied), what was there is still there.
Result<void> writeMarker(const QString& directory, const Marker& marker);

} // namespace qs::store
