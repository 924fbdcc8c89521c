// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick

/*!
    Cubic curves for easing.bezierCurve: end points are included. Typed lists are not what that
    property takes on Qt 6.4, hence var.
*/
QtObject {
    readonly property var enter: [0.16, 1, 0.3, 1, 1, 1]
    readonly property var exit: [0.4, 0, 1, 1, 1, 1]
    readonly property var move: [0.3, 0, 0.1, 1, 1, 1]
    readonly property var pour: [0.5, 0, 0.1, 1, 1, 1]
}
