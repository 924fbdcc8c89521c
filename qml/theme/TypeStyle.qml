// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick

/*!
    One step of the type ramp, in pixels after text scaling. `drop` moves glyphs to the middle of
    their line: Qt leaves what a fixed line height adds below them.
*/
QtObject {
    property real scale: 1
    required property int baseSize
    required property int baseLine
    property int weight: Font.Normal

    readonly property int size: Math.round(baseSize * scale)
    readonly property int lineHeight: Math.round(baseLine * scale)
    readonly property real glyphHeight: 1.21 ///< Of ascent and descent, in sizes.
    readonly property int drop: Math.max(0, Math.round((lineHeight - size * glyphHeight) / 2))
}
