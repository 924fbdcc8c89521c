// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/keyring.h"

#include "crypto/pieces.h"
#include "proof/caead.h"

#include <array>

namespace qs::crypto {

namespace {

constexpr char kVersion = 1;
constexpr char kPasswordOnly = 0; // of the ways to make the unlock key, the only one yet

Error corrupt(const char* what)
{
    return {ErrorCode::Corrupt, QLatin1String("keyring: ") + QLatin1String(what)};
}

QByteArray passwordAad(const UserId& user, const PasswordKeys& keys)
{
    QByteArray aad = QByteArrayLiteral("keyring");
    aad.append(user.view()).append(keys.salt.view());
    aad.append(proof::littleEndian32(keys.params.passes));
    aad.append(proof::littleEndian32(keys.params.memoryKiB));
    return aad.append(kPasswordOnly).append(kVersion);
}

QByteArray recoveryAad(const char* purpose, const UserId& user)
{
    return QByteArray(purpose).append(user.view()).append(kVersion);
}

QByteArray encode(const Keyring& keyring)
{
    const auto identity = keyring.identity.seed();
    codec::CborWriter out;
    out.map(5).key(1).uint(kMapVersion).key(2).bytes(identity.view()).key(3);
    writeSeeds(out, keyring.seeds);
    out.key(4).bytes(keyring.recoveryWrap.view()).key(5);
    writeManifestRef(out, keyring.manifest);
    return out.take();
}

void readField(codec::CborReader& in, quint64 key, Keyring& keyring)
{
    switch (key) {
    case 1: readMapVersion(in); break;
    case 2: {
        auto seed = proof::Secret<32>::from(in.bytesView(32));
        if (seed.isEmpty()) {
            in.fail("identity key");
            break;
        }
        keyring.identity = proof::IdentityKey::fromSeed(std::move(seed));
        break;
    }
    case 3: keyring.seeds = readSeeds(in); break;
    case 4: keyring.recoveryWrap = RecoveryWrapKey::from(in.bytesView(32)); break;
    case 5: keyring.manifest = readManifestRef(in); break;
    default: in.skip(); break;
    }
}

QByteArray seal(const Keyring& keyring, const proof::Secret<32>& key, QByteArrayView aad)
{
    QByteArray plain = encode(keyring);
    QByteArray padded = proof::pad(plain);
    QByteArray sealed = proof::caeadSeal(key, {aad}, padded);
    proof::wipe(plain);
    proof::wipe(padded);
    return sealed;
}

Result<Keyring> decode(QByteArrayView plain, const UserId& user)
{
    codec::CborReader in(plain);
    Keyring keyring;
    keyring.user = user;
    in.map([&](quint64 key) { readField(in, key, keyring); });
    if (!in.finish().ok() || keyring.identity.isEmpty() || keyring.seeds.generation() == 0 ||
        keyring.recoveryWrap.isEmpty() || keyring.manifest.seq == 0) {
        return corrupt("content");
    }
    return keyring;
}

Result<Keyring>
open(QByteArrayView sealed, const UserId& user, const proof::Secret<32>& key, QByteArrayView aad)
{
    QS_TRY_ASSIGN(QByteArray padded, proof::caeadOpen(key, {aad}, sealed));
    auto plain = proof::unpad(padded);
    proof::wipe(padded);
    QS_TRY(plain);
    Result<Keyring> keyring = decode(*plain, user);
    proof::wipe(*plain);
    return keyring;
}

// Crockford's alphabet: no I, L, O, U, so that handwriting and speech survive.
constexpr std::array kDigits{'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A',
                             'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M', 'N',
                             'P', 'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z'};
constexpr qsizetype kKeyDigits = 32;
constexpr qsizetype kCheckDigits = 2;
constexpr qsizetype kGroup = 4;

int digitOf(QChar written)
{
    QChar c = written.toUpper();
    if (c == u'O') {
        c = u'0';
    } else if (c == u'I' || c == u'L') {
        c = u'1';
    }
    for (size_t i = 0; i < kDigits.size(); ++i) {
        if (c == QLatin1Char(kDigits[i])) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

int fiveBits(QByteArrayView bytes, qsizetype index)
{
    int digit = 0;
    for (qsizetype bit = index * 5; bit < index * 5 + 5; ++bit) {
        const auto byte = static_cast<unsigned char>(bytes[bit / 8]);
        digit = digit << 1 | (byte >> (7 - bit % 8) & 1);
    }
    return digit;
}

QByteArray checkOf(QByteArrayView key)
{
    return proof::hashBytes(proof::label::kRecoveryCheck, {key}, 16);
}

} // namespace

QByteArray sealKeyring(const Keyring& keyring, const PasswordKeys& keys)
{
    return seal(keyring, keys.unlockKey, passwordAad(keyring.user, keys));
}

Result<Keyring> openKeyring(QByteArrayView sealed, const UserId& user, const PasswordKeys& keys)
{
    return open(sealed, user, keys.unlockKey, passwordAad(user, keys));
}

QByteArray sealRecoveryKeyring(const Keyring& keyring)
{
    return seal(keyring, keyring.recoveryWrap, recoveryAad("keyring-rwk", keyring.user));
}

Result<Keyring>
openRecoveryKeyring(QByteArrayView sealed, const UserId& user, const RecoveryWrapKey& key)
{
    return open(sealed, user, key, recoveryAad("keyring-rwk", user));
}

RecoveryKey RecoveryKey::random()
{
    RecoveryKey made;
    made.m_bytes = proof::Secret<20>::random();
    return made;
}

Result<RecoveryKey> RecoveryKey::parse(QStringView written)
{
    const Error wrong{ErrorCode::Invalid, QStringLiteral("recovery key: mistyped")};
    RecoveryKey made;
    made.m_bytes = proof::Secret<20>::zero();
    std::array<int, kCheckDigits> check{};
    qsizetype count = 0;
    for (const QChar c : written) {
        if (c.isSpace() || c == u'-') {
            continue;
        }
        const int digit = digitOf(c);
        if (digit < 0 || count >= kKeyDigits + kCheckDigits) {
            return wrong;
        }
        if (count >= kKeyDigits) {
            check[static_cast<size_t>(count - kKeyDigits)] = digit;
        }
        for (int bit = 0; bit < 5 && count < kKeyDigits; ++bit) {
            const qsizetype at = count * 5 + bit;
            const int set = digit >> (4 - bit) & 1;
            made.m_bytes.data()[at / 8] |= static_cast<unsigned char>(set << (7 - at % 8));
        }
        ++count;
    }
    const QByteArray expected = checkOf(made.m_bytes.view());
    if (count != kKeyDigits + kCheckDigits || check[0] != fiveBits(expected, 0) ||
        check[1] != fiveBits(expected, 1)) {
        return wrong;
    }
    return made;
}

QString RecoveryKey::written() const
{
    QString out;
    const auto add = [&](QByteArrayView bytes, qsizetype digits) {
        for (qsizetype i = 0; i < digits; ++i) {
            if (i % kGroup == 0 && !out.isEmpty()) {
                out.append(u'-');
            }
            out.append(QLatin1Char(kDigits[static_cast<size_t>(fiveBits(bytes, i))]));
        }
    };
    add(m_bytes.view(), kKeyDigits);
    add(checkOf(m_bytes.view()), kCheckDigits);
    return out;
}

proof::Secret<32> RecoveryKey::expanded() const
{
    return proof::hashSecret(proof::label::kRecoveryKey, {m_bytes.view()});
}

protocol::AuthKey RecoveryKey::auth() const
{
    const auto auth = proof::kdf(expanded(), 2, proof::kdf_context::kRecovery);
    return *protocol::AuthKey::from(auth.view());
}

QByteArray RecoveryKey::seal(const RecoveryWrapKey& key, const UserId& user) const
{
    const auto wrap = proof::kdf(expanded(), 1, proof::kdf_context::kRecovery);
    return proof::caeadSeal(wrap, {recoveryAad("recovery-wrap", user)}, key.view());
}

Result<RecoveryWrapKey> RecoveryKey::open(QByteArrayView sealed, const UserId& user) const
{
    const auto wrap = proof::kdf(expanded(), 1, proof::kdf_context::kRecovery);
    QS_TRY_ASSIGN(
        proof::Secret<32> opened,
        proof::caeadOpenSecret(wrap, {recoveryAad("recovery-wrap", user)}, sealed)
    );
    return RecoveryWrapKey(std::move(opened));
}

} // namespace qs::crypto
