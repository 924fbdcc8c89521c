// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/keys.h"

#include "proof/hash.h"

#include <sodium.h>

namespace qs::crypto {

namespace {

constexpr quint64 kBoxIndex = 1;
constexpr quint64 kVaultIndex = 2;
constexpr quint64 kBlindIndex = 4;
constexpr quint64 kSelfIndex = 5;

static_assert(kBoxOverhead == crypto_box_SEALBYTES);

unsigned char* bytesOf(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

const unsigned char* bytesOf(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

Result<QByteArray> sealTo(const unsigned char* pub, QByteArrayView bytes)
{
    proof::initialize();
    QByteArray sealed(bytes.size() + kBoxOverhead, Qt::Uninitialized);
    const int outcome = crypto_box_seal(
        bytesOf(sealed), bytesOf(bytes), static_cast<unsigned long long>(bytes.size()), pub
    );
    if (outcome != 0) {
        return Error{ErrorCode::Invalid, QStringLiteral("box: unusable public key")};
    }
    return sealed;
}

} // namespace

template<typename Pub>
BoxKey<Pub> BoxKey<Pub>::random()
{
    return fromSeed(proof::Secret<32>::random());
}

template<typename Pub>
BoxKey<Pub> BoxKey<Pub>::fromSeed(const proof::Secret<32>& seed)
{
    proof::initialize();
    BoxKey made;
    made.m_seed = seed.copy();
    made.m_secret = proof::Secret<32>::zero();
    crypto_box_seed_keypair(made.m_pub.data(), made.m_secret.data(), seed.data());
    return made;
}

template<typename Pub>
Result<QByteArray> BoxKey<Pub>::open(QByteArrayView sealed) const
{
    const Error failed{ErrorCode::Corrupt, QStringLiteral("box: does not open")};
    if (sealed.size() < kBoxOverhead) {
        return failed;
    }
    QByteArray opened(sealed.size() - kBoxOverhead, Qt::Uninitialized);
    const int outcome = crypto_box_seal_open(
        bytesOf(opened),
        bytesOf(sealed),
        static_cast<unsigned long long>(sealed.size()),
        m_pub.data(),
        m_secret.data()
    );
    if (outcome != 0) {
        return failed;
    }
    return opened;
}

template<typename Pub>
Result<proof::Secret<32>> BoxKey<Pub>::agree(const Pub& theirs) const
{
    auto shared = proof::Secret<32>::zero();
    if (crypto_scalarmult(shared.data(), m_secret.data(), theirs.data()) != 0) {
        return Error{ErrorCode::Invalid, QStringLiteral("box: not a public key")};
    }
    return shared;
}

template class BoxKey<protocol::LinkPub>;
template class BoxKey<protocol::UserBoxPub>;
template class BoxKey<protocol::DeviceBoxPub>;
template class BoxKey<protocol::ModerationPub>;

Result<QByteArray> sealToBox(const protocol::UserBoxPub& pub, QByteArrayView bytes)
{
    return sealTo(pub.data(), bytes);
}

Result<QByteArray> sealToBox(const protocol::ModerationPub& pub, QByteArrayView bytes)
{
    return sealTo(pub.data(), bytes);
}

Result<QByteArray> sealToBox(const protocol::DeviceBoxPub& pub, QByteArrayView bytes)
{
    return sealTo(pub.data(), bytes);
}

UserBoxKey userBoxOf(const UserSeed& seed)
{
    return UserBoxKey::fromSeed(proof::kdf(seed, kBoxIndex, proof::kdf_context::kUser));
}

VaultKey vaultKeyOf(const UserSeed& seed)
{
    return VaultKey(proof::kdf(seed, kVaultIndex, proof::kdf_context::kUser));
}

BlindKey blindKeyOf(const UserSeed& seed)
{
    return BlindKey(proof::kdf(seed, kBlindIndex, proof::kdf_context::kUser));
}

SpaceKey selfKeyOf(const UserSeed& seed)
{
    return SpaceKey(proof::kdf(seed, kSelfIndex, proof::kdf_context::kUser));
}

void SeedRing::add(quint64 generation, UserSeed seed)
{
    QS_ASSERT(generation > 0 && !seed.isEmpty());
    m_seeds.insert_or_assign(generation, std::move(seed));
}

const UserSeed* SeedRing::find(quint64 generation) const
{
    const auto found = m_seeds.find(generation);
    return found == m_seeds.end() ? nullptr : &found->second;
}

quint64 SeedRing::generation() const
{
    return m_seeds.empty() ? 0 : m_seeds.rbegin()->first;
}

const UserSeed& SeedRing::newest() const
{
    QS_ASSERT(!m_seeds.empty());
    return m_seeds.rbegin()->second;
}

SeedRing SeedRing::copy() const
{
    SeedRing made;
    for (const auto& [generation, seed] : m_seeds) {
        made.add(generation, seed.copy());
    }
    return made;
}

} // namespace qs::crypto
