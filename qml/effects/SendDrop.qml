// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! The drop behind the send button: hollow while there is nothing to send, a mirror when ready. */
Item {
    id: root

    property bool ready: false
    property bool pressed: false
    readonly property bool shaded: Theme.effectiveTier === Theme.Shader && root.accelerated
    readonly property bool accelerated: GraphicsInfo.api > GraphicsInfo.Software

    implicitWidth: Theme.size.touch
    implicitHeight: Theme.size.touch

    MercuryShader {
        anchors.fill: parent
        visible: root.ready && root.shaded
        dropA: Qt.vector4d(width / 2, height / 2, Math.min(width, height) / 2 - 1, 0)
        bevel: height / 2
        calm: 0.8
        rough: root.pressed ? 1 : 0
    }

    Rectangle {
        anchors.fill: parent
        visible: !root.ready
        radius: width / 2
        color: Theme.color.bgSunken
        border.width: Theme.stroke.thin
        border.color: Theme.color.lineStrong
    }

    BeadPicture {
        anchors.fill: parent
        visible: root.ready && !root.shaded
    }
}
