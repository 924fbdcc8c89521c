// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "proof/hash.h"

#include "base/assert.h"
#include "proof/sodium_random.h"

#include <sodium.h>

namespace qs::proof {

namespace {

const unsigned char* unsignedData(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

void hashInto(unsigned char* out, size_t outBytes, Label label, Parts message, QByteArrayView key)
{
    initialize();
    constexpr std::array<unsigned char, crypto_generichash_blake2b_SALTBYTES> kNoSalt{};
    std::array<unsigned char, crypto_generichash_blake2b_PERSONALBYTES> personal{};
    const size_t length = std::strlen(label.text);
    QS_ASSERT(length <= personal.size());
    std::memcpy(personal.data(), label.text, length);

    crypto_generichash_blake2b_state state;
    const int began = crypto_generichash_blake2b_init_salt_personal(
        &state,
        key.isEmpty() ? nullptr : unsignedData(key),
        static_cast<size_t>(key.size()),
        outBytes,
        kNoSalt.data(),
        personal.data()
    );
    QS_ASSERT(began == 0);
    for (const QByteArrayView part : message) {
        crypto_generichash_blake2b_update(
            &state, unsignedData(part), static_cast<unsigned long long>(part.size())
        );
    }
    const int ended = crypto_generichash_blake2b_final(&state, out, outBytes);
    QS_ASSERT(ended == 0);
    sodium_memzero(&state, sizeof state);
}

template<typename Integer>
QByteArray littleEndian(Integer value)
{
    QByteArray bytes(sizeof value, '\0');
    for (char& byte : bytes) {
        byte = static_cast<char>(value & 0xff);
        value >>= 8;
    }
    return bytes;
}

} // namespace

void SodiumRandom::fill(unsigned char* bytes, size_t count)
{
    randomBytes(bytes, count);
}

QByteArray hashBytes(Label label, Parts message, int outBytes, QByteArrayView key)
{
    QByteArray out(outBytes, Qt::Uninitialized);
    hashInto(
        reinterpret_cast<unsigned char*>(out.data()),
        static_cast<size_t>(outBytes),
        label,
        message,
        key
    );
    return out;
}

Secret<32> hashSecret(Label label, Parts message, QByteArrayView key)
{
    auto out = Secret<32>::zero();
    hashInto(out.data(), Secret<32>::kSize, label, message, key);
    return out;
}

Secret<32> kdf(const Secret<32>& key, quint64 index, KdfContext context)
{
    initialize();
    QS_ASSERT(!key.isEmpty() && std::strlen(context.text) == crypto_kdf_CONTEXTBYTES);
    auto out = Secret<32>::zero();
    const int outcome =
        crypto_kdf_derive_from_key(out.data(), out.kSize, index, context.text, key.data());
    QS_ASSERT(outcome == 0);
    return out;
}

QByteArray littleEndian32(quint32 value)
{
    return littleEndian(value);
}

QByteArray littleEndian64(quint64 value)
{
    return littleEndian(value);
}

} // namespace qs::proof
