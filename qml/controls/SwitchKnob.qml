// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Effects
import Quicksilver.Theme

/*! The bead in a switch: it slides, or for still people it simply is on the other side. */
BeadPicture {
    id: root

    Behavior on x {
        enabled: Theme.moving

        NumberAnimation {
            duration: Theme.duration.small
            easing.type: Easing.BezierSpline
            easing.bezierCurve: Theme.easing.move
        }
    }
}
