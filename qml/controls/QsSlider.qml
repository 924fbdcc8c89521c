// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Quicksilver.Effects
import Quicksilver.Theme

/*! A value on a line. */
T.Slider {
    id: root

    required property string label
    property string valueText
    readonly property real minimumValue: root.from
    readonly property real maximumValue: root.to
    readonly property real step: root.stepSize > 0 ? root.stepSize : (root.to - root.from) / 10

    implicitWidth: Theme.size.sheetMax / 2
    implicitHeight: Theme.size.touch
    horizontalPadding: Theme.space.m
    opacity: root.enabled ? 1 : Theme.disabledOpacity
    focusPolicy: Qt.StrongFocus
    Accessible.name: root.label
    Accessible.description: root.valueText
    Accessible.onIncreaseAction: root.nudge(root.step)
    Accessible.onDecreaseAction: root.nudge(-root.step)

    function nudge(by: real) : void {
        root.value = Math.max(root.from, Math.min(root.to, root.value + by));
        root.moved();
    }

    handle: Item {
        x: root.leftPadding + root.visualPosition * (root.availableWidth - width)
        y: (root.height - height) / 2
        width: Theme.size.hitMin
        height: width

        BeadPicture {
            anchors.fill: parent
        }

        QsFocusRing {
            shown: root.visualFocus
            corner: parent.height / 2
        }
    }

    background: Rectangle {
        x: root.leftPadding
        y: (root.height - height) / 2
        width: root.availableWidth
        height: Theme.space.xs
        radius: height / 2
        color: Theme.color.lineStrong

        Rectangle {
            x: root.mirrored ? parent.width - width : 0
            width: root.position * parent.width
            height: parent.height
            radius: parent.radius
            color: Theme.color.accent
        }
    }
}
