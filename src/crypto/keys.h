// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "proof/secret.h"
#include "proof/signature.h"
#include "protocol/public_keys.h"

#include <map>

namespace qs::crypto {

// Each key is a type of its own: one can never be handed over where another is asked for.
using SpaceKey = proof::Key<struct SpaceKeyTag>;     ///< Of one epoch of a circle, or of self.
using WrapKey = proof::Key<struct WrapKeyTag>;       ///< Wraps post keys: kdf 1 of a space key.
using PostKey = proof::Key<struct PostKeyTag>;       ///< Random, one for each sealing.
using ProfileKey = proof::Key<struct ProfileKeyTag>; ///< kdf 3 of a space key.
using UserSeed = proof::Key<struct UserSeedTag>;     ///< What an account's own keys grow from.
using BlindKey = proof::Key<struct BlindKeyTag>;     ///< Hides what a vault record is about.
using VaultKey = proof::Key<struct VaultKeyTag>;     ///< Space key of class 3 in self.
using UnlockKey = proof::Key<struct UnlockKeyTag>;   ///< From the password: opens the keyring.
using RecoveryWrapKey = proof::Key<struct RwkTag>;   ///< Opens the keyring's second copy.
using LocalKey = proof::Key<struct LocalKeyTag>;     ///< Of everything on this disk.
using DevicePsk = proof::Key<struct DevicePskTag>;   ///< Of two devices that were linked.
using LocalWrapKey = proof::Key<struct LwkTag>;      ///< In the keychain: opens the local key.

/// An X25519 pair that others seal to without saying who they are (libsodium crypto_box_seal).
/// `Pub` says whose it is. Move-only.
///
/// Thread: any.
template<typename Pub>
class BoxKey
{
public:
    BoxKey() = default;
    [[nodiscard]] static BoxKey random();

    /// The pair that grows from a seed (crypto_box_seed_keypair).
    [[nodiscard]] static BoxKey fromSeed(const proof::Secret<32>& seed);

    [[nodiscard]] bool isEmpty() const { return m_seed.isEmpty(); }
    [[nodiscard]] const Pub& pub() const { return m_pub; }
    [[nodiscard]] const proof::Secret<32>& seed() const { return m_seed; }

    /// Corrupt if it was sealed to another key or altered.
    [[nodiscard]] Result<QByteArray> open(QByteArrayView sealed) const;

    /// What both pairs arrive at (X25519, RFC 7748). Only ever hashed, never a key by itself.
    /// Invalid for a point that no honest key has.
    [[nodiscard]] Result<proof::Secret<32>> agree(const Pub& theirs) const;

private:
    proof::Secret<32> m_seed;
    proof::Secret<32> m_secret;
    Pub m_pub;
};

using UserBoxKey = BoxKey<protocol::UserBoxPub>;
using DeviceBoxKey = BoxKey<protocol::DeviceBoxPub>;
using LinkBoxKey = BoxKey<protocol::LinkPub>; ///< Ephemeral, of one linking.

inline constexpr qsizetype kBoxOverhead = 48;

/// Seals to a public key. Invalid for a point that no honest key has.
[[nodiscard]] Result<QByteArray> sealToBox(const protocol::UserBoxPub& pub, QByteArrayView bytes);
[[nodiscard]] Result<QByteArray> sealToBox(const protocol::DeviceBoxPub& pub, QByteArrayView bytes);
[[nodiscard]] Result<QByteArray>
sealToBox(const protocol::ModerationPub& pub, QByteArrayView bytes);

// What grows from one generation of an account's seed.
[[nodiscard]] UserBoxKey userBoxOf(const UserSeed& seed);
[[nodiscard]] VaultKey vaultKeyOf(const UserSeed& seed);
[[nodiscard]] BlindKey blindKeyOf(const UserSeed& seed);
[[nodiscard]] SpaceKey selfKeyOf(const UserSeed& seed);

inline constexpr quint64 kGenerationsMax = 64;

/// The seeds of an account by generation. Old ones only read. Move-only.
///
/// Thread: any, one at a time.
class SeedRing
{
public:
    void add(quint64 generation, UserSeed seed);
    [[nodiscard]] const UserSeed* find(quint64 generation) const;
    [[nodiscard]] quint64 generation() const; ///< The newest; 0 if there is none.
    [[nodiscard]] const UserSeed& newest() const;
    [[nodiscard]] const std::map<quint64, UserSeed>& all() const { return m_seeds; }
    [[nodiscard]] SeedRing copy() const;

private:
    std::map<quint64, UserSeed> m_seeds;
};

} // namespace qs::crypto
