// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! What can be answered or taken back, and following. */
Flow {
    id: root

    required property PersonPage page

    spacing: Theme.space.s

    QsButton {
        objectName: "approvePerson"
        visible: root.page.asks
        //: Button: connect with the person who asked
        text: qsTr("Approve")
        onClicked: root.page.approve()
    }

    QsButton {
        objectName: "declinePerson"
        visible: root.page.asks
        kind: QsButton.Quiet
        //: Button: do not connect with the person who asked; they are not told
        text: qsTr("Decline")
        onClicked: root.page.decline()
    }

    QsButton {
        objectName: "withdraw"
        visible: root.page.asked
        kind: QsButton.Quiet
        //: Button: take back that one asked somebody to connect
        text: qsTr("Withdraw request")
        onClicked: root.page.withdraw()
    }

    QsButton {
        objectName: "follow"
        visible: !root.page.connected && !root.page.blocked
        kind: QsButton.Quiet
        text: root.page.followed
            //: Button: no longer read somebody's public posts
            ? qsTr("Unfollow")
            //: Button: read somebody's public posts without being connected
            : qsTr("Follow public posts")
        onClicked: root.page.setFollowed(!root.page.followed)
    }
}
