// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! The bead where no shader runs: a picture of it, or a plain disc in high contrast. */
Item {
    id: root

    Image {
        anchors.fill: parent
        anchors.margins: -parent.width * root.border
        visible: !Theme.highContrast
        source: root.wanted ? root.picture : ""
        sourceSize.width: Math.ceil(width * 2)
        sourceSize.height: Math.ceil(height * 2)
        smooth: true
        mipmap: true
    }

    readonly property bool wanted: root.visible && !Theme.highContrast
    readonly property string look: Theme.dark ? "dark" : "light"
    readonly property string picture: "qrc:/qs/material/bead-" + root.look + ".png"
    // The picture leaves room around the drop for its soft edge.
    readonly property real border: 0.125

    Rectangle {
        anchors.fill: parent
        visible: Theme.highContrast
        radius: width / 2
        color: Theme.color.bgSelected
        border.width: Theme.stroke.strong
        border.color: Theme.color.lineStrong
    }
}
