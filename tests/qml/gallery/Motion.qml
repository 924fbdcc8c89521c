// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Effects
import Quicksilver.Theme

/*! The way of the bead frame by frame: to the next tab (left) and across four tabs (right). */
QsPane {
    id: root

    function play(path: BeadPath, to: real, frames: int) : void {
        path.toX = to;
        for (let i = 0; i < frames; ++i)
            path.advance(0.025);
    }

    Row {
        x: 40
        y: 20
        spacing: 80

        Repeater {
            model: [72, 288]

            Column {
                id: way

                required property int modelData

                spacing: 8

                Repeater {
                    model: 17

                    Item {
                        id: frame

                        required property int index

                        width: way.modelData + 48
                        height: 48

                        BeadPath {
                            id: lead

                            toX: 0
                            toY: 0
                        }

                        BeadPath {
                            id: middle

                            toX: 0
                            toY: 0
                            delaySeconds: 0.045
                        }

                        BeadPath {
                            id: tail

                            toX: 0
                            toY: 0
                            delaySeconds: 0.105
                        }

                        BeadTrail {
                            lead: Qt.point(24 + lead.x, 24)
                            middle: Qt.point(24 + middle.x, 24)
                            tail: Qt.point(24 + tail.x, 24)
                            radius: 20
                        }

                        Component.onCompleted: {
                            for (const path of [lead, middle, tail])
                                root.play(path, way.modelData, frame.index);
                        }
                    }
                }
            }
        }
    }
}
