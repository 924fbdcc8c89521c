// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Effects
import Quicksilver.Theme

/*! What a button is made of. */
Item {
    id: root

    required property int kind
    required property bool hovered
    required property bool pressed
    readonly property bool danger: root.kind === QsButton.Danger
    readonly property bool quiet: root.kind === QsButton.Quiet
    readonly property color touched: root.pressed ? Theme.color.bgSelected : Theme.color.bgHover
    readonly property color rest: root.quiet ? "transparent" : Theme.color.bgSurface
    readonly property color plain: root.hovered || root.pressed ? root.touched : root.rest

    MercuryPlate {
        anchors.fill: parent
        visible: root.kind === QsButton.Primary
        pressed: root.pressed
    }

    Rectangle {
        anchors.fill: parent
        visible: root.kind !== QsButton.Primary
        radius: height / 2
        color: root.danger ? Theme.color.danger : root.plain
        border.width: root.quiet ? 0 : Theme.stroke.thin
        border.color: root.danger ? Theme.color.danger : Theme.color.lineStrong
    }
}
