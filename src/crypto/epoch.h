// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "content/name_card.h"
#include "crypto/account.h"
#include "protocol/envelope.h"

#include <memory>

namespace qs::crypto {

/// Why a circle moved on to a new key.
enum class EpochReason : quint64 {
    Created = 1,
    MemberAdded = 2,
    MemberRemoved = 3,
    DeviceRevoked = 4,
    Aged = 5,
};

/// The owner's word that an epoch of a circle began. All members get the same bytes, and their hash
/// stands in every header, so members who were handed different keys find out.
struct EpochStatement
{
    SpaceId circle;
    quint64 epoch = 0; ///< From 1.
    Hash32 commitment; ///< To the key.
    Hash32 prev;       ///< Hash of the statement before; zeros for the first.
    Signer owner;
    EpochReason reason = EpochReason::Created;

    friend bool operator==(const EpochStatement&, const EpochStatement&) = default;
};

/// A statement as it travels, [map, signature], and its hash.
struct SignedStatement
{
    EpochStatement statement;
    Hash32 hash;
    QByteArray bytes;

    friend bool operator==(const SignedStatement&, const SignedStatement&) = default;
};

/// Reads one without checking who signed it. Invalid if it breaks a rule.
[[nodiscard]] Result<SignedStatement> readStatement(QByteArrayView bytes);

/// Whether the owner it names signed it. Errors as IdentityChain::verify(); Denied if `owner` is
/// the chain of somebody else.
[[nodiscard]] Result<void>
verifyStatement(const SignedStatement& statement, const IdentityChain& owner);

/// Binds a key to one epoch of one circle.
[[nodiscard]] Hash32 keyCommitment(const SpaceKey& key, const SpaceId& circle, quint64 epoch);

class SpaceEpoch;
using SpaceEpochPtr = std::shared_ptr<const SpaceEpoch>;

/// One epoch of a space with its key, and what grows from it: everything needed to seal and open
/// there. Never changes once made, so it is shared between threads.
///
/// Thread: any.
class SpaceEpoch
{
public:
    /// Corrupt if the statement commits to another key. The statement's signature is the caller's
    /// to check before (verifyStatement), where it comes from outside.
    [[nodiscard]] static Result<SpaceEpochPtr> ofCircle(SpaceKey key, SignedStatement statement);

    /// My own space under one generation of my seed.
    [[nodiscard]] static SpaceEpochPtr
    ofSelf(const UserId& me, const UserSeed& seed, quint64 generation);

    /// The epoch that change number `epoch` of a group begins; `commit` is that change's hash. That
    /// the change commits to this key is the caller's to check (keyCommitment).
    [[nodiscard]] static SpaceEpochPtr
    ofGroup(SpaceKey key, const SpaceId& group, quint64 epoch, const Hash32& commit);

    [[nodiscard]] const SpaceRef& space() const { return m_space; }
    /// Null in groups.
    [[nodiscard]] const UserId& owner() const { return m_owner; }
    [[nodiscard]] quint64 epoch() const { return m_epoch; }
    [[nodiscard]] const SpaceKey& key() const { return m_key; }

    /// Null, with a zero hash, in self; in groups the hash alone, of the change that began it.
    [[nodiscard]] const SignedStatement& statement() const { return m_statement; }

    /// What a header's field 8 holds.
    [[nodiscard]] std::optional<Hash32> epochRef() const;

    /// Vault records have a key of their own.
    [[nodiscard]] const WrapKey& wrapKey(protocol::EnvelopeClass envelopeClass) const;

    /// Shown to the server to read and write; empty in self.
    [[nodiscard]] QByteArray feedToken() const;

    /// What the server keeps of the token, for CreateSpace.
    [[nodiscard]] protocol::TokenHash feedTokenHash() const;

private:
    SpaceEpoch() = default;

    SpaceRef m_space;
    UserId m_owner;
    quint64 m_epoch = 0;
    SpaceKey m_key;
    WrapKey m_wrapKey;
    WrapKey m_vaultWrapKey;
    SignedStatement m_statement;
};

/// A fresh key and statement for a circle of mine: the first epoch if `previous` is null, else the
/// one after it. Send it as CreateSpace{space, previous epoch, feedTokenHash, statement.bytes}.
[[nodiscard]] SpaceEpochPtr beginEpoch(
    const AccountKeys& me,
    const SpaceId& circle,
    const SpaceEpochPtr& previous,
    EpochReason reason
);

/// A profile under an epoch's profile key, padded. Invalid if the profile breaks a rule.
[[nodiscard]] Result<QByteArray>
sealProfile(const SpaceEpoch& epoch, const content::Profile& profile);

/// Corrupt if it was sealed for another epoch or altered.
[[nodiscard]] Result<content::Profile> openProfile(const SpaceEpoch& epoch, QByteArrayView sealed);

} // namespace qs::crypto
