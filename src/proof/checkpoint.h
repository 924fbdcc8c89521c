// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "proof/merkle.h"
#include "proof/signature.h"
#include "protocol/key_log.h"

#include <optional>

namespace qs::proof {

/// A signed note is at most this long, witnesses' lines included.
inline constexpr qsizetype kCheckpointBytesMax = 4096;

/// The server's signed word on how large the key log is and what its root is, as text that tools
/// for transparency logs read (C2SP tlog-checkpoint and signed-note, version 1):
///
///     quicksilver.key-log/<server id in hex>
///     <number of leaves>
///     <root in base 64>
///
///     — quicksilver.key-log/<server id in hex> <4 bytes of key id and signature, base 64>
///
/// The log key signs nothing else, so there is no context before the text.
[[nodiscard]] QByteArray logOrigin(const ServerId& server);
[[nodiscard]] QByteArray
signCheckpoint(const QByteArray& origin, const TreeHead& head, const LogKey& key);

/// The text that the signature covers.
[[nodiscard]] QByteArray checkpointText(const QByteArray& origin, const TreeHead& head);

/// Reads one. Signature lines of others are passed over. Invalid if the form, the origin or the
/// bounds are wrong; Denied if no line holds a good signature of the key.
[[nodiscard]] Result<TreeHead>
readCheckpoint(QByteArrayView note, const QByteArray& origin, const protocol::LogPub& key);

/// The good signature of the key in a note; none if there is none.
[[nodiscard]] std::optional<protocol::Signature>
signatureIn(QByteArrayView note, const QByteArray& origin, const protocol::LogPub& key);

/// SHA-256(0x00 ‖ user32 ‖ seq as 8 bytes, lowest first ‖ manifest hash32).
[[nodiscard]] Hash32 leafHashOf(const protocol::KeyLogLeaf& leaf);

} // namespace qs::proof
