// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*!
    The drop of mercury under the selected tab. When its target moves it leaves, necks, snaps and
    arrives; a far target is reached by three drops in a row. It rests without drawing frames.
    Where there is no shader the same drop is a picture, and for still people it simply is there.
*/
Item {
    id: root

    required property real targetX
    required property real targetY
    property real radius: Theme.size.iconM
    property vector2d lamp: Qt.vector2d(-0.34, -0.44)
    readonly property bool shaded: Theme.effectiveTier === Theme.Shader && root.accelerated
    readonly property bool accelerated: GraphicsInfo.api > GraphicsInfo.Software
    readonly property bool moving: lead.moving || middle.moving || tail.moving
    readonly property point position: Qt.point(lead.x, lead.y)

    /*! Puts the bead on its target at once, as after a resize. */
    function snap() : void {
        lead.snap();
        middle.snap();
        tail.snap();
    }

    Component.onCompleted: root.snap()

    BeadPath {
        id: lead

        toX: root.targetX
        toY: root.targetY
    }

    BeadPath {
        id: middle

        toX: root.targetX
        toY: root.targetY
        delaySeconds: 0.045
    }

    BeadPath {
        id: tail

        toX: root.targetX
        toY: root.targetY
        delaySeconds: 0.105
    }

    FrameAnimation {
        running: root.moving
        onTriggered: {
            lead.advance(frameTime);
            middle.advance(frameTime);
            tail.advance(frameTime);
        }
    }

    BeadTrail {
        visible: root.shaded
        lead: root.position
        middle: Qt.point(middle.x, middle.y)
        tail: Qt.point(tail.x, tail.y)
        radius: root.radius
        lamp: root.lamp
    }

    BeadPicture {
        visible: !root.shaded
        x: root.position.x - root.radius
        y: root.position.y - root.radius
        width: root.radius * 2
        height: root.radius * 2
    }
}
