// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*!
    A plate of metal for one important button: a shader where there is one, a banded gradient
    elsewhere, a flat fill in high contrast. Theme.color.metalInk is readable on it everywhere.
*/
Item {
    id: root

    property real corner: height / 2
    property bool pressed: false
    property bool followsPointer: true
    readonly property bool wanted: Theme.effectiveTier === Theme.Shader && root.enabled
    readonly property bool shaded: root.wanted && root.accelerated
    readonly property bool accelerated: GraphicsInfo.api > GraphicsInfo.Software
    readonly property vector2d resting: Qt.vector2d(-0.34, -0.44)
    readonly property real across: pointer.point.position.x / root.width
    readonly property vector2d pointing: Qt.vector2d(root.lean(root.across), -0.44)

    // The lamp stays above; only its side follows the hand.
    function lean(across: real) : real {
        return (across - 0.5) * 0.9;
    }

    HoverHandler {
        id: pointer

        enabled: root.followsPointer && root.shaded
    }

    MercuryShader {
        anchors.fill: parent
        visible: root.shaded
        plate: Qt.vector4d(width / 2, height / 2, width / 2 - 1, height / 2 - 1)
        corner: Math.min(root.corner, height / 2) - 1
        bevel: height / 2
        calm: 0.85
        rough: root.pressed ? 0.9 : 0.1
        lamp: pointer.hovered ? root.pointing : root.resting
    }

    Rectangle {
        anchors.fill: parent
        visible: !root.shaded && !Theme.highContrast
        radius: Math.min(root.corner, height / 2)
        border.width: Theme.stroke.thin
        border.color: Theme.color.lineStrong
        gradient: Gradient {
            GradientStop {
                position: 0
                color: Theme.color.metalMid
            }
            GradientStop {
                position: 0.22
                color: root.pressed ? Theme.color.metalHigh : Theme.color.metalLight
            }
            GradientStop {
                position: 0.72
                color: Theme.color.metalHigh
            }
            GradientStop {
                position: 0.76
                color: Theme.color.metalLow
            }
            GradientStop {
                position: 0.84
                color: Theme.color.metalLow
            }
            GradientStop {
                position: 1
                color: Theme.color.metalLight
            }
        }
    }

    Rectangle {
        anchors.fill: parent
        visible: Theme.highContrast
        radius: Math.min(root.corner, height / 2)
        color: root.pressed ? Theme.color.bgHover : Theme.color.metalLight
        border.width: Theme.stroke.strong
        border.color: Theme.color.lineStrong
    }
}
