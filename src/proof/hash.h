// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"
#include "proof/labels.h"
#include "proof/secret.h"

#include <initializer_list>

namespace qs::proof {

/// The bytes of a message, in pieces that are hashed or signed as if they were one.
using Parts = std::initializer_list<QByteArrayView>;

/// BLAKE2b with the label as personalization; keyed, it is a MAC. `outBytes` is 16 to 64. (RFC
/// 7693.)
[[nodiscard]] QByteArray
hashBytes(Label label, Parts message, int outBytes, QByteArrayView key = {});

/// The same into an id of its own length.
template<typename Id>
[[nodiscard]] Id hash(Label label, Parts message, QByteArrayView key = {})
{
    return *Id::from(hashBytes(label, message, Id::kSize, key));
}

/// The same, of which the result is secret.
[[nodiscard]] Secret<32> hashSecret(Label label, Parts message, QByteArrayView key = {});

/// Subkey number `index` of `key` (libsodium crypto_kdf: BLAKE2b with the index as salt).
[[nodiscard]] Secret<32> kdf(const Secret<32>& key, quint64 index, KdfContext context);

/// The number as 4 or 8 bytes, lowest first.
[[nodiscard]] QByteArray littleEndian32(quint32 value);
[[nodiscard]] QByteArray littleEndian64(quint64 value);

} // namespace qs::proof
