// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/paper_key.h"

#include "proof/hash.h"

#include <algorithm>
#include <array>
#include <optional>

namespace qs::crypto {

namespace {

// Crockford's alphabet, so that handwriting and speech survive.
constexpr std::array kDigits{'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A',
                             'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M', 'N',
                             'P', 'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z'};
constexpr int kKeyGroups = 8;
constexpr int kDataDigits = 4;
constexpr int kGroupDigits = 5;
constexpr int kWholeDigits = 2;
constexpr int kTypedDigitsMax = 256;
constexpr unsigned kFieldPolynomial = 0b100101;
constexpr unsigned kFieldSize = 32;

using Digits = QList<unsigned>;

unsigned timesX(unsigned value)
{
    value <<= 1;
    return value & kFieldSize ? value ^ kFieldPolynomial : value;
}

// Horner's rule: each digit is multiplied by its own power of x, the first by the highest.
unsigned checkDigit(const Digits& data, int group)
{
    unsigned sum = 0;
    for (int i = kDataDigits - 1; i >= 0; --i) {
        sum = timesX(sum ^ data[i]);
    }
    return sum ^ static_cast<unsigned>(group + 1);
}

std::optional<unsigned> digitOf(QChar written)
{
    QChar c = written.toUpper();
    if (c == u'O') {
        c = u'0';
    } else if (c == u'I' || c == u'L') {
        c = u'1';
    }
    const auto found =
        std::ranges::find_if(kDigits, [c](char digit) { return c == QLatin1Char(digit); });
    return found == kDigits.end() ? std::nullopt
                                  : std::optional(static_cast<unsigned>(found - kDigits.begin()));
}

unsigned fiveBits(QByteArrayView bytes, qsizetype index)
{
    unsigned digit = 0;
    for (qsizetype bit = index * 5; bit < index * 5 + 5; ++bit) {
        const auto byte = static_cast<unsigned char>(bytes[bit / 8]);
        digit = digit << 1 | (byte >> (7 - bit % 8) & 1U);
    }
    return digit;
}

bool isGap(QChar c)
{
    return c.isSpace() || c.category() == QChar::Punctuation_Dash;
}

// Digits as they were typed, a group each; no value where something else stood.
using TypedGroup = QList<std::optional<unsigned>>;

QList<TypedGroup> splitAtGaps(QStringView written)
{
    QList<TypedGroup> groups;
    bool isInGap = true;
    for (const QChar c : written.first(std::min<qsizetype>(written.size(), kTypedDigitsMax))) {
        if (isGap(c)) {
            isInGap = true;
            continue;
        }
        if (isInGap) {
            groups.append(TypedGroup());
            isInGap = false;
        }
        groups.last().append(digitOf(c));
    }
    return groups;
}

// Without nine groups to go by, the characters are counted.
QList<TypedGroup> typedGroups(QStringView written)
{
    const QList<TypedGroup> split = splitAtGaps(written);
    if (split.size() == kPaperGroups) {
        return split;
    }
    QList<TypedGroup> counted;
    for (const TypedGroup& group : split) {
        for (const auto& digit : group) {
            const bool isFull = counted.isEmpty() || counted.last().size() == kGroupDigits;
            if (isFull) {
                counted.append(TypedGroup());
            }
            counted.last().append(digit);
        }
    }
    return counted;
}

std::optional<Digits> digitsOf(const TypedGroup& typed, int expected)
{
    Digits digits;
    for (const auto& digit : typed) {
        if (!digit) {
            return std::nullopt;
        }
        digits.append(*digit);
    }
    return digits.size() == expected ? std::optional(digits) : std::nullopt;
}

bool isGoodGroup(const TypedGroup& typed, int group)
{
    const auto digits = digitsOf(typed, kGroupDigits);
    return digits && checkDigit(*digits, group) == digits->last();
}

proof::Secret<kPaperKeyBytes> joined(const QList<TypedGroup>& typed)
{
    auto key = proof::Secret<kPaperKeyBytes>::zero();
    for (int at = 0; at < kKeyGroups * kDataDigits; ++at) {
        const unsigned digit = typed[at / kDataDigits][at % kDataDigits].value_or(0);
        for (int bit = 0; bit < 5; ++bit) {
            const int place = at * 5 + bit;
            key.data()[place / 8] |=
                static_cast<unsigned char>((digit >> (4 - bit) & 1U) << (7 - place % 8));
        }
    }
    return key;
}

const PaperWriting kAccountKeyWriting(proof::label::kAccountKeyCheck);

} // namespace

QStringList PaperWriting::groups(QByteArrayView key) const
{
    const QByteArray whole = proof::hashBytes(m_wholeCheck, {key}, 16);
    QStringList written;
    const auto character = [](unsigned digit) { return QLatin1Char(kDigits[digit]); };
    for (int group = 0; group < kKeyGroups; ++group) {
        Digits data;
        QString text;
        for (int i = 0; i < kDataDigits; ++i) {
            data.append(fiveBits(key, group * kDataDigits + i));
            text.append(character(data.last()));
        }
        written.append(text.append(character(checkDigit(data, group))));
    }
    QString last;
    for (int i = 0; i < kWholeDigits; ++i) {
        last.append(character(fiveBits(whole, i)));
    }
    return written << last;
}

PaperCheck PaperWriting::check(QStringView written) const
{
    const QList<TypedGroup> typed = typedGroups(written);
    PaperCheck found;
    found.isTooLong = typed.size() > kPaperGroups || written.size() > kTypedDigitsMax;
    for (int group = 0; group < kKeyGroups; ++group) {
        if (group >= typed.size() || !isGoodGroup(typed[group], group)) {
            found.wrongGroups.append(group + 1);
        }
    }
    const auto last =
        typed.size() < kPaperGroups ? std::nullopt : digitsOf(typed[kKeyGroups], kWholeDigits);
    bool isWhole = last.has_value();
    if (last && found.wrongGroups.isEmpty()) {
        const auto key = joined(typed);
        const QByteArray whole = proof::hashBytes(m_wholeCheck, {key.view()}, 16);
        isWhole = (*last)[0] == fiveBits(whole, 0) && (*last)[1] == fiveBits(whole, 1);
    }
    if (!isWhole) {
        found.wrongGroups.append(kPaperGroups);
    }
    found.isGood = found.wrongGroups.isEmpty() && !found.isTooLong;
    return found;
}

proof::Secret<kPaperKeyBytes> PaperWriting::read(QStringView written) const
{
    return check(written).isGood ? joined(typedGroups(written)) : proof::Secret<kPaperKeyBytes>();
}

PaperCheck AccountKey::check(QStringView written)
{
    return kAccountKeyWriting.check(written);
}

Result<AccountKey> AccountKey::parse(QStringView written)
{
    AccountKey key(kAccountKeyWriting.read(written));
    if (key.isEmpty()) {
        return Error{ErrorCode::Invalid, QStringLiteral("account key: mistyped")};
    }
    return key;
}

QStringList AccountKey::groups() const
{
    return kAccountKeyWriting.groups(view());
}

} // namespace qs::crypto
