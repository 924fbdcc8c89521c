// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "proof/secret.h"

#include <QByteArray>
#include <QString>

namespace qs::store {

/// What a snapshot says of itself, sealed like the rest.
struct SnapshotHead
{
    quint64 schema = 0;     ///< Of the tables inside.
    quint64 generation = 0; ///< Counts snapshots; see DiskStore::snapshotGeneration().
    quint64 upToRow = 0;    ///< The last log row folded in.
    quint64 bytes = 0;      ///< Of the contents.

    friend bool operator==(const SnapshotHead&, const SnapshotHead&) = default;
};

struct Snapshot
{
    SnapshotHead head;
    QByteArray contents; ///< Plaintext: proof::wipe() it after use.
};

inline constexpr quint64 kSnapshotBytesMax = quint64(1) << 30;

/// Writes contents to a file in sealed pieces, each bound to this writing of the file, its position
/// and whether it is the last: none can be cut off, swapped or taken from another snapshot.
/// `head.bytes` is filled in here. OutOfSpace, Denied, Busy; the file there before then stays.
///
///     magic(8) || length of the sealed head (u32, lowest byte first) || sealed head || pieces
///
/// Thread: any.
Result<void> writeSnapshot(
    const QString& path,
    const proof::Secret<32>& key,
    SnapshotHead head,
    QByteArrayView contents
);

/// NotFound if there is no file; Corrupt if any bit is missing, changed or under another key.
[[nodiscard]] Result<Snapshot> readSnapshot(const QString& path, const proof::Secret<32>& key);

} // namespace qs::store
