// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick

/*! Three drops of one bead, as large as they need to be and no larger. */
MercuryShader {
    id: root

    required property point lead
    required property point middle
    required property point tail
    required property real radius

    // Stretched mercury is thinner: the drops give up volume to the neck between them.
    readonly property real stretch: Math.min(1, root.span / (root.radius * 3))
    readonly property real span: root.between(root.lead, root.tail)
    readonly property real nearGap: root.between(root.lead, root.middle)
    readonly property real farGap: root.between(root.middle, root.tail)
    readonly property real reachOut: root.radius * 1.35
    readonly property real minX: Math.min(root.lead.x, root.middle.x, root.tail.x) - root.reachOut
    readonly property real minY: Math.min(root.lead.y, root.middle.y, root.tail.y) - root.reachOut
    readonly property real maxX: Math.max(root.lead.x, root.middle.x, root.tail.x) + root.reachOut
    readonly property real maxY: Math.max(root.lead.y, root.middle.y, root.tail.y) + root.reachOut

    function between(one: point, other: point) : real {
        return Math.hypot(one.x - other.x, one.y - other.y);
    }

    function drop(at: point, thinning: real) : vector4d {
        const left = root.radius * (1 - thinning * root.stretch);
        return Qt.vector4d(at.x - root.x, at.y - root.y, left, 0);
    }

    // Drops lying on each other must not swell, so the bridge is never wider than their distance.
    function bridge(gap: real) : real {
        return Math.min(root.radius * 1.8, gap * 0.9);
    }

    x: Math.floor(root.minX)
    y: Math.floor(root.minY)
    width: Math.ceil(root.maxX - root.x)
    height: Math.ceil(root.maxY - root.y)
    merge: Qt.vector2d(root.bridge(root.nearGap), root.bridge(root.farGap))
    bevel: root.radius
    calm: 0.8
    dropA: root.drop(root.lead, 0.16)
    dropB: root.drop(root.middle, 0.58)
    dropC: root.drop(root.tail, 0.34)
}
