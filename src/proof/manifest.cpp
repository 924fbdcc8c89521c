// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "proof/manifest.h"

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "protocol/limits.h"

#include <algorithm>

namespace qs::proof {

namespace {

constexpr quint64 kVersion = 1;
constexpr qsizetype kFloorsMax = 4096;
constexpr quint64 kContinuityKey = 12;
constexpr quint64 kSuccessorKey = 13;

Error invalid(const char* rule)
{
    return {ErrorCode::Invalid, QLatin1String("manifest: ") + QLatin1String(rule)};
}

QByteArray encode(const Manifest& m)
{
    codec::CborWriter out;
    out.map(10 + int(m.seq == 1) + int(m.vouch.has_value()));
    out.key(1).uint(kVersion).key(2).bytes(m.user.view()).key(3).uint(m.seq);
    out.key(4).bytes(m.prev.view()).key(5).bytes(m.identity.view());
    out.key(6).uint(m.seedGeneration).key(7).bytes(m.userBox.view());
    out.key(8).array(m.devices.size());
    for (const ManifestDevice& d : m.devices) {
        out.array(4).bytes(d.id.view()).bytes(d.signKey.view()).bytes(d.boxKey.view());
        out.uint(d.addedSeq);
    }
    out.key(9).array(m.revoked.size());
    for (const RevokedDevice& r : m.revoked) {
        out.array(3).bytes(r.id.view()).uint(r.revokedSeq).array(r.floors.size());
        for (const LaneFloor& floor : r.floors) {
            out.array(3).bytes(floor.space.view()).uint(floor.n).bytes(floor.id.view());
        }
    }
    out.key(10).array(1).uint(m.suiteMin);
    if (m.seq == 1) {
        out.key(11).bytes(m.nonce.view());
    }
    if (m.vouch && m.vouch->kind == IdentityChangeKind::Continuity) {
        out.key(kContinuityKey).array(2).bytes(m.vouch->device.view());
        out.bytes(m.vouch->signature.view());
    } else if (m.vouch) {
        out.key(kSuccessorKey).bytes(m.vouch->signature.view());
    }
    return out.take();
}

// What old identity key or device sign: which key comes next, at which place of which chain.
QByteArray vouchMessage(const Manifest& next)
{
    return next.user.bytes() + littleEndian64(next.seq) + next.prev.bytes() + next.identity.bytes();
}

void readContinuity(codec::CborReader& in, Manifest& m)
{
    in.array(2);
    IdentityVouch vouch{IdentityChangeKind::Continuity, in.id<DeviceId>(), {}};
    vouch.signature = in.id<protocol::Signature>();
    m.vouch = vouch;
}

void readDevice(codec::CborReader& in, Manifest& m)
{
    in.array(4);
    ManifestDevice d;
    d.id = in.id<DeviceId>();
    d.signKey = in.id<protocol::DevicePub>();
    d.boxKey = in.id<protocol::DeviceBoxPub>();
    d.addedSeq = in.uint();
    m.devices.append(d);
}

void readRevoked(codec::CborReader& in, Manifest& m)
{
    in.array(3);
    RevokedDevice r;
    r.id = in.id<DeviceId>();
    r.revokedSeq = in.uint();
    in.list(kFloorsMax, [&] {
        in.array(3);
        LaneFloor floor;
        floor.space = in.id<Hash32>();
        floor.n = in.uint();
        floor.id = in.id<EnvId>();
        r.floors.append(floor);
    });
    m.revoked.append(r);
}

void readField(codec::CborReader& in, quint64 key, Manifest& m)
{
    switch (key) {
    case 1:
        if (in.uint() != kVersion) {
            in.fail("version of the manifest");
        }
        break;
    case 2: m.user = in.id<UserId>(); break;
    case 3: m.seq = in.uint(); break;
    case 4: m.prev = in.id<Hash32>(); break;
    case 5: m.identity = in.id<protocol::IdentityPub>(); break;
    case 6: m.seedGeneration = in.uint(); break;
    case 7: m.userBox = in.id<protocol::UserBoxPub>(); break;
    case 8: in.list(kManifestDevicesMax, [&] { readDevice(in, m); }); break;
    case 9: in.list(kManifestDevicesMax, [&] { readRevoked(in, m); }); break;
    case 10: {
        const qsizetype more = in.arrayAtLeast(1);
        m.suiteMin = in.uint();
        for (qsizetype i = 0; i < more && in.ok(); ++i) {
            in.skip();
        }
        break;
    }
    case 11: m.nonce = in.id<protocol::Nonce16>(); break;
    case kContinuityKey: readContinuity(in, m); break;
    case kSuccessorKey:
        m.vouch = {IdentityChangeKind::Successor, {}, in.id<protocol::Signature>()};
        break;
    default: in.skip(); break;
    }
}

// `seen` has a bit for each key of the map.
Result<void> checkRules(const Manifest& m, quint64 seen)
{
    constexpr quint64 kRequired = 0b11111111110; // keys 1 to 10
    const quint64 required = kRequired | (m.seq == 1 ? quint64(1) << 11 : 0);
    if ((seen & required) != required || m.seq == 0 || m.user.isNull() || m.devices.isEmpty() ||
        m.suiteMin == 0) {
        return invalid("a field is missing");
    }
    if (m.seq == 1 && (!m.prev.isNull() || m.user != userIdOf(m.identity, m.nonce))) {
        return invalid("user id does not name the first identity key");
    }
    constexpr quint64 kBoth = quint64(1) << kContinuityKey | quint64(1) << kSuccessorKey;
    if ((seen & kBoth) == kBoth || (m.seq == 1 && m.vouch)) {
        return invalid("a word for the identity that nobody needs");
    }
    for (const ManifestDevice& d : m.devices) {
        const bool twice = std::ranges::count(m.devices, d.id, &ManifestDevice::id) != 1;
        const bool revoked = std::ranges::count(m.revoked, d.id, &RevokedDevice::id) != 0;
        if (d.id != deviceIdOf(d.signKey) || twice || revoked || d.addedSeq > m.seq) {
            return invalid("a device");
        }
    }
    return {};
}

} // namespace

const ManifestDevice* Manifest::device(const DeviceId& id) const
{
    const auto found = std::ranges::find(devices, id, &ManifestDevice::id);
    return found == devices.end() ? nullptr : &*found;
}

SignedManifest signManifest(const Manifest& manifest, const IdentityKey& key)
{
    const QByteArray map = encode(manifest);
    const protocol::Signature signature = key.sign(sign_context::kManifest, {map});
    codec::CborWriter out;
    out.array(2).bytes(map).bytes(signature.view());
    return {manifest, hash<Hash32>(label::kManifest, {map}), out.take()};
}

Result<SignedManifest> readManifest(QByteArrayView bytes)
{
    if (bytes.size() > protocol::kManifestBytesMax) {
        return invalid("size");
    }
    codec::CborReader outer(bytes);
    outer.array(2);
    const QByteArrayView map = outer.bytesView();
    const auto signature = outer.id<protocol::Signature>();
    QS_TRY(outer.finish());

    SignedManifest read;
    codec::CborReader in(map);
    quint64 seen = 0;
    in.map([&](quint64 key) {
        seen |= key < 64 ? quint64(1) << key : 0;
        readField(in, key, read.manifest);
    });
    QS_TRY(in.finish());
    QS_TRY(checkRules(read.manifest, seen));
    if (!verify(read.manifest.identity, sign_context::kManifest, {map}, signature)) {
        return invalid("signature");
    }
    read.hash = hash<Hash32>(label::kManifest, {map});
    read.bytes = bytes.toByteArray();
    return read;
}

Manifest manifestAfter(const SignedManifest& last)
{
    Manifest next = last.manifest;
    next.seq += 1;
    next.prev = last.hash;
    next.nonce = {};
    next.vouch.reset();
    return next;
}

void vouchAsSuccessor(Manifest& next, const IdentityKey& old)
{
    next.vouch = {
        IdentityChangeKind::Successor,
        {},
        old.sign(sign_context::kSuccessor, {vouchMessage(next)})};
}

void vouchAsDevice(Manifest& next, const DeviceKey& device)
{
    next.vouch = {
        IdentityChangeKind::Continuity,
        deviceIdOf(device.pub()),
        device.sign(sign_context::kContinuity, {vouchMessage(next)})};
}

namespace {

// The old key's word is worth a new seed, without which the change would protect nothing. A
// device's word is worth less: it can neither add nor drop anybody.
Result<void> checkVouch(const Manifest& a, const Manifest& b)
{
    const IdentityVouch& vouch = *b.vouch;
    if (vouch.kind == IdentityChangeKind::Continuity) {
        const ManifestDevice* const device = a.device(vouch.device);
        const bool isGenuine =
            device &&
            verify(device->signKey, sign_context::kContinuity, {vouchMessage(b)}, vouch.signature);
        const bool isTheSame = a.devices == b.devices && a.revoked == b.revoked &&
                               a.seedGeneration == b.seedGeneration && a.userBox == b.userBox;
        return isGenuine && isTheSame ? Result<void>() : invalid("continuity");
    }
    const bool isGenuine =
        verify(a.identity, sign_context::kSuccessor, {vouchMessage(b)}, vouch.signature);
    const bool addsNobody = std::ranges::all_of(b.devices, [&](const ManifestDevice& device) {
        return a.device(device.id) != nullptr;
    });
    const bool isGood = isGenuine && addsNobody && b.seedGeneration > a.seedGeneration;
    return isGood ? Result<void>() : invalid("successor");
}

Result<void> checkIdentity(const Manifest& a, const Manifest& b)
{
    if (a.identity == b.identity) {
        return b.vouch ? Result<void>(invalid("a word for an identity that stays"))
                       : Result<void>();
    }
    if (!b.vouch) {
        return Error{
            ErrorCode::Denied, QStringLiteral("manifest: another identity, and nobody says why")};
    }
    return checkVouch(a, b);
}

// A device leaves by a revocation alone, and that says when it happened: a floor could otherwise be
// given to a device that never was, or be dated back.
Result<void> checkLeavers(const Manifest& a, const Manifest& b)
{
    for (const ManifestDevice& d : a.devices) {
        if (!b.device(d.id) && std::ranges::count(b.revoked, d.id, &RevokedDevice::id) == 0) {
            return invalid("a device left without a revocation");
        }
    }
    for (const RevokedDevice& gone : b.revoked) {
        if (std::ranges::count(b.revoked, gone.id, &RevokedDevice::id) != 1) {
            return invalid("revoked twice");
        }
        const bool isNew = std::ranges::count(a.revoked, gone.id, &RevokedDevice::id) == 0;
        if (isNew && (!a.device(gone.id) || gone.revokedSeq != b.seq)) {
            return invalid("a revocation of nobody, or of another time");
        }
    }
    return {};
}

} // namespace

Result<void> checkSuccessor(const SignedManifest& last, const SignedManifest& next)
{
    const Manifest& a = last.manifest;
    const Manifest& b = next.manifest;
    if (a.user != b.user) {
        return invalid("another user");
    }
    if (b.seq != a.seq + 1 || b.prev != last.hash) {
        return invalid("not the next in the chain");
    }
    if (b.suiteMin < a.suiteMin || b.seedGeneration < a.seedGeneration) {
        return invalid("a bound went down");
    }
    if (b.seedGeneration == a.seedGeneration && b.userBox != a.userBox) {
        return invalid("another box key of the same seed");
    }
    QS_TRY(checkLeavers(a, b));
    for (const RevokedDevice& gone : a.revoked) {
        if (b.device(gone.id) || std::ranges::count(b.revoked, gone) != 1) {
            return invalid("a revoked device came back");
        }
    }
    for (const ManifestDevice& d : b.devices) {
        const ManifestDevice* const before = a.device(d.id);
        if (before ? *before != d : d.addedSeq != b.seq) {
            return invalid("a device changed");
        }
    }
    return checkIdentity(a, b);
}

Result<QList<SignedManifest>> readChain(const QList<QByteArray>& manifests)
{
    QList<SignedManifest> chain;
    for (const QByteArray& bytes : manifests) {
        QS_TRY_ASSIGN(SignedManifest next, readManifest(bytes));
        if (chain.isEmpty() && next.manifest.seq != 1) {
            return invalid("a chain begins with number 1");
        }
        if (!chain.isEmpty()) {
            QS_TRY(checkSuccessor(chain.last(), next));
        }
        chain.append(next);
    }
    if (chain.isEmpty()) {
        return invalid("empty chain");
    }
    return chain;
}

} // namespace qs::proof
