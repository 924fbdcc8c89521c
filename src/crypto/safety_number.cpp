// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/safety_number.h"

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "proof/hash.h"
#include "proof/identity.h"

#include <algorithm>
#include <array>

namespace qs::crypto {

namespace {

constexpr int kRounds = 5200;
constexpr int kStateBytes = 64;
constexpr int kGroupsOfHalf = 6;
constexpr int kGroupBytes = 5;
constexpr quint64 kGroupRange = 100'000;
constexpr int kWords = 8;
constexpr int kWordBits = 11;
constexpr int kWordsBytes = kWords * kWordBits / 8;
const QLatin1StringView kCodePrefix("quicksilver://verify#");

// Consonant, vowel, consonant, vowel: 4, 2, 4 and 1 bits, chosen to sound apart on a bad line.
constexpr std::array kConsonants =
    {'b', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'z'};
constexpr std::array kVowels = {'a', 'e', 'i', 'o'};
constexpr std::array kLastVowels = {'a', 'u'};

QByteArray halfOf(const IdentityCard& card)
{
    const char version = 1;
    QByteArray state = proof::hashBytes(
        proof::label::kSafety,
        {QByteArrayView(&version, 1), card.identity.view(), card.user.view()},
        kStateBytes
    );
    for (int round = 0; round < kRounds; ++round) {
        state = proof::hashBytes(proof::label::kSafety, {state, card.identity.view()}, kStateBytes);
    }
    return state.first(kGroupsOfHalf * kGroupBytes);
}

QStringList groupsOf(const QByteArray& half)
{
    QStringList groups;
    for (int group = 0; group < kGroupsOfHalf; ++group) {
        quint64 value = 0;
        for (int i = 0; i < kGroupBytes; ++i) {
            value = value << 8U | static_cast<quint8>(half[group * kGroupBytes + i]);
        }
        groups.append(QString::number(value % kGroupRange).rightJustified(kGroupBytes, u'0'));
    }
    return groups;
}

QStringList wordsOf(const QByteArray& lower, const QByteArray& higher)
{
    const char version = 2;
    const QByteArray bytes = proof::hashBytes(
        proof::label::kSafety, {QByteArrayView(&version, 1), lower, higher}, kStateBytes
    );
    QStringList words;
    const auto bit = [&](int at) -> unsigned {
        return static_cast<quint8>(bytes[at / 8]) >> (7U - unsigned(at % 8)) & 1U;
    };
    for (int word = 0; word < kWords; ++word) {
        unsigned value = 0;
        for (int i = 0; i < kWordBits; ++i) {
            value = value << 1U | bit(word * kWordBits + i);
        }
        QString made;
        made.append(QLatin1Char(kConsonants[value >> 7U]));
        made.append(QLatin1Char(kVowels[value >> 5U & 3U]));
        made.append(QLatin1Char(kConsonants[value >> 1U & 15U]));
        made.append(QLatin1Char(kLastVowels[value & 1U]));
        words.append(made);
    }
    static_assert(kWordsBytes <= kStateBytes);
    return words;
}

Error invalid(const char* rule)
{
    return {ErrorCode::Invalid, QLatin1String("safety code: ") + QLatin1String(rule)};
}

} // namespace

SafetyNumber safetyNumberOf(const IdentityCard& one, const IdentityCard& other)
{
    QByteArray lower = halfOf(one);
    QByteArray higher = halfOf(other);
    if (higher < lower) {
        std::swap(lower, higher);
    }
    return {groupsOf(lower) + groupsOf(higher), wordsOf(lower, higher)};
}

QString writeSafetyCode(const IdentityCard& shower, const IdentityCard& reader)
{
    codec::CborWriter out;
    out.map(5).key(1).uint(1).key(2).bytes(shower.user.view());
    out.key(3).bytes(proof::fingerprintOf(shower.identity).view());
    out.key(4).bytes(reader.user.view());
    out.key(5).bytes(proof::fingerprintOf(reader.identity).view());
    const auto options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    return kCodePrefix + QLatin1String(out.take().toBase64(options));
}

Result<CodeMatch>
readSafetyCode(QStringView code, const IdentityCard& me, const IdentityCard& other)
{
    QString text = code.toString().simplified();
    text.remove(u' ');
    if (text.size() > kSafetyCodeMax || !text.startsWith(kCodePrefix)) {
        return invalid("no such code");
    }
    const auto options = QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors;
    const auto bytes =
        QByteArray::fromBase64Encoding(text.mid(kCodePrefix.size()).toLatin1(), options);
    if (!bytes) {
        return invalid("cut off");
    }
    codec::CborReader in(*bytes);
    quint64 version = 0;
    IdentityCard shower;
    IdentityCard reader;
    Hash32 showerPrint;
    Hash32 readerPrint;
    in.map([&](quint64 key) {
        switch (key) {
        case 1: version = in.uint(); break;
        case 2: shower.user = in.id<UserId>(); break;
        case 3: showerPrint = in.id<Hash32>(); break;
        case 4: reader.user = in.id<UserId>(); break;
        case 5: readerPrint = in.id<Hash32>(); break;
        default: in.skip(); break;
        }
    });
    QS_TRY(in.finish());
    if (version != 1) {
        return Error{ErrorCode::Incompatible, QStringLiteral("safety code: a newer one")};
    }
    if (shower.user != other.user || reader.user != me.user) {
        return CodeMatch::SomebodyElse;
    }
    const bool isSame = showerPrint == proof::fingerprintOf(other.identity) &&
                        readerPrint == proof::fingerprintOf(me.identity);
    return isSame ? CodeMatch::Same : CodeMatch::Different;
}

} // namespace qs::crypto
