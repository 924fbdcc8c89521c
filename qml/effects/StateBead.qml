// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*!
    What became of something sent: a hollow drop waits, a mirror arrived, a flattened one
    with a mark in it failed. The shapes differ, so color is never needed to tell them apart.
*/
Item {
    id: root

    enum Outcome {
        Pending,
        Sent,
        Failed
    }

    required property int outcome
    property real size: 12
    readonly property bool waiting: root.outcome === StateBead.Pending
    readonly property bool failed: root.outcome === StateBead.Failed
    readonly property color lineColor: root.failed ? Theme.color.danger : Theme.color.lineStrong

    implicitWidth: size
    implicitHeight: size

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: root.size
        height: root.failed ? root.size * 0.72 : root.size
        visible: root.waiting || root.failed || Theme.highContrast
        radius: height / 2
        color: root.failed ? Theme.color.dangerBg : "transparent"
        border.width: root.waiting ? Theme.stroke.strong : Theme.stroke.thin
        border.color: root.lineColor
    }

    BeadPicture {
        anchors.fill: parent
        visible: root.outcome === StateBead.Sent
    }

    // The mark of a failure: a stroke and a dot.
    Repeater {
        model: root.failed ? [0.26, 0.12] : []

        Rectangle {
            required property real modelData

            x: (root.size - width) / 2
            y: root.size * (modelData > 0.2 ? 0.40 : 0.74)
            width: root.size * 0.13
            height: root.size * modelData
            radius: width / 2
            color: root.lineColor
        }
    }
}
