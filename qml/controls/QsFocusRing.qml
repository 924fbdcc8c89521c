// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! The ring around whatever the keyboard is on: two pixels, two pixels away. */
Rectangle {
    id: root

    property bool shown: false
    property real corner: Theme.radius.m
    readonly property int away: Theme.stroke.focus + Theme.stroke.focusGap

    anchors.fill: parent
    anchors.margins: -root.away
    visible: root.shown
    radius: root.corner + root.away
    color: "transparent"
    border.width: Theme.stroke.focus
    border.color: Theme.color.focusRing
}
