// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick

/*! One step of the type ramp, in pixels after text scaling. */
QtObject {
    property real scale: 1
    required property int baseSize
    required property int baseLine
    property int weight: Font.Normal

    readonly property int size: Math.round(baseSize * scale)
    readonly property int lineHeight: Math.round(baseLine * scale)
}
