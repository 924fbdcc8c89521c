// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Theme

/*!
    A code to be read by another device's camera: dark squares on a light ground in every theme,
    with the quiet zone of four squares that readers ask for. `label` says what it is for.
*/
Rectangle {
    id: root

    required property string text
    required property string label
    readonly property bool fits: squares.fits
    readonly property int quietSquares: 4

    implicitWidth: Theme.size.code
    implicitHeight: implicitWidth
    visible: root.fits
    radius: Theme.radius.m
    color: Theme.lightColors.bgSurface
    Accessible.role: Accessible.Graphic
    Accessible.name: root.label

    CodeSquares {
        id: squares

        anchors.fill: parent
        anchors.margins: Math.ceil(root.width * root.quietSquares
            / Math.max(1, squares.squares + 2 * root.quietSquares))
        text: root.text
        color: Theme.lightColors.fgPrimary
    }
}
