// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QtGlobal>

namespace qs::protocol {

/// Grows when the meaning of any frame changes.
inline constexpr quint64 kProtocolVersion = 1;

inline constexpr qsizetype kFrameBytesMax = 1024 * 1024;
inline constexpr qsizetype kEnvelopeBytesMax = 512 * 1024;
inline constexpr qsizetype kAppendItemsMax = 100;
inline constexpr qsizetype kAppendBytesMax = 256 * 1024; ///< More only for a single large envelope.
inline constexpr qsizetype kSubscribeItemsMax = 500;     ///< In one frame.
inline constexpr qsizetype kPageEventsMax = 500;
inline constexpr qsizetype kPageBytesMax = 256 * 1024;
inline constexpr qsizetype kMailItemBytesMax = 4 * 1024;
inline constexpr qsizetype kMailItemsMax = 200;           ///< In one frame.
inline constexpr qsizetype kManifestBytesMax = 64 * 1024; ///< About 800 floors.
inline constexpr qsizetype kManifestChainMax = 256;       ///< In one frame.
inline constexpr qsizetype kManifestUsersMax = 500;       ///< In one frame.
inline constexpr qsizetype kKeyringBytesMax = 8 * 1024;
inline constexpr qint64 kStepUpMs = 60 * 1000; ///< How long a proven password counts.
inline constexpr qsizetype kStatementBytesMax = 1024;
inline constexpr qsizetype kNameBytesMax = 64; ///< A username; its rule is stricter.
inline constexpr qsizetype kDetailBytesMax = 256;
inline constexpr qsizetype kLookupItemsMax = 500;
inline constexpr qsizetype kBlobsMax = 16;  ///< Attachments named in one header.
inline constexpr qsizetype kTagsMax = 8;    ///< Hashtags named in one public header.
inline constexpr qsizetype kErasesMax = 64; ///< Envelopes erased by one header.
inline constexpr qsizetype kCritMax = 8;
inline constexpr qsizetype kGroupAdminsMax = 32; ///< Named in the header of a change of a group.
inline constexpr qsizetype kSealedSeedBytesMax = 256;
inline constexpr qsizetype kSealedSeedsMax = 32;             ///< One a device.
inline constexpr qsizetype kSeedGenerationsMax = 64;         ///< Of one account.
inline constexpr qsizetype kRendezvousBytesMax = 512 * 1024; ///< A chain of manifests fits.

} // namespace qs::protocol
