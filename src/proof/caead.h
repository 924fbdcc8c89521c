// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "proof/hash.h"

namespace qs::proof {

using Nonce24 = FixedBytes<struct Nonce24Tag, 24>;

inline constexpr qsizetype kCaeadOverhead = 72;

/// Committing authenticated encryption: XChaCha20-Poly1305 under a key derived from key, nonce and
/// associated data, behind a 32-byte commitment to the same three. A ciphertext opens under one key
/// only, which the bare cipher does not promise (partitioning oracles; "invisible salamanders").
///
///     s      = BLAKE2b-512(nonce || H(aad), key)
///     output = nonce24 || s[32..64] || AEAD(s[0..32], nonce, aad, plaintext)
///
/// Thread: any.
[[nodiscard]] QByteArray caeadSeal(const Secret<32>& key, Parts aad, QByteArrayView plaintext);

/// With a given nonce, which must never be used twice under one key: for known answers.
[[nodiscard]] QByteArray
caeadSealWith(const Nonce24& nonce, const Secret<32>& key, Parts aad, QByteArrayView plaintext);

/// Corrupt if key, associated data or any bit of the bytes differ.
[[nodiscard]] Result<QByteArray> caeadOpen(const Secret<32>& key, Parts aad, QByteArrayView sealed);

/// The same for a sealed 32-byte key, which never stands in ordinary memory.
[[nodiscard]] Result<Secret<32>>
caeadOpenSecret(const Secret<32>& key, Parts aad, QByteArrayView sealed);

/// Fills up to the length that everything of this size class has: 256, 512, 1024 bytes, then Padmé
/// (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files", 2019).
[[nodiscard]] QByteArray pad(QByteArrayView plaintext);

/// Corrupt unless `padded` is exactly what pad() makes of something.
[[nodiscard]] Result<QByteArray> unpad(QByteArrayView padded);

/// The length that pad() fills `plaintextBytes` up to.
[[nodiscard]] qsizetype paddedLength(qsizetype plaintextBytes);

} // namespace qs::proof
