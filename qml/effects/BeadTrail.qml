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
    readonly property real span: Math.hypot(root.lead.x - root.tail.x, root.lead.y - root.tail.y)
    readonly property real nearGap: Math.hypot(root.lead.x - root.middle.x, root.lead.y - root.middle.y)
    readonly property real farGap: Math.hypot(root.middle.x - root.tail.x, root.middle.y - root.tail.y)
    readonly property real margin: root.radius * 0.35
    readonly property real minX: Math.floor(Math.min(root.lead.x, root.middle.x, root.tail.x) - root.radius - root.margin)
    readonly property real minY: Math.floor(Math.min(root.lead.y, root.middle.y, root.tail.y) - root.radius - root.margin)
    readonly property real maxX: Math.max(root.lead.x, root.middle.x, root.tail.x) + root.radius + root.margin
    readonly property real maxY: Math.max(root.lead.y, root.middle.y, root.tail.y) + root.radius + root.margin

    // Drops lying on each other must not swell, so the bridge is never wider than their distance.
    function bridge(gap: real) : real {
        return Math.min(root.radius * 1.8, gap * 0.9);
    }

    x: root.minX
    y: root.minY
    width: Math.ceil(root.maxX - root.minX)
    height: Math.ceil(root.maxY - root.minY)
    merge: Qt.vector2d(root.bridge(root.nearGap), root.bridge(root.farGap))
    bevel: root.radius
    calm: 0.8
    dropA: Qt.vector4d(root.lead.x - root.x, root.lead.y - root.y, root.radius * (1 - 0.16 * root.stretch), 0)
    dropB: Qt.vector4d(root.middle.x - root.x, root.middle.y - root.y, root.radius * (1 - 0.58 * root.stretch), 0)
    dropC: Qt.vector4d(root.tail.x - root.x, root.tail.y - root.y, root.radius * (1 - 0.34 * root.stretch), 0)
}
