// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQml
import Quicksilver.Effects
import Quicksilver.Theme

/*! A point on two springs. */
QtObject {
    id: root

    required property real toX
    required property real toY
    property real stiffness: 320
    property real damping: 26
    property real delaySeconds: 0
    readonly property real x: root.springX.value
    readonly property real y: root.springY.value
    readonly property bool moving: root.springX.moving || root.springY.moving

    readonly property Spring springX: Spring {
        target: root.toX
        still: !Theme.moving
        stiffness: root.stiffness
        damping: root.damping
        delaySeconds: root.delaySeconds
    }
    readonly property Spring springY: Spring {
        target: root.toY
        still: !Theme.moving
        stiffness: root.stiffness
        damping: root.damping
        delaySeconds: root.delaySeconds
    }

    function advance(seconds: real) : void {
        root.springX.advance(seconds);
        root.springY.advance(seconds);
    }

    function snap() : void {
        root.springX.snap();
        root.springY.snap();
    }
}
