// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*!
    How far something is. It never moves by itself: an unknown end is only words. The value is part
    of the name, in steps of ten, because no other form of it reaches a screen reader here.
*/
Item {
    id: root

    required property string label
    property real value: -1
    readonly property bool known: root.value >= 0
    readonly property real part: Math.max(0, Math.min(1, root.value))
    readonly property int spoken: Math.floor(root.part * 10) * 10
    //: %1 is what is going on, %2 a number of percent
    readonly property string measured: qsTr("%1: %2%").arg(root.label).arg(root.spoken)

    implicitWidth: Theme.size.sheetMax / 2
    implicitHeight: column.implicitHeight
    Accessible.role: Accessible.ProgressBar
    Accessible.name: root.known ? root.measured : root.label

    Column {
        id: column

        width: root.width
        spacing: Theme.space.xs

        CaptionText {
            width: parent.width
            text: root.label
            color: Theme.color.fgSecondary
            Accessible.ignored: true
        }

        Rectangle {
            width: parent.width
            height: Theme.space.s
            visible: root.known
            radius: height / 2
            color: Theme.color.bgSunken
            border.width: Theme.stroke.thin
            border.color: Theme.color.lineStrong

            Rectangle {
                anchors.left: parent.left
                width: parent.width * root.part
                height: parent.height
                radius: height / 2
                color: Theme.color.accent
            }
        }
    }
}
