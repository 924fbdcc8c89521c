// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick

/*! The type ramp. Sizes follow the reader's text scale; nothing else may change them. */
QtObject {
    id: root

    property real scale: 1
    property bool compact: false
    // An unset font is the font of the application.
    property font platformFont
    property string family: root.platformFont.family
    readonly property string monoFamily: "monospace"
    readonly property TypeStyle caption: TypeStyle {
        scale: root.scale
        baseSize: 12
        baseLine: 16
        weight: Font.Normal
    }
    readonly property TypeStyle label: TypeStyle {
        scale: root.scale
        baseSize: 13
        baseLine: 18
        weight: Font.Medium
    }
    readonly property TypeStyle body: TypeStyle {
        scale: root.scale
        baseSize: root.compact ? 16 : 15
        baseLine: root.compact ? 24 : 22
        weight: Font.Normal
    }
    readonly property TypeStyle bodyLarge: TypeStyle {
        scale: root.scale
        baseSize: 18
        baseLine: 27
        weight: Font.Normal
    }
    readonly property TypeStyle title: TypeStyle {
        scale: root.scale
        baseSize: 20
        baseLine: 26
        weight: 650
    }
    readonly property TypeStyle headline: TypeStyle {
        scale: root.scale
        baseSize: 26
        baseLine: 32
        weight: 650
    }
    readonly property TypeStyle display: TypeStyle {
        scale: root.scale
        baseSize: 34
        baseLine: 40
        weight: 650
    }
    readonly property TypeStyle mono: TypeStyle {
        scale: root.scale
        baseSize: 13
        baseLine: 20
        weight: Font.Normal
    }
}
