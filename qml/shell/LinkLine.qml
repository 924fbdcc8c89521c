// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models

/*! The line about the connection. Takes no room while all is well. */
Item {
    id: root

    required property LinkBanner link
    readonly property list<int> tones: [QsBanner.Info, QsBanner.Warn, QsBanner.Danger]

    implicitHeight: root.link.shown ? banner.implicitHeight : 0

    QsBanner {
        id: banner

        objectName: "linkLine"
        width: parent.width
        height: implicitHeight
        visible: root.link.shown
        tone: root.tones[root.link.tone]
        iconName: root.link.tone === LinkBanner.Calm ? "offline" : "warning"
        text: root.link.text
        actionText: root.link.remedy
        onActionTriggered: root.link.tryNow()
    }
}
