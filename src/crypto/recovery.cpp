// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/recovery.h"

#include "proof/caead.h"
#include "proof/identity.h"

#include <string_view>

namespace qs::crypto {

namespace {

constexpr char kVersion = 1;
constexpr std::string_view kConsonants = "bdfghklmnprstvwz";
constexpr std::string_view kVowels = "aeio";
constexpr int kWordBits = 12;

const PaperWriting kWriting(proof::label::kRecoveryCheck);

QByteArray wrapAad(const UserId& user)
{
    return QByteArrayLiteral("recovery-wrap").append(user.view()).append(kVersion);
}

unsigned bitsAt(QByteArrayView bytes, int at, int count)
{
    unsigned value = 0;
    for (int bit = at; bit < at + count; ++bit) {
        value = value << 1 | (static_cast<unsigned char>(bytes[bit / 8]) >> (7 - bit % 8) & 1U);
    }
    return value;
}

} // namespace

RecoveryKey RecoveryKey::random()
{
    RecoveryKey made;
    made.m_bytes = proof::Secret<kPaperKeyBytes>::random();
    return made;
}

PaperCheck RecoveryKey::check(QStringView written)
{
    return kWriting.check(written);
}

Result<RecoveryKey> RecoveryKey::parse(QStringView written)
{
    RecoveryKey made;
    made.m_bytes = kWriting.read(written);
    if (made.isEmpty()) {
        return Error{ErrorCode::Invalid, QStringLiteral("recovery key: mistyped")};
    }
    return made;
}

QStringList RecoveryKey::groups() const
{
    return kWriting.groups(m_bytes.view());
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
    return proof::caeadSeal(wrap, {wrapAad(user)}, key.view());
}

Result<RecoveryWrapKey> RecoveryKey::open(QByteArrayView sealed, const UserId& user) const
{
    const auto wrap = proof::kdf(expanded(), 1, proof::kdf_context::kRecovery);
    QS_TRY_ASSIGN(proof::Secret<32> opened, proof::caeadOpenSecret(wrap, {wrapAad(user)}, sealed));
    return RecoveryWrapKey(std::move(opened));
}

QStringList identityWords(const protocol::IdentityPub& identity)
{
    const Hash32 fingerprint = proof::fingerprintOf(identity);
    QStringList words;
    for (int word = 0; word < kIdentityWords; ++word) {
        QString text;
        for (int half = 0; half < 2; ++half) {
            const int at = word * kWordBits + half * kWordBits / 2;
            text.append(QLatin1Char(kConsonants[bitsAt(fingerprint.view(), at, 4)]));
            text.append(QLatin1Char(kVowels[bitsAt(fingerprint.view(), at + 4, 2)]));
        }
        words.append(text);
    }
    return words;
}

} // namespace qs::crypto
