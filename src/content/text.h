// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QString>

namespace qs::content {

inline constexpr int kTextGraphemesMax = 2200;
inline constexpr qsizetype kTextBytesMax = 16 * 1024; ///< Of UTF-8.
inline constexpr int kNameGraphemesMax = 50;
inline constexpr qsizetype kNameBytesMax = 512;
inline constexpr int kBioGraphemesMax = 300;
inline constexpr qsizetype kBioBytesMax = 1200;
inline constexpr qsizetype kUsernameLengthMin = 3;
inline constexpr qsizetype kUsernameLengthMax = 30;

/// What is wrong with something typed, in terms its writer can act on.
enum class TextProblem {
    None,
    Empty,   ///< Nothing, or nothing that shows.
    TooLong, ///< Too many graphemes, or too many bytes.
    Broken,  ///< Half a surrogate pair: cannot be sent unchanged, and nothing is changed silently.
    BadCharacter, ///< Names only: line breaks and other control characters.
};

/// What checkText() and its like found.
struct TextVerdict
{
    TextProblem problem = TextProblem::None;
    int graphemes = 0;       ///< Counted up to a bound far above every limit.
    qsizetype utf8Bytes = 0; ///< What it takes on the wire.
    int left = 0;            ///< Graphemes still allowed; negative when there are too many.

    [[nodiscard]] bool ok() const { return problem == TextProblem::None; }
    friend bool operator==(const TextVerdict&, const TextVerdict&) = default;
};

/// Characters as a person counts them: extended grapheme clusters (Unicode UAX #29). Lone
/// surrogates count as one each.
///
/// Thread: any, as all functions here.
[[nodiscard]] int graphemeCount(QStringView text);

/// Whether this may be published. Nothing is ever trimmed or normalized: what was typed is what is
/// sent.
[[nodiscard]] TextVerdict checkText(QStringView text);

/// The same without the counts, cheaply: for what arrives.
[[nodiscard]] TextProblem textProblem(QStringView text);

/// The same for a bio, which may be empty.
[[nodiscard]] TextVerdict checkBio(QStringView text);

/// Whether this may be somebody's name: 1 to 50 graphemes, one line, something visible.
[[nodiscard]] TextVerdict checkName(QStringView name);

/// Whether this may be a username: 3 to 30 of a-z 0-9 _ . beginning and ending with a letter or
/// digit, and no two dots in a row.
[[nodiscard]] bool isUsername(QStringView name);

/// What was typed into a username field, as it is compared: lower case, outer spaces and a leading
/// @ taken away. May still not be a username.
[[nodiscard]] QString foldUsername(QStringView typed);

/// A name for display inside other text: its own bidirectional controls and control characters
/// taken out, and the rest between FSI and PDI, so that it cannot reorder or hide what stands
/// around it (Unicode UAX #9).
[[nodiscard]] QString isolated(QStringView name);

/// A body for display: control characters that draw nothing (NUL included) and lone surrogates
/// become U+FFFD, and bidirectional embeddings left open are closed at the end of their paragraph.
[[nodiscard]] QString forDisplay(QStringView text);

} // namespace qs::content
