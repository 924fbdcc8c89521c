// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/pieces.h"

namespace qs::crypto {

void writeSeeds(codec::CborWriter& out, const SeedRing& seeds)
{
    out.array(static_cast<qsizetype>(seeds.all().size()));
    for (const auto& [generation, seed] : seeds.all()) {
        out.array(2).uint(generation).bytes(seed.view());
    }
}

SeedRing readSeeds(codec::CborReader& in)
{
    SeedRing seeds;
    in.list(kGenerationsMax, [&] {
        in.array(2);
        const quint64 generation = in.uint();
        UserSeed seed = UserSeed::from(in.bytesView(UserSeed::kSize));
        if (seed.isEmpty() || generation <= seeds.generation()) {
            in.fail("a seed");
            return;
        }
        seeds.add(generation, std::move(seed));
    });
    if (in.ok() && seeds.generation() == 0) {
        in.fail("no seed");
    }
    return seeds;
}

void writeManifestRef(codec::CborWriter& out, const ManifestRef& ref)
{
    out.array(2).uint(ref.seq).bytes(ref.hash.view());
}

ManifestRef readManifestRef(codec::CborReader& in)
{
    in.array(2);
    const quint64 seq = in.uint();
    return {seq, in.id<Hash32>()};
}

void writeSigner(codec::CborWriter& out, const Signer& signer)
{
    out.array(3).bytes(signer.user.view()).bytes(signer.device.view());
    writeManifestRef(out, signer.manifest);
}

Signer readSigner(codec::CborReader& in)
{
    in.array(3);
    Signer signer;
    signer.user = in.id<UserId>();
    signer.device = in.id<DeviceId>();
    signer.manifest = readManifestRef(in);
    return signer;
}

QByteArray joinSigned(QByteArrayView map, const protocol::Signature& signature)
{
    codec::CborWriter out;
    out.array(2).bytes(map).bytes(signature.view());
    return out.take();
}

Result<SignedBytes> splitSigned(QByteArrayView bytes, qsizetype sizeMax)
{
    if (bytes.size() > sizeMax) {
        return Error{ErrorCode::Invalid, QStringLiteral("signed map: size")};
    }
    codec::CborReader in(bytes);
    in.array(2);
    SignedBytes split;
    split.map = in.bytesView();
    split.signature = in.id<protocol::Signature>();
    QS_TRY(in.finish());
    return split;
}

void readMapVersion(codec::CborReader& in)
{
    if (in.uint() != kMapVersion) {
        in.fail("version");
    }
}

} // namespace qs::crypto
