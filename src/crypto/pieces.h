// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "crypto/identity_chain.h"
#include "crypto/keys.h"

namespace qs::crypto {

// Pieces that several sealed or signed maps of this library have in common.

/// [[generation, seed32]...], oldest first.
void writeSeeds(codec::CborWriter& out, const SeedRing& seeds);
[[nodiscard]] SeedRing readSeeds(codec::CborReader& in);

/// [seq, hash32].
void writeManifestRef(codec::CborWriter& out, const ManifestRef& ref);
[[nodiscard]] ManifestRef readManifestRef(codec::CborReader& in);

/// [user32, device16, [seq, hash32]].
void writeSigner(codec::CborWriter& out, const Signer& signer);
[[nodiscard]] Signer readSigner(codec::CborReader& in);

/// A signed map as it travels: [map: bstr, signature64].
struct SignedBytes
{
    QByteArrayView map; ///< Points into what was read.
    protocol::Signature signature;
};

[[nodiscard]] QByteArray joinSigned(QByteArrayView map, const protocol::Signature& signature);
[[nodiscard]] Result<SignedBytes> splitSigned(QByteArrayView bytes, qsizetype sizeMax);

/// The version every map of this library begins with, under key 1.
inline constexpr quint64 kMapVersion = 1;

/// Reads it and fails the reader at another.
void readMapVersion(codec::CborReader& in);

} // namespace qs::crypto
