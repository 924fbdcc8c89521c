// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/voucher.h"

#include "content/payload.h"
#include "crypto/pieces.h"

namespace qs::crypto {

namespace {

QByteArray encode(const Voucher& v)
{
    codec::CborWriter out;
    out.map(6).key(1).uint(kMapVersion).key(2).bytes(v.member.view());
    out.key(3).bytes(v.fingerprint.view()).key(4).bytes(v.circle.view()).key(5).uint(v.epoch);
    out.key(6);
    writeSigner(out, v.owner);
    return out.take();
}

void readField(codec::CborReader& in, quint64 key, Voucher& v)
{
    switch (key) {
    case 1: readMapVersion(in); break;
    case 2: v.member = in.id<UserId>(); break;
    case 3: v.fingerprint = in.id<Hash32>(); break;
    case 4: v.circle = in.id<SpaceId>(); break;
    case 5: v.epoch = in.uint(); break;
    case 6: v.owner = readSigner(in); break;
    default: in.skip(); break;
    }
}

} // namespace

Voucher signVoucher(const AccountKeys& me, const SpaceEpoch& epoch, const IdentityChain& member)
{
    Voucher voucher;
    voucher.member = member.user();
    voucher.fingerprint = proof::fingerprintOf(member.identity());
    voucher.circle = epoch.space().id;
    voucher.epoch = epoch.epoch();
    voucher.owner = me.signer();
    const QByteArray map = encode(voucher);
    voucher.bytes = joinSigned(map, me.deviceKey().sign(proof::sign_context::kVoucher, {map}));
    return voucher;
}

Result<Voucher> readVoucher(QByteArrayView bytes)
{
    QS_TRY_ASSIGN(const SignedBytes split, splitSigned(bytes, content::kVoucherBytesMax));
    codec::CborReader in(split.map);
    Voucher voucher;
    in.map([&](quint64 key) { readField(in, key, voucher); });
    QS_TRY(in.finish());
    if (voucher.member.isNull() || voucher.fingerprint.isNull() || voucher.circle.isNull() ||
        voucher.epoch == 0 || voucher.owner.user.isNull()) {
        return Error{ErrorCode::Invalid, QStringLiteral("voucher: a field is missing")};
    }
    voucher.bytes = bytes.toByteArray();
    return voucher;
}

Result<void> verifyVoucher(
    const Voucher& voucher,
    const SpaceEpoch& epoch,
    const IdentityChain& owner,
    const IdentityChain& member
)
{
    // What is asked of the voucher is asked of its signed bytes, not of the values beside them.
    QS_TRY_ASSIGN(const Voucher v, readVoucher(voucher.bytes));
    QS_TRY_ASSIGN(const SignedBytes split, splitSigned(voucher.bytes, content::kVoucherBytesMax));
    const bool fits = v.circle == epoch.space().id && v.epoch == epoch.epoch() &&
                      v.owner.user == epoch.owner() && v.member == member.user() &&
                      member.hadIdentity(v.fingerprint);
    if (!fits) {
        return Error{ErrorCode::Denied, QStringLiteral("voucher: for somebody or something else")};
    }
    return owner.verify(v.owner, proof::sign_context::kVoucher, split.map, split.signature);
}

} // namespace qs::crypto
