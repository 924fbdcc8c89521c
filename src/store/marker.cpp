// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "store/marker.h"

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "store/atomic_file.h"

namespace qs::store {

using namespace Qt::StringLiterals;

namespace {

// [version, wraps, keychain entry, note]
constexpr quint64 kMarkerVersion = 1;
constexpr qsizetype kMarkerFields = 4;
constexpr qint64 kMarkerBytesMax = 16 * 1024;

QString pathIn(const QString& directory)
{
    return directory + u"/account.cbor"_s;
}

QByteArray encode(const Marker& marker)
{
    codec::CborWriter out;
    return out.array(kMarkerFields)
        .uint(kMarkerVersion)
        .bytes(marker.wraps.serialize())
        .text(marker.keychainEntry)
        .bytes(marker.note)
        .take();
}

Error unreadable()
{
    return {ErrorCode::Corrupt, u"the marker cannot be read"_s};
}

Result<void> checkVersion(QByteArrayView bytes)
{
    codec::CborReader in(bytes);
    in.arrayAtLeast(1);
    if (in.uint() > kMarkerVersion && in.ok()) {
        return Error{ErrorCode::Incompatible, u"the marker was written by a newer version"_s};
    }
    return {};
}

Result<Marker> decode(QByteArrayView bytes)
{
    QS_TRY(checkVersion(bytes));
    codec::CborReader in(bytes);
    in.array(kMarkerFields);
    in.uint(kMarkerVersion);
    const QByteArray wraps = in.bytes(kWrapsBytesMax);
    Marker marker;
    marker.keychainEntry = in.text(kKeychainEntryBytesMax);
    marker.note = in.bytes(kMarkerNoteBytesMax);
    if (!in.finish()) {
        return unreadable();
    }
    Result<crypto::LocalWraps> opened = crypto::LocalWraps::deserialize(wraps);
    if (!opened) {
        return unreadable();
    }
    marker.wraps = std::move(opened).value();
    return marker;
}

bool isWithinBounds(const Marker& marker)
{
    return marker.wraps.serialize().size() <= kWrapsBytesMax &&
           marker.keychainEntry.toUtf8().size() <= kKeychainEntryBytesMax &&
           marker.note.size() <= kMarkerNoteBytesMax;
}

} // namespace

Result<std::optional<Marker>> readMarker(const QString& directory)
{
    const Result<QByteArray> bytes = readWholeFile(pathIn(directory), kMarkerBytesMax);
    if (!bytes) {
        if (bytes.error().code == ErrorCode::NotFound) {
            return std::optional<Marker>();
        }
        return bytes.error();
    }
    QS_TRY_ASSIGN(Marker marker, decode(bytes.value()));
    return std::optional(std::move(marker));
}

Result<void> writeMarker(const QString& directory, const Marker& marker)
{
    if (!isWithinBounds(marker)) {
        return Error{ErrorCode::Invalid, u"the marker is over its bounds"_s};
    }
    QS_TRY(makePrivateDirectory(directory));
    QS_TRY_ASSIGN(AtomicFile file, AtomicFile::begin(pathIn(directory)));
    QS_TRY(file.write(encode(marker)));
    return file.commit();
}

} // namespace qs::store
