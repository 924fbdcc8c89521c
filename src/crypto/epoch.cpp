// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/epoch.h"

#include "crypto/pieces.h"
#include "proof/caead.h"
#include "protocol/limits.h"

namespace qs::crypto {

namespace {

constexpr quint64 kWrapIndex = 1;
constexpr quint64 kTokenIndex = 2;
constexpr quint64 kProfileIndex = 3;
constexpr auto kReasonsMax = static_cast<quint64>(EpochReason::Aged);

WrapKey wrapKeyOf(const proof::Secret<32>& key)
{
    return WrapKey(proof::kdf(key, kWrapIndex, proof::kdf_context::kSpace));
}

ProfileKey profileKeyOf(const SpaceEpoch& epoch)
{
    return ProfileKey(proof::kdf(epoch.key(), kProfileIndex, proof::kdf_context::kSpace));
}

QByteArray profileAad(const SpaceEpoch& epoch)
{
    return QByteArrayLiteral("profile")
        .append(epoch.space().id.view())
        .append(proof::littleEndian64(epoch.epoch()));
}

QByteArray encode(const EpochStatement& s)
{
    codec::CborWriter out;
    out.map(7).key(1).uint(kMapVersion).key(2).bytes(s.circle.view()).key(3).uint(s.epoch);
    out.key(4).bytes(s.commitment.view()).key(5).bytes(s.prev.view()).key(6);
    writeSigner(out, s.owner);
    out.key(7).uint(static_cast<quint64>(s.reason));
    return out.take();
}

void readField(codec::CborReader& in, quint64 key, EpochStatement& s)
{
    switch (key) {
    case 1: readMapVersion(in); break;
    case 2: s.circle = in.id<SpaceId>(); break;
    case 3: s.epoch = in.uint(); break;
    case 4: s.commitment = in.id<Hash32>(); break;
    case 5: s.prev = in.id<Hash32>(); break;
    case 6: s.owner = readSigner(in); break;
    case 7: s.reason = static_cast<EpochReason>(in.uint(kReasonsMax)); break;
    default: in.skip(); break;
    }
}

SignedStatement signStatement(const EpochStatement& statement, const proof::DeviceKey& key)
{
    const QByteArray map = encode(statement);
    return {
        statement,
        proof::hash<Hash32>(proof::label::kStatement, {map}),
        joinSigned(map, key.sign(proof::sign_context::kEpoch, {map})),
    };
}

} // namespace

Result<SignedStatement> readStatement(QByteArrayView bytes)
{
    QS_TRY_ASSIGN(const SignedBytes split, splitSigned(bytes, protocol::kStatementBytesMax));
    codec::CborReader in(split.map);
    SignedStatement read;
    in.map([&](quint64 key) { readField(in, key, read.statement); });
    QS_TRY(in.finish());
    const EpochStatement& s = read.statement;
    if (s.circle.isNull() || s.epoch == 0 || s.commitment.isNull() || s.owner.user.isNull() ||
        s.reason == EpochReason{} || s.prev.isNull() != (s.epoch == 1)) {
        return Error{ErrorCode::Invalid, QStringLiteral("statement: a field")};
    }
    read.hash = proof::hash<Hash32>(proof::label::kStatement, {split.map});
    read.bytes = bytes.toByteArray();
    return read;
}

Result<void> verifyStatement(const SignedStatement& statement, const IdentityChain& owner)
{
    QS_TRY_ASSIGN(
        const SignedBytes split, splitSigned(statement.bytes, protocol::kStatementBytesMax)
    );
    return owner.verify(
        statement.statement.owner, proof::sign_context::kEpoch, split.map, split.signature
    );
}

Hash32 keyCommitment(const SpaceKey& key, const SpaceId& circle, quint64 epoch)
{
    return proof::hash<Hash32>(
        proof::label::kKeyCommit, {key.view(), circle.view(), proof::littleEndian64(epoch)}
    );
}

Result<SpaceEpochPtr> SpaceEpoch::ofCircle(SpaceKey key, SignedStatement statement)
{
    const EpochStatement& s = statement.statement;
    if (key.isEmpty() || keyCommitment(key, s.circle, s.epoch) != s.commitment) {
        return Error{ErrorCode::Corrupt, QStringLiteral("epoch: the statement is of another key")};
    }
    const std::shared_ptr<SpaceEpoch> made(new SpaceEpoch);
    made->m_space = {SpaceKind::Circle, s.circle};
    made->m_owner = s.owner.user;
    made->m_epoch = s.epoch;
    made->m_wrapKey = wrapKeyOf(key);
    made->m_key = std::move(key);
    made->m_statement = std::move(statement);
    return SpaceEpochPtr(made);
}

SpaceEpochPtr SpaceEpoch::ofSelf(const UserId& me, const UserSeed& seed, quint64 generation)
{
    const std::shared_ptr<SpaceEpoch> made(new SpaceEpoch);
    made->m_space = proof::spaceOf(me, SpaceKind::Self);
    made->m_owner = me;
    made->m_epoch = generation;
    made->m_key = selfKeyOf(seed);
    made->m_wrapKey = wrapKeyOf(made->m_key);
    made->m_vaultWrapKey = wrapKeyOf(vaultKeyOf(seed));
    return made;
}

SpaceEpochPtr
SpaceEpoch::ofGroup(SpaceKey key, const SpaceId& group, quint64 epoch, const Hash32& commit)
{
    const std::shared_ptr<SpaceEpoch> made(new SpaceEpoch);
    made->m_space = {SpaceKind::Group, group};
    made->m_epoch = epoch;
    made->m_wrapKey = wrapKeyOf(key);
    made->m_key = std::move(key);
    made->m_statement.hash = commit;
    return made;
}

std::optional<Hash32> SpaceEpoch::epochRef() const
{
    if (m_space.kind == SpaceKind::Self) {
        return std::nullopt;
    }
    return m_statement.hash;
}

const WrapKey& SpaceEpoch::wrapKey(protocol::EnvelopeClass envelopeClass) const
{
    const bool isVault = envelopeClass == protocol::EnvelopeClass::Vault;
    return isVault && !m_vaultWrapKey.isEmpty() ? m_vaultWrapKey : m_wrapKey;
}

QByteArray SpaceEpoch::feedToken() const
{
    if (m_space.kind == SpaceKind::Self) {
        return {};
    }
    return proof::kdf(m_key, kTokenIndex, proof::kdf_context::kSpace).view().toByteArray();
}

protocol::TokenHash SpaceEpoch::feedTokenHash() const
{
    return proof::feedTokenHash(feedToken());
}

SpaceEpochPtr beginEpoch(
    const AccountKeys& me,
    const SpaceId& circle,
    const SpaceEpochPtr& previous,
    EpochReason reason
)
{
    QS_ASSERT(!previous || (previous->space().id == circle && previous->owner() == me.user()));
    SpaceKey key = SpaceKey::random();
    EpochStatement statement;
    statement.circle = circle;
    statement.epoch = previous ? previous->epoch() + 1 : 1;
    statement.commitment = keyCommitment(key, circle, statement.epoch);
    statement.prev = previous ? previous->statement().hash : Hash32();
    statement.owner = me.signer();
    statement.reason = reason;
    auto made = SpaceEpoch::ofCircle(std::move(key), signStatement(statement, me.deviceKey()));
    QS_ASSERT(made.ok());
    return std::move(*made);
}

Result<QByteArray> sealProfile(const SpaceEpoch& epoch, const content::Profile& profile)
{
    QS_TRY_ASSIGN(const QByteArray plain, content::writeProfile(profile));
    return proof::caeadSeal(profileKeyOf(epoch), {profileAad(epoch)}, proof::pad(plain));
}

Result<content::Profile> openProfile(const SpaceEpoch& epoch, QByteArrayView sealed)
{
    QS_TRY_ASSIGN(
        const QByteArray padded, proof::caeadOpen(profileKeyOf(epoch), {profileAad(epoch)}, sealed)
    );
    QS_TRY_ASSIGN(const QByteArray plain, proof::unpad(padded));
    return content::readProfile(plain);
}

} // namespace qs::crypto
