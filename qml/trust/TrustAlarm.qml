// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models

/*! The line about a changed key or a server that sends altered items. No room while all is well. */
Item {
    id: root

    required property TrustModel trust
    readonly property bool shown: root.trust.alarm !== ""
    readonly property bool aboutKeys: root.trust.alarmPersonId !== ""

    signal compareRequested(personId: string)

    implicitHeight: root.shown ? banner.implicitHeight : 0

    QsBanner {
        id: banner

        objectName: "trustAlarm"
        width: parent.width
        height: implicitHeight
        visible: root.shown
        tone: root.aboutKeys ? QsBanner.Danger : QsBanner.Warn
        iconName: "shield"
        text: root.trust.alarm
        //: Button: compare safety numbers with somebody
        actionText: root.aboutKeys ? qsTr("Compare") : ""
        dismissible: !root.aboutKeys
        onActionTriggered: root.compareRequested(root.trust.alarmPersonId)
        onDismissed: root.trust.dismissAlarm()
    }
}
