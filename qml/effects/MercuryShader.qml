// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Quicksilver.Theme

/*!
    The liquid material: up to three drops and one plate that run together. It draws nothing by
    itself on a software renderer; the types that use it show a still picture there instead.
    A frame is drawn only when one of its properties changes.
*/
ShaderEffect {
    id: root

    property vector4d dropA: Qt.vector4d(0, 0, 0, 0)
    property vector4d dropB: Qt.vector4d(0, 0, 0, 0)
    property vector4d dropC: Qt.vector4d(0, 0, 0, 0)
    property vector4d plate: Qt.vector4d(0, 0, 0, 0)
    property vector2d lamp: Qt.vector2d(-0.34, -0.44)
    property real reach: 0
    property vector2d merge: Qt.vector2d(0, 0)
    property real bevel: 20
    property real corner: 0
    property real rough: 0
    property real calm: 0
    property real swell: 0
    property real lineWidth: 1
    property color rim: Theme.dark ? "transparent" : Theme.color.lineStrong
    readonly property real night: Theme.dark ? 1 : 0
    readonly property real pixels: Screen.devicePixelRatio / root.lineWidth
    readonly property vector2d size: Qt.vector2d(root.width, root.height)

    fragmentShader: "qrc:/qt/qml/Quicksilver/Effects/mercury.frag.qsb"
}
