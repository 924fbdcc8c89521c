// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*!
    A pool of mercury at rest, for a first impression: drawn once, never animated. Decoration only;
    assistive technology does not meet it.
*/
Item {
    id: root

    property real corner: Theme.radius.l
    readonly property bool shaded: Theme.effectiveTier === Theme.Shader && root.accelerated
    readonly property bool accelerated: GraphicsInfo.api > GraphicsInfo.Software
    readonly property bool pictured: !root.shaded && !Theme.highContrast
    readonly property string look: Theme.dark ? "dark" : "light"
    readonly property string picture: "qrc:/qs/material/pool-" + root.look + ".png"

    implicitWidth: 320
    implicitHeight: 160
    Accessible.ignored: true

    MercuryPool {
        anchors.fill: parent
        visible: root.shaded
    }

    Image {
        anchors.fill: parent
        visible: root.pictured
        source: root.pictured ? root.picture : ""
        fillMode: Image.PreserveAspectFit
        smooth: true
        mipmap: true
    }

    Rectangle {
        anchors.fill: parent
        visible: Theme.highContrast
        radius: root.corner
        color: Theme.color.bgSurface
        border.width: Theme.stroke.strong
        border.color: Theme.color.lineStrong
    }
}
