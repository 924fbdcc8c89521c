// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/group_mail.h"

#include "crypto/pieces.h"

namespace qs::crypto {

namespace {

Error invalid()
{
    return {ErrorCode::Invalid, QStringLiteral("letter: a field is missing")};
}

struct GrantMap
{
    SpaceId group;
    quint64 epoch = 0;
    Hash32 commit;
    SpaceKey key;
    quint64 fromSeq = 0;
    UserId by;
};

void readField(codec::CborReader& in, quint64 key, GrantMap& read)
{
    switch (key) {
    case 1: read.group = in.id<SpaceId>(); break;
    case 2: read.epoch = in.uint(); break;
    case 3: read.commit = in.id<Hash32>(); break;
    case 4: read.key = SpaceKey::from(in.bytesView(SpaceKey::kSize)); break;
    case 5: read.fromSeq = in.uint(); break;
    case 6: read.by = in.id<UserId>(); break;
    default: in.skip(); break;
    }
}

} // namespace

Result<QByteArray>
sealGroupGrant(const AccountKeys& me, const IdentityChain& recipient, const GroupGrant& grant)
{
    if (!grant.epoch || grant.epoch->space().kind != SpaceKind::Group) {
        return invalid();
    }
    codec::CborWriter out;
    out.map(6).key(1).bytes(grant.epoch->space().id.view()).key(2).uint(grant.epoch->epoch());
    out.key(3).bytes(grant.epoch->epochRef()->view()).key(4).bytes(grant.epoch->key().view());
    out.key(5).uint(grant.fromSeq).key(6).bytes(grant.by.view());
    QByteArray content = out.take();
    Result<QByteArray> sealed = sealLetter(me, recipient, LetterType::GroupGrant, content);
    proof::wipe(content);
    return sealed;
}

Result<GroupGrant> readGroupGrant(const Letter& letter, const IdentityChain& sender)
{
    QS_TRY_ASSIGN(const QByteArray content, verifyLetter(letter, LetterType::GroupGrant, sender));
    codec::CborReader in(content);
    GrantMap read;
    in.map([&](quint64 key) { readField(in, key, read); });
    QS_TRY(in.finish());
    if (read.group.isNull() || read.epoch == 0 || read.commit.isNull() || read.key.isEmpty() ||
        read.fromSeq == 0 || read.by.isNull()) {
        return invalid();
    }
    return GroupGrant{
        SpaceEpoch::ofGroup(std::move(read.key), read.group, read.epoch, read.commit),
        read.fromSeq,
        read.by,
    };
}

Result<QByteArray> sealGroupFarewell(
    const AccountKeys& me,
    const IdentityChain& recipient,
    const GroupFarewell& farewell
)
{
    codec::CborWriter out;
    out.map(2).key(1).bytes(farewell.group.view()).key(2).uint(farewell.n);
    return sealLetter(me, recipient, LetterType::GroupFarewell, out.take());
}

Result<GroupFarewell> readGroupFarewell(const Letter& letter, const IdentityChain& sender)
{
    QS_TRY_ASSIGN(
        const QByteArray content, verifyLetter(letter, LetterType::GroupFarewell, sender)
    );
    codec::CborReader in(content);
    GroupFarewell read;
    in.map([&](quint64 key) {
        switch (key) {
        case 1: read.group = in.id<SpaceId>(); break;
        case 2: read.n = in.uint(); break;
        default: in.skip(); break;
        }
    });
    QS_TRY(in.finish());
    if (read.group.isNull() || read.n == 0) {
        return invalid();
    }
    return read;
}

} // namespace qs::crypto
