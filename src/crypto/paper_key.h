// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "proof/labels.h"
#include "proof/secret.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace qs::crypto {

/// Of a key on paper: eight groups of five characters and one of two.
inline constexpr int kPaperGroups = 9;
inline constexpr qsizetype kPaperKeyBytes = 20;

/// What is wrong with a key as it was typed, by the numbers of its groups from 1.
struct PaperCheck
{
    QList<int> wrongGroups; ///< Too short, too long, mistyped, or where another one belongs.
    bool isTooLong = false; ///< There is something behind the ninth group.
    bool isGood = false;

    friend bool operator==(const PaperCheck&, const PaperCheck&) = default;
};

/// 160 random bits as a person keeps them, in Crockford's base 32 (no I, L, O, U).
///
/// Four characters of each group are the key. The fifth checks its group: over GF(32), with
/// x^5 + x^2 + 1 and a = x, it is a·d1 + a²·d2 + a³·d3 + a⁴·d4 + the group's number, so that every
/// single wrong character, every swap of neighbors and every group in another's place is noticed
/// and can be pointed at. The ninth group is ten bits of a hash of the whole, whose label says what
/// key it is.
///
/// Thread: any.
class PaperWriting
{
public:
    explicit PaperWriting(proof::Label wholeCheck) : m_wholeCheck(wholeCheck) {}

    [[nodiscard]] QStringList groups(QByteArrayView key) const;

    /// Small letters, I L O for 1 1 0, any spaces and dashes are understood. With the wrong number
    /// of characters and no gaps between groups, all groups from the first wrong one are named.
    [[nodiscard]] PaperCheck check(QStringView written) const;

    /// Empty unless check() says good.
    [[nodiscard]] proof::Secret<kPaperKeyBytes> read(QStringView written) const;

private:
    proof::Label m_wholeCheck;
};

/// The second secret of a person who wants two: kept by their devices and on paper, never by the
/// server, typed in on a new device. Move-only.
class AccountKey : public proof::Secret<kPaperKeyBytes>
{
public:
    AccountKey() = default;
    explicit AccountKey(proof::Secret<kPaperKeyBytes>&& bytes)
        : proof::Secret<kPaperKeyBytes>(std::move(bytes))
    {
    }
    [[nodiscard]] static AccountKey random() { return AccountKey(Secret::random()); }
    [[nodiscard]] static AccountKey from(QByteArrayView bytes)
    {
        return AccountKey(Secret::from(bytes));
    }
    [[nodiscard]] AccountKey copy() const { return AccountKey(Secret::copy()); }

    [[nodiscard]] static PaperCheck check(QStringView written);

    /// Invalid unless check() says good.
    [[nodiscard]] static Result<AccountKey> parse(QStringView written);
    [[nodiscard]] QStringList groups() const;
};

} // namespace qs::crypto
