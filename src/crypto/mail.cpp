// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/mail.h"

#include "content/payload.h"
#include "content/text.h"
#include "crypto/pieces.h"
#include "proof/caead.h"
#include "protocol/limits.h"

namespace qs::crypto {

namespace {

constexpr qsizetype kSecretsMax = 64;

Error invalid(const char* rule)
{
    return {ErrorCode::Invalid, QLatin1String("letter: ") + QLatin1String(rule)};
}

Error denied(const char* rule)
{
    return {ErrorCode::Denied, QLatin1String("letter: ") + QLatin1String(rule)};
}

proof::SignContext contextOf(LetterType type)
{
    switch (type) {
    case LetterType::ConnectRequest:
    case LetterType::Acceptance:
    case LetterType::Withdrawal: return proof::sign_context::kInvite;
    case LetterType::Grant:
    case LetterType::GroupGrant:
    case LetterType::GroupFarewell: return proof::sign_context::kGrant;
    }
    return proof::sign_context::kInvite;
}

bool isKnown(LetterType type)
{
    return (type >= LetterType::ConnectRequest && type <= LetterType::Withdrawal) ||
           type == LetterType::GroupGrant || type == LetterType::GroupFarewell;
}

bool isUsable(const content::NameCard& card)
{
    return content::checkName(card.name).ok() && card.hue <= content::kHueMax;
}

// The signed part of every letter.
struct LetterMap
{
    LetterType type = LetterType::Grant;
    UserId recipient;
    quint64 generation = 0;
    Signer sender;
    QByteArray content;
};

QByteArray encode(const LetterMap& letter)
{
    codec::CborWriter out;
    out.map(6).key(1).uint(kMapVersion).key(2).uint(static_cast<quint64>(letter.type));
    out.key(3).bytes(letter.recipient.view()).key(4).uint(letter.generation).key(5);
    writeSigner(out, letter.sender);
    out.key(6).bytes(letter.content);
    return out.take();
}

void readField(codec::CborReader& in, quint64 key, LetterMap& letter)
{
    switch (key) {
    case 1: readMapVersion(in); break;
    case 2: letter.type = static_cast<LetterType>(in.uint()); break;
    case 3: letter.recipient = in.id<UserId>(); break;
    case 4: letter.generation = in.uint(); break;
    case 5: letter.sender = readSigner(in); break;
    case 6: letter.content = in.bytes(protocol::kMailItemBytesMax); break;
    default: in.skip(); break;
    }
}

// Which of my generations a letter was sealed to, and what it says.
struct Opened
{
    quint64 generation;
    QByteArray padded;
};

Result<Opened> openBox(QByteArrayView sealed, const SeedRing& seeds)
{
    for (auto it = seeds.all().rbegin(); it != seeds.all().rend(); ++it) {
        auto padded = userBoxOf(it->second).open(sealed);
        if (padded.ok()) {
            return Opened{it->first, std::move(*padded)};
        }
    }
    return Error{ErrorCode::Corrupt, QStringLiteral("letter: does not open")};
}

} // namespace

Result<QByteArray> sealLetter(
    const AccountKeys& me,
    const IdentityChain& recipient,
    LetterType type,
    const QByteArray& content
)
{
    const proof::Manifest& to = recipient.newest();
    QByteArray map = encode({type, to.user, to.seedGeneration, me.signer(), content});
    QByteArray plain = joinSigned(map, me.deviceKey().sign(contextOf(type), {map}));
    QByteArray padded = proof::pad(plain);
    Result<QByteArray> sealed = sealToBox(to.userBox, padded);
    proof::wipe(map);
    proof::wipe(plain);
    proof::wipe(padded);
    if (sealed.ok() && sealed->size() > protocol::kMailItemBytesMax) {
        return invalid("size");
    }
    return sealed;
}

namespace {

void readField(codec::CborReader& in, quint64 key, ConnectRequest& request)
{
    switch (key) {
    case 1: request.proof = in.id<Hash32>(); break;
    case 2: request.nameCard = content::readNameCard(in); break;
    case 3: request.dropToken = in.id<protocol::Token>(); break;
    default: in.skip(); break;
    }
}

void readField(codec::CborReader& in, quint64 key, Acceptance& acceptance)
{
    switch (key) {
    case 1: acceptance.nameCard = content::readNameCard(in); break;
    case 2: acceptance.dropToken = in.id<protocol::Token>(); break;
    default: in.skip(); break;
    }
}

struct GrantMap
{
    QByteArrayView statement;
    SpaceKey key;
    QByteArrayView voucher;
    Grant grant;
};

void readField(codec::CborReader& in, quint64 key, GrantMap& read)
{
    switch (key) {
    case 1: read.statement = in.bytesView(protocol::kStatementBytesMax); break;
    case 2: read.key = SpaceKey::from(in.bytesView(SpaceKey::kSize)); break;
    case 3: read.voucher = in.bytesView(content::kVoucherBytesMax); break;
    case 4: read.grant.fromSeq = in.uint(); break;
    case 5: read.grant.nameCard = content::readNameCard(in); break;
    case 6: read.grant.sealedProfile = in.bytes(kSealedProfileBytesMax); break;
    case 7: read.grant.dropToken = in.id<protocol::Token>(); break;
    case 8: read.grant.isMain = in.boolean(); break;
    default: in.skip(); break;
    }
}

} // namespace

Result<QByteArray> sealConnectRequest(
    const AccountKeys& me,
    const IdentityChain& recipient,
    const ConnectRequest& request
)
{
    if (!isUsable(request.nameCard)) {
        return invalid("name card");
    }
    codec::CborWriter out;
    out.map(3).key(1).bytes(request.proof.view()).key(2);
    content::writeNameCard(out, request.nameCard);
    out.key(3).bytes(request.dropToken.view());
    return sealLetter(me, recipient, LetterType::ConnectRequest, out.take());
}

Result<QByteArray>
sealAcceptance(const AccountKeys& me, const IdentityChain& recipient, const Acceptance& acceptance)
{
    if (!isUsable(acceptance.nameCard)) {
        return invalid("name card");
    }
    codec::CborWriter out;
    out.map(2).key(1);
    content::writeNameCard(out, acceptance.nameCard);
    out.key(2).bytes(acceptance.dropToken.view());
    return sealLetter(me, recipient, LetterType::Acceptance, out.take());
}

Result<QByteArray> sealWithdrawal(const AccountKeys& me, const IdentityChain& recipient)
{
    codec::CborWriter out;
    out.map(0);
    return sealLetter(me, recipient, LetterType::Withdrawal, out.take());
}

Result<QByteArray>
sealGrant(const AccountKeys& me, const IdentityChain& recipient, const Grant& grant)
{
    if (!grant.epoch || grant.epoch->owner() != me.user() ||
        grant.epoch->space().kind != SpaceKind::Circle) {
        return invalid("not a circle of mine");
    }
    if (!isUsable(grant.nameCard) || grant.sealedProfile.size() > kSealedProfileBytesMax) {
        return invalid("name card or profile");
    }
    const Voucher voucher = signVoucher(me, *grant.epoch, recipient);
    codec::CborWriter out;
    out.map(8).key(1).bytes(grant.epoch->statement().bytes);
    out.key(2).bytes(grant.epoch->key().view()).key(3).bytes(voucher.bytes);
    out.key(4).uint(grant.fromSeq).key(5);
    content::writeNameCard(out, grant.nameCard);
    out.key(6).bytes(grant.sealedProfile).key(7).bytes(grant.dropToken.view());
    out.key(8).boolean(grant.isMain);
    QByteArray content = out.take();
    Result<QByteArray> sealed = sealLetter(me, recipient, LetterType::Grant, content);
    proof::wipe(content);
    return sealed;
}

Result<Letter> openLetter(QByteArrayView sealed, const AccountKeys& me)
{
    if (sealed.size() > protocol::kMailItemBytesMax) {
        return invalid("size");
    }
    QS_TRY_ASSIGN(const Opened opened, openBox(sealed, me.seeds()));
    QS_TRY_ASSIGN(const QByteArray plain, proof::unpad(opened.padded));
    QS_TRY_ASSIGN(const SignedBytes split, splitSigned(plain, protocol::kMailItemBytesMax));
    codec::CborReader in(split.map);
    LetterMap map;
    in.map([&](quint64 key) { readField(in, key, map); });
    QS_TRY(in.finish());
    if (map.recipient != me.user() || map.generation != opened.generation) {
        return denied("written to somebody else");
    }
    if (!isKnown(map.type)) {
        return Error{ErrorCode::Incompatible, QStringLiteral("letter: unknown type")};
    }
    Letter letter;
    letter.m_type = map.type;
    letter.m_sender = map.sender;
    letter.m_signature = split.signature;
    letter.m_signed = split.map.toByteArray();
    letter.m_content = map.content;
    return letter;
}

Result<QByteArray> verifyLetter(const Letter& letter, LetterType type, const IdentityChain& sender)
{
    if (letter.m_type != type) {
        return invalid("another type of letter");
    }
    QS_TRY(sender.verify(letter.m_sender, contextOf(type), letter.m_signed, letter.m_signature));
    return letter.m_content;
}

Result<ReadRequest> readConnectRequest(
    const Letter& letter,
    const AccountKeys& me,
    const IdentityChain& sender,
    const QList<InviteSecret>& secrets
)
{
    QS_TRY_ASSIGN(
        const QByteArray content, verifyLetter(letter, LetterType::ConnectRequest, sender)
    );
    codec::CborReader in(content);
    ReadRequest read;
    in.map([&](quint64 key) { readField(in, key, read.request); });
    QS_TRY(in.finish());
    if (read.request.nameCard.isNull() || read.request.dropToken.isNull()) {
        return invalid("a field is missing");
    }
    if (read.request.proof.isNull()) {
        return read;
    }
    for (qsizetype i = 0; i < std::min(secrets.size(), kSecretsMax); ++i) {
        const Hash32 expected = inviteProof(secrets[i], me.chain(), sender);
        if (proof::equalConstantTime(expected.view(), read.request.proof.view())) {
            read.secretIndex = i;
            return read;
        }
    }
    return denied("proves no open invite");
}

Result<Acceptance> readAcceptance(const Letter& letter, const IdentityChain& sender)
{
    QS_TRY_ASSIGN(const QByteArray content, verifyLetter(letter, LetterType::Acceptance, sender));
    codec::CborReader in(content);
    Acceptance read;
    in.map([&](quint64 key) { readField(in, key, read); });
    QS_TRY(in.finish());
    if (read.nameCard.isNull() || read.dropToken.isNull()) {
        return invalid("a field is missing");
    }
    return read;
}

Result<void> readWithdrawal(const Letter& letter, const IdentityChain& sender)
{
    QS_TRY(verifyLetter(letter, LetterType::Withdrawal, sender));
    return {};
}

Result<Grant> readGrant(const Letter& letter, const AccountKeys& me, const IdentityChain& sender)
{
    QS_TRY_ASSIGN(const QByteArray content, verifyLetter(letter, LetterType::Grant, sender));
    codec::CborReader in(content);
    GrantMap read;
    in.map([&](quint64 key) { readField(in, key, read); });
    QS_TRY(in.finish());
    Grant& grant = read.grant;
    if (grant.nameCard.isNull() || grant.dropToken.isNull()) {
        return invalid("a field is missing");
    }
    QS_TRY_ASSIGN(SignedStatement statement, readStatement(read.statement));
    QS_TRY(verifyStatement(statement, sender));
    QS_TRY_ASSIGN(grant.epoch, SpaceEpoch::ofCircle(std::move(read.key), std::move(statement)));
    QS_TRY_ASSIGN(grant.voucher, readVoucher(read.voucher));
    QS_TRY(verifyVoucher(grant.voucher, *grant.epoch, sender, me.chain()));
    return std::move(grant);
}

} // namespace qs::crypto
