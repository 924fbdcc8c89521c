// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "proof/caead.h"

#include <sodium.h>

#include <bit>

namespace qs::proof {

namespace {

constexpr qsizetype kNonceBytes = Nonce24::kSize;
constexpr qsizetype kCommitBytes = 32;
constexpr qsizetype kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(kNonceBytes + kCommitBytes + kTagBytes == kCaeadOverhead);

unsigned char* bytesOf(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

const unsigned char* bytesOf(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

QByteArray join(Parts parts)
{
    QByteArray joined;
    for (const QByteArrayView part : parts) {
        joined.append(part);
    }
    return joined;
}

struct Derived
{
    Secret<64> bytes; // the cipher's key, then the commitment
    [[nodiscard]] const unsigned char* key() const { return bytes.data(); }
    [[nodiscard]] QByteArrayView commitment() const { return bytes.view().sliced(32); }
};

Derived derive(const Secret<32>& key, QByteArrayView nonce, QByteArrayView aad)
{
    const QByteArray aadHash = hashBytes(label::kAad, {aad}, 32);
    QByteArray derived = hashBytes(label::kCaead, {nonce, aadHash}, 64, key.view());
    Derived made{Secret<64>::from(derived)};
    wipe(derived);
    return made;
}

// Where the ciphertext begins once the commitment was found right; nothing otherwise.
std::optional<QByteArrayView> checkCommitment(const Derived& derived, QByteArrayView sealed)
{
    const QByteArrayView found = sealed.sliced(kNonceBytes, kCommitBytes);
    if (!equalConstantTime(found, derived.commitment())) {
        return std::nullopt;
    }
    return sealed.sliced(kNonceBytes + kCommitBytes);
}

Error couldNotOpen()
{
    return {ErrorCode::Corrupt, QStringLiteral("sealed bytes do not open")};
}

bool decryptInto(unsigned char* out, const Secret<32>& key, Parts aadParts, QByteArrayView sealed)
{
    const QByteArray aad = join(aadParts);
    const QByteArrayView nonce = sealed.first(kNonceBytes);
    const Derived derived = derive(key, nonce, aad);
    const auto ciphertext = checkCommitment(derived, sealed);
    if (!ciphertext) {
        return false;
    }
    return crypto_aead_xchacha20poly1305_ietf_decrypt(
               out,
               nullptr,
               nullptr,
               bytesOf(*ciphertext),
               static_cast<unsigned long long>(ciphertext->size()),
               bytesOf(QByteArrayView(aad)),
               static_cast<unsigned long long>(aad.size()),
               bytesOf(nonce),
               derived.key()
           ) == 0;
}

qsizetype padme(qsizetype length)
{
    const auto bits = static_cast<quint64>(length);
    const int exponent = std::bit_width(bits) - 1;
    const int mantissa = std::bit_width(static_cast<unsigned>(exponent));
    const quint64 mask = (quint64(1) << (exponent - mantissa)) - 1;
    return static_cast<qsizetype>((bits + mask) & ~mask);
}

} // namespace

QByteArray
caeadSealWith(const Nonce24& nonce, const Secret<32>& key, Parts aadParts, QByteArrayView plaintext)
{
    initialize();
    const QByteArray aad = join(aadParts);
    const Derived derived = derive(key, nonce.view(), aad);
    QByteArray out;
    out.reserve(kCaeadOverhead + plaintext.size());
    out.append(nonce.view()).append(derived.commitment());
    const qsizetype at = out.size();
    out.resize(kCaeadOverhead + plaintext.size());
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        bytesOf(out) + at,
        nullptr,
        bytesOf(plaintext),
        static_cast<unsigned long long>(plaintext.size()),
        bytesOf(QByteArrayView(aad)),
        static_cast<unsigned long long>(aad.size()),
        nullptr,
        nonce.data(),
        derived.key()
    );
    return out;
}

QByteArray caeadSeal(const Secret<32>& key, Parts aad, QByteArrayView plaintext)
{
    Nonce24 nonce;
    randomBytes(nonce.data(), nonce.kSize);
    return caeadSealWith(nonce, key, aad, plaintext);
}

Result<QByteArray> caeadOpen(const Secret<32>& key, Parts aad, QByteArrayView sealed)
{
    if (sealed.size() < kCaeadOverhead) {
        return couldNotOpen();
    }
    QByteArray plaintext(sealed.size() - kCaeadOverhead, Qt::Uninitialized);
    if (!decryptInto(bytesOf(plaintext), key, aad, sealed)) {
        return couldNotOpen();
    }
    return plaintext;
}

Result<Secret<32>> caeadOpenSecret(const Secret<32>& key, Parts aad, QByteArrayView sealed)
{
    if (sealed.size() != kCaeadOverhead + Secret<32>::kSize) {
        return couldNotOpen();
    }
    auto opened = Secret<32>::zero();
    if (!decryptInto(opened.data(), key, aad, sealed)) {
        return couldNotOpen();
    }
    return opened;
}

qsizetype paddedLength(qsizetype plaintextBytes)
{
    const qsizetype least = plaintextBytes + 1;
    for (const qsizetype size : {256, 512, 1024}) {
        if (least <= size) {
            return size;
        }
    }
    return padme(least);
}

QByteArray pad(QByteArrayView plaintext)
{
    QByteArray out = plaintext.toByteArray();
    out.append('\x80');
    out.append(paddedLength(plaintext.size()) - out.size(), '\0');
    return out;
}

Result<QByteArray> unpad(QByteArrayView padded)
{
    qsizetype at = padded.size() - 1;
    while (at >= 0 && padded[at] == '\0') {
        --at;
    }
    if (at < 0 || padded[at] != '\x80' || paddedLength(at) != padded.size()) {
        return Error{ErrorCode::Corrupt, QStringLiteral("padding")};
    }
    return padded.first(at).toByteArray();
}

} // namespace qs::proof
