// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Theme

/*! After the oldest post: there is nothing more to scroll for. */
Item {
    id: root

    required property bool complete

    implicitHeight: root.complete ? column.implicitHeight + Theme.space.huge * 2 : Theme.space.huge

    Column {
        id: column

        anchors.centerIn: parent
        width: Math.min(root.width - Theme.space.xxl, Theme.size.dialogMax)
        visible: root.complete
        spacing: Theme.space.s

        QsIcon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "check"
            color: Theme.color.fgMuted
        }

        BodyText {
            width: parent.width
            //: Below the oldest post of the timeline
            text: qsTr("That's everything. You've reached the beginning.")
            color: Theme.color.fgMuted
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
