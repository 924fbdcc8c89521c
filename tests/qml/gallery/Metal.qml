// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Effects
import Quicksilver.Theme

/*! The material at several sizes and stretches. */
Item {
    id: root

    Row {
        x: 20
        y: 20
        spacing: 16

        Repeater {
            model: [8, 12, 16, 22, 28, 48, 90]

            Item {
                id: cell

                required property int modelData

                width: cell.modelData * 2.6
                height: 200

                TabBead {
                    radius: cell.modelData
                    targetX: cell.width / 2
                    targetY: 100
                }
            }
        }
    }

    Column {
        x: 60
        y: 280
        spacing: 90

        Repeater {
            model: [6, 20, 40, 60, 80, 110]

            Item {
                id: stretched

                required property int modelData

                width: 300
                height: 1

                BeadTrail {
                    radius: 22
                    tail: Qt.point(0, 0)
                    middle: Qt.point(stretched.modelData * 0.62, 0)
                    lead: Qt.point(stretched.modelData, 0)
                }
            }
        }
    }

    Column {
        x: 320
        y: 260
        spacing: 20

        MercuryShader {
            width: 200
            height: 48
            plate: Qt.vector4d(100, 24, 99, 23)
            corner: 23
            bevel: 24
            calm: 0.7
        }

        MercuryPool {
            width: 480
            height: 240
        }
    }
}
