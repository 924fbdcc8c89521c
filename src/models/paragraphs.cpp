// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/paragraphs.h"

#include <QChar>

#include <optional>

namespace qs::models {

namespace {

constexpr qsizetype kBlocksMax = 32;

/// The direction of the first strong character (Unicode annex 9, rules P2 and P3), if there is one.
std::optional<bool> startsRightToLeft(QStringView paragraph)
{
    for (qsizetype i = 0; i < paragraph.size(); ++i) {
        char32_t point = paragraph[i].unicode();
        if (paragraph[i].isHighSurrogate() && i + 1 < paragraph.size()) {
            point = QChar::surrogateToUcs4(paragraph[i], paragraph[i + 1]);
            ++i;
        }
        const QChar::Direction direction = QChar::direction(point);
        if (direction == QChar::DirL) {
            return false;
        }
        if (direction == QChar::DirR || direction == QChar::DirAL) {
            return true;
        }
    }
    return std::nullopt;
}

} // namespace

QStringList directionBlocks(const QString& text)
{
    QStringList blocks;
    std::optional<bool> current;
    for (const QStringView paragraph : QStringView(text).split(u'\n')) {
        const std::optional<bool> direction = startsRightToLeft(paragraph);
        const bool turns = direction && current && *direction != *current;
        if (blocks.isEmpty() || (turns && blocks.size() < kBlocksMax)) {
            blocks.append(paragraph.toString());
        } else {
            blocks.last().append(u'\n').append(paragraph);
        }
        if (direction) {
            current = direction;
        }
    }
    return blocks;
}

} // namespace qs::models
