// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"

#include <QByteArray>
#include <QString>

namespace qs::sync {

/// What was found out about the server, or about two views of one thing. The numbers stand on disk.
enum class EvidenceKind : quint64 {
    LogSignature = 1,      ///< A head of the key log is not signed by the key that was pinned.
    LogShrank = 2,         ///< The key log is smaller than it was.
    LogForked = 3,         ///< Two heads of the key log do not grow out of each other.
    ManifestNotLogged = 4, ///< A device list was shown that is not in the key log.
    ManifestNotMine = 5,   ///< The key log names a device list of mine that I did not make.
    EnvelopeWithheld = 6,  ///< There is a receipt for what the log denies.
    LaneForked = 7,        ///< Somebody read another envelope under the same number of a lane.
    PeerAhead = 8,         ///< Somebody had read what the server does not bring here.
};

/// One finding, kept with what proves it.
struct Evidence
{
    EvidenceKind kind = EvidenceKind::LogForked;
    SpaceRef space;     ///< Where it happened; null if in no space.
    UserId user;        ///< Whom it is about, or who bears witness; null if nobody.
    quint64 number = 0; ///< Size of a log, number in a lane: what the finding is about.
    QByteArray proof;   ///< Signed bytes, for a second pair of eyes. At most kEvidenceProofMax.
    quint64 atMs = 0;   ///< By this device's clock.

    friend bool operator==(const Evidence&, const Evidence&) = default;
};

inline constexpr qsizetype kEvidenceProofMax = 64 * 1024;

/// Hears each finding once.
///
/// Thread: core.
class EvidenceListener
{
public:
    virtual ~EvidenceListener() = default;
    virtual void onEvidence(const Evidence& evidence) = 0;
};

} // namespace qs::sync
