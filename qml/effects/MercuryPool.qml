// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick

/*! A puddle with one drop beside it, in the proportions of its picture (two to one). */
MercuryShader {
    id: root

    readonly property real w: Math.min(root.width, root.height * 2)
    readonly property real h: root.w / 2
    readonly property real ox: (root.width - root.w) / 2
    readonly property real oy: (root.height - root.h) / 2

    function at(x: real, y: real, a: real, b: real) : vector4d {
        return Qt.vector4d(root.ox + x * root.h, root.oy + y * root.h, a * root.h, b * root.h);
    }

    plate: root.at(0.94, 0.56, 0.62, 0.22)
    corner: root.h * 0.22
    dropA: root.at(0.58, 0.42, 0.27, 0)
    dropB: root.at(1.26, 0.55, 0.30, 0)
    dropC: root.at(1.83, 0.70, 0.10, 0)
    merge: Qt.vector2d(root.h * 0.30, root.h * 0.30)
    bevel: root.h * 0.34
    swell: 0.16
    reach: 0.4
}
