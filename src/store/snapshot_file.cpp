// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "store/snapshot_file.h"

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "proof/caead.h"
#include "store/atomic_file.h"

#include <QtEndian>

#include <algorithm>

namespace qs::store {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView kMagic("QSSNAP1\n");
constexpr qsizetype kLengthBytes = 4;
constexpr qsizetype kPieceBytes = 1024 * 1024;
constexpr qsizetype kHeadBytesMax = 1024;
constexpr QByteArrayView kHeadPurpose("snapshot head");
constexpr QByteArrayView kPiecePurpose("snapshot piece");

// Names one writing of a snapshot.
using WritingId = FixedBytes<struct WritingIdTag, 16>;

// [schema, generation, row, bytes, writing]
constexpr qsizetype kHeadFields = 5;

struct Opening
{
    SnapshotHead head;
    WritingId writing;
};

QByteArray encode(const SnapshotHead& head, const WritingId& writing)
{
    codec::CborWriter out;
    return out.array(kHeadFields)
        .uint(head.schema)
        .uint(head.generation)
        .uint(head.upToRow)
        .uint(head.bytes)
        .bytes(writing.view())
        .take();
}

Error corrupt(const char* what)
{
    return {ErrorCode::Corrupt, u"snapshot: %1"_s.arg(QLatin1StringView(what))};
}

Result<Opening> decode(QByteArrayView bytes)
{
    codec::CborReader in(bytes);
    in.array(kHeadFields);
    Opening opening;
    opening.head.schema = in.uint();
    opening.head.generation = in.uint();
    opening.head.upToRow = in.uint();
    opening.head.bytes = in.uint(kSnapshotBytesMax);
    opening.writing = in.id<WritingId>();
    if (!in.finish()) {
        return corrupt("the head does not decode");
    }
    return opening;
}

qsizetype pieceCount(quint64 bytes)
{
    return static_cast<qsizetype>((bytes + kPieceBytes - 1) / kPieceBytes);
}

struct Piece
{
    qsizetype index;
    bool isLast;

    [[nodiscard]] QByteArray place() const
    {
        return proof::littleEndian64(static_cast<quint64>(index)) + (isLast ? '\1' : '\0');
    }
};

// Yields the head and leaves in `rest` what follows it.
Result<Opening> openHead(const proof::Secret<32>& key, QByteArrayView file, QByteArrayView& rest)
{
    if (file.size() < kMagic.size() + kLengthBytes || !file.startsWith(kMagic)) {
        return corrupt("not one");
    }
    rest = file.sliced(kMagic.size());
    const auto length = static_cast<qsizetype>(qFromLittleEndian<quint32>(rest.data()));
    rest = rest.sliced(kLengthBytes);
    if (length > kHeadBytesMax || length > rest.size()) {
        return corrupt("torn");
    }
    QS_TRY_ASSIGN(
        const QByteArray head, proof::caeadOpen(key, {kMagic, kHeadPurpose}, rest.first(length))
    );
    rest = rest.sliced(length);
    return decode(head);
}

} // namespace

Result<void> writeSnapshot(
    const QString& path,
    const proof::Secret<32>& key,
    SnapshotHead head,
    QByteArrayView contents
)
{
    head.bytes = static_cast<quint64>(contents.size());
    if (head.bytes > kSnapshotBytesMax) {
        return Error{ErrorCode::OutOfSpace, u"snapshot: larger than it may be"_s};
    }
    WritingId writing;
    proof::randomBytes(writing.data(), WritingId::kSize);
    const QByteArray sealedHead =
        proof::caeadSeal(key, {kMagic, kHeadPurpose}, encode(head, writing));
    QS_TRY_ASSIGN(AtomicFile file, AtomicFile::begin(path));
    QS_TRY(file.write(kMagic));
    QS_TRY(file.write(proof::littleEndian32(static_cast<quint32>(sealedHead.size()))));
    QS_TRY(file.write(sealedHead));
    const qsizetype pieces = pieceCount(head.bytes);
    for (qsizetype i = 0; i < pieces; ++i) {
        const QByteArray place = Piece{i, i == pieces - 1}.place();
        const qsizetype at = i * kPieceBytes;
        const QByteArrayView plain =
            contents.sliced(at, std::min(kPieceBytes, contents.size() - at));
        QS_TRY(file.write(proof::caeadSeal(key, {kPiecePurpose, writing.view(), place}, plain)));
    }
    return file.commit();
}

Result<Snapshot> readSnapshot(const QString& path, const proof::Secret<32>& key)
{
    constexpr qint64 kFileBytesMax = qint64(kSnapshotBytesMax) + qint64(kSnapshotBytesMax) / 1024;
    QS_TRY_ASSIGN(const QByteArray file, readWholeFile(path, kFileBytesMax));
    QByteArrayView rest;
    QS_TRY_ASSIGN(const Opening opening, openHead(key, file, rest));
    const auto bytes = static_cast<qsizetype>(opening.head.bytes);
    const qsizetype pieces = pieceCount(opening.head.bytes);
    if (rest.size() != bytes + pieces * proof::kCaeadOverhead) {
        return corrupt("torn");
    }
    Snapshot snapshot{opening.head, {}};
    snapshot.contents.reserve(bytes);
    for (qsizetype i = 0; i < pieces; ++i) {
        const QByteArray place = Piece{i, i == pieces - 1}.place();
        const qsizetype length = std::min(kPieceBytes + proof::kCaeadOverhead, rest.size());
        Result<QByteArray> plain = proof::caeadOpen(
            key, {kPiecePurpose, opening.writing.view(), place}, rest.first(length)
        );
        if (!plain) {
            proof::wipe(snapshot.contents);
            return plain.error();
        }
        snapshot.contents.append(plain.value());
        proof::wipe(plain.value());
        rest = rest.sliced(length);
    }
    return snapshot;
}

} // namespace qs::store
