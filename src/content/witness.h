// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"
#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"

#include <QList>

namespace qs::content {

using LaneName = FixedBytes<struct LaneNameTag, 16>; ///< Hash of device and space.
using EnvIdPrefix = FixedBytes<struct EnvIdPrefixTag, 16>;
using HeadSignature = FixedBytes<struct HeadSignatureTag, 64>;

inline constexpr qsizetype kWitnessesMax = 4;

/// How far the writer had read somebody else's lane in the same space: `n` is its newest number,
/// `id` the first half of the envelope's id. Readers who were shown something else find out.
struct Witness
{
    LaneName lane;
    quint64 n = 0;
    EnvIdPrefix id;

    friend bool operator==(const Witness&, const Witness&) = default;
};

/// The newest head of the key log the writer had seen, with the server's signature, so that nobody
/// can accuse a server of what it did not sign.
struct SeenLogHead
{
    quint64 size = 0;
    Hash32 root;
    HeadSignature signature;

    [[nodiscard]] bool isNull() const { return size == 0; }
    friend bool operator==(const SeenLogHead&, const SeenLogHead&) = default;
};

void writeWitnesses(codec::CborWriter& out, const QList<Witness>& witnesses);
[[nodiscard]] QList<Witness> readWitnesses(codec::CborReader& in);
void writeLogHead(codec::CborWriter& out, const SeenLogHead& head);
[[nodiscard]] SeenLogHead readLogHead(codec::CborReader& in);

} // namespace qs::content
