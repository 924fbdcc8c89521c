// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "protocol/envelope.h"

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "protocol/limits.h"

#include <algorithm>
#include <functional>

namespace qs::protocol {

namespace {

constexpr quint64 kVersion = 1;
constexpr qsizetype kWrapBytes = 104;
constexpr qsizetype kHeaderBytesMax = 8 * 1024;
constexpr quint64 kKnownKeys = 18;
constexpr quint64 kClassesMax = 4;
constexpr qsizetype kTagBytesMax = 128;
constexpr qsizetype kRefsMax = 2;
constexpr char kArrayOfFour = '\x84'; // RFC 8949, major type 4

void writeRef(codec::CborWriter& out, const ObjectRef& ref)
{
    out.array(2).bytes(ref.author.view()).bytes(ref.id.view());
}

ObjectRef readRef(codec::CborReader& in)
{
    in.array(2);
    const auto author = in.id<UserId>();
    return {author, in.id<ObjectId>()};
}

qsizetype pairsOf(const EnvelopeHeader& h)
{
    qsizetype pairs = 8; // suite, class, author, device, space, lane number, prev, manifest
    pairs += h.epochRef.has_value();
    pairs += !h.blobs.isEmpty();
    pairs += h.expiresHour.has_value();
    pairs += !h.publicRefs.isEmpty();
    pairs += !h.crit.isEmpty();
    pairs += h.publicKind.has_value();
    pairs += !h.tags.isEmpty();
    pairs += !h.objectOrRecord.isEmpty();
    pairs += !h.erases.isEmpty();
    pairs += h.commit.has_value();
    return h.envelopeClass == EnvelopeClass::Ephemeral ? pairs - 1 : pairs;
}

void writeOptionalFields(codec::CborWriter& out, const EnvelopeHeader& h)
{
    if (!h.blobs.isEmpty()) {
        out.key(10).array(h.blobs.size());
        for (const ObjectId& blob : h.blobs) {
            out.bytes(blob.view());
        }
    }
    if (h.expiresHour) {
        out.key(11).uint(*h.expiresHour);
    }
    if (!h.publicRefs.isEmpty()) {
        out.key(12).array(h.publicRefs.size());
        for (const ObjectRef& ref : h.publicRefs) {
            writeRef(out, ref);
        }
    }
    if (!h.crit.isEmpty()) {
        out.key(13).array(h.crit.size());
        for (const quint64 key : h.crit) {
            out.uint(key);
        }
    }
    if (h.publicKind) {
        out.key(14).uint(*h.publicKind);
    }
    if (!h.tags.isEmpty()) {
        out.key(15).array(h.tags.size());
        for (const QString& tag : h.tags) {
            out.text(tag);
        }
    }
    if (!h.objectOrRecord.isEmpty()) {
        out.key(16).bytes(h.objectOrRecord);
    }
    if (!h.erases.isEmpty()) {
        out.key(17).array(h.erases.size());
        for (const EnvId& id : h.erases) {
            out.bytes(id.view());
        }
    }
    if (h.commit) {
        out.key(18).array(4).uint(h.commit->n).bytes(h.commit->prev.view());
        out.bytes(h.commit->tokenHash.view()).array(h.commit->admins.size());
        for (const UserId& admin : h.commit->admins) {
            out.bytes(admin.view());
        }
    }
}

CommitMark readCommit(codec::CborReader& in)
{
    CommitMark mark;
    in.array(4);
    mark.n = in.uint();
    mark.prev = in.id<Hash32>();
    mark.tokenHash = in.id<TokenHash>();
    in.list(kGroupAdminsMax, [&] { mark.admins.append(in.id<UserId>()); });
    return mark;
}

// A change of a group stands where it begins an epoch, and says who may make the next.
bool isInOrder(const CommitMark& mark, const EnvelopeHeader& h)
{
    const bool isSorted =
        std::ranges::adjacent_find(mark.admins, std::greater_equal<>()) == mark.admins.end();
    return h.envelopeClass == EnvelopeClass::Control && h.space.kind == SpaceKind::Group &&
           mark.n > 0 && mark.n == h.epoch && mark.prev.isNull() == (mark.n == 1) &&
           !mark.tokenHash.isNull() && !mark.admins.isEmpty() && isSorted;
}

void readSpaceField(codec::CborReader& in, EnvelopeHeader& h)
{
    in.array(3);
    h.space.kind = static_cast<SpaceKind>(in.uint(static_cast<quint64>(SpaceKind::Mailbox)));
    h.space.id = in.id<SpaceId>();
    h.epoch = in.uint();
}

void readOptionalField(codec::CborReader& in, quint64 key, EnvelopeHeader& h)
{
    switch (key) {
    case 10: in.list(kBlobsMax, [&] { h.blobs.append(in.id<ObjectId>()); }); break;
    case 11: h.expiresHour = in.uint(); break;
    case 12: in.list(kRefsMax, [&] { h.publicRefs.append(readRef(in)); }); break;
    case 13: in.list(kCritMax, [&] { h.crit.append(in.uint()); }); break;
    case 14: h.publicKind = in.uint(); break;
    case 15: in.list(kTagsMax, [&] { h.tags.append(in.text(kTagBytesMax)); }); break;
    case 16: h.objectOrRecord = in.bytes(ObjectId::kSize); break;
    case 17: in.list(kErasesMax, [&] { h.erases.append(in.id<EnvId>()); }); break;
    case 18: h.commit = readCommit(in); break;
    default: in.skip(); break; // a newer field: signed with the rest, ignored unless critical
    }
}

void readField(codec::CborReader& in, quint64 key, EnvelopeHeader& h)
{
    switch (key) {
    case 1: h.suite = static_cast<Suite>(in.uint()); break;
    case 2: h.envelopeClass = static_cast<EnvelopeClass>(in.uint(kClassesMax)); break;
    case 3: h.author = in.id<UserId>(); break;
    case 4: h.device = in.id<DeviceId>(); break;
    case 5: readSpaceField(in, h); break;
    case 6: h.laneN = in.uint(); break;
    case 7: h.prev = in.id<EnvId>(); break;
    case 8: h.epochRef = in.id<Hash32>(); break;
    case 9:
        in.array(2);
        h.manifestSeq = in.uint();
        h.manifestHash = in.id<Hash32>();
        break;
    default: readOptionalField(in, key, h); break;
    }
}

// Rules between fields, which hold for the server as for every reader.
Result<void> checkRules(const EnvelopeHeader& h, quint64 seen)
{
    const auto invalid = [](const char* rule) {
        return Error{ErrorCode::Invalid, QLatin1String("envelope header: ") + QLatin1String(rule)};
    };
    const bool ephemeral = h.envelopeClass == EnvelopeClass::Ephemeral;
    const bool isPublic = h.suite == Suite::Public;
    constexpr quint64 kRequired = 0b1001111110; // keys 1 to 6 and 9
    if ((seen & kRequired) != kRequired || h.envelopeClass == EnvelopeClass{}) {
        return invalid("a field is missing");
    }
    if (h.suite != Suite::Sealed && h.suite != Suite::Public) {
        return Error{ErrorCode::Incompatible, QStringLiteral("unknown suite")};
    }
    for (const quint64 key : h.crit) {
        if (key == 0 || key > kKnownKeys) {
            return Error{ErrorCode::Incompatible, QStringLiteral("unknown critical field")};
        }
    }
    if (ephemeral != (h.laneN == 0) || ephemeral == bool(seen & (1 << 7))) {
        return invalid("place in the lane");
    }
    if (isPublic != (h.space.kind == SpaceKind::Public) || (isPublic && h.epoch != 0)) {
        return invalid("suite and space do not fit");
    }
    if (!isPublic && (h.publicKind || !h.tags.isEmpty() || !h.publicRefs.isEmpty())) {
        return invalid("public field in a sealed envelope");
    }
    const bool wantsId = isPublic || h.envelopeClass == EnvelopeClass::Vault;
    if (h.objectOrRecord.size() != (wantsId ? ObjectId::kSize : 0)) {
        return invalid("object or record id");
    }
    if (h.commit && !isInOrder(*h.commit, h)) {
        return invalid("change of a group");
    }
    return {};
}

} // namespace

QByteArray writeHeader(const EnvelopeHeader& h)
{
    codec::CborWriter out;
    out.map(pairsOf(h));
    out.key(1).uint(static_cast<quint64>(h.suite));
    out.key(2).uint(static_cast<quint64>(h.envelopeClass));
    out.key(3).bytes(h.author.view());
    out.key(4).bytes(h.device.view());
    out.key(5).array(3).uint(static_cast<quint64>(h.space.kind)).bytes(h.space.id.view());
    out.uint(h.epoch);
    out.key(6).uint(h.laneN);
    if (h.envelopeClass != EnvelopeClass::Ephemeral) {
        out.key(7).bytes(h.prev.view());
    }
    if (h.epochRef) {
        out.key(8).bytes(h.epochRef->view());
    }
    out.key(9).array(2).uint(h.manifestSeq).bytes(h.manifestHash.view());
    writeOptionalFields(out, h);
    return out.take();
}

Result<EnvelopeHeader> readHeader(QByteArrayView bytes)
{
    if (bytes.size() > kHeaderBytesMax) {
        return Error{ErrorCode::Invalid, QStringLiteral("envelope header: size")};
    }
    codec::CborReader in(bytes);
    EnvelopeHeader header;
    quint64 seen = 0;
    in.map([&](quint64 key) {
        seen |= key < 64 ? quint64(1) << key : 0;
        readField(in, key, header);
    });
    QS_TRY(in.finish());
    QS_TRY(checkRules(header, seen));
    return header;
}

QByteArray joinEnvelope(const EnvelopeParts& parts)
{
    codec::CborWriter out;
    out.array(5).uint(kVersion).bytes(parts.header).bytes(parts.wrap).bytes(parts.body);
    out.bytes(parts.signature.view());
    return out.take();
}

Result<EnvelopeParts> splitEnvelope(QByteArrayView bytes)
{
    if (bytes.size() > kEnvelopeBytesMax) {
        return Error{ErrorCode::Invalid, QStringLiteral("envelope: size")};
    }
    codec::CborReader in(bytes);
    in.array(5);
    const quint64 version = in.uint();
    if (in.ok() && version != kVersion) {
        return Error{ErrorCode::Incompatible, QStringLiteral("envelope: version")};
    }
    EnvelopeParts parts;
    parts.header = in.bytesView(kHeaderBytesMax);
    parts.wrap = in.bytesView(kWrapBytes);
    parts.body = in.bytesView();
    parts.signature = in.id<Signature>();
    QS_TRY(in.finish());
    return parts;
}

bool isStub(QByteArrayView bytes)
{
    return bytes.startsWith(kArrayOfFour);
}

QByteArray joinStub(const StubParts& parts)
{
    codec::CborWriter out;
    out.array(4).bytes(parts.header).bytes(parts.wrapDigest.view()).bytes(parts.bodyDigest.view());
    out.bytes(parts.signature.view());
    return out.take();
}

Result<StubParts> splitStub(QByteArrayView bytes)
{
    codec::CborReader in(bytes);
    in.array(4);
    StubParts parts;
    parts.header = in.bytesView(kHeaderBytesMax);
    parts.wrapDigest = in.id<Hash32>();
    parts.bodyDigest = in.id<Hash32>();
    parts.signature = in.id<Signature>();
    QS_TRY(in.finish());
    return parts;
}

} // namespace qs::protocol
