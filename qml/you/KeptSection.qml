// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls

/*! The rows about what one keeps for oneself. */
YouSection {
    id: root

    signal routeRequested(route: string)

    //: Heading over rows about what one keeps for oneself
    title: qsTr("Yours alone")

    QsRow {
        width: parent.width
        iconName: "bookmark"
        //: Leads to the posts one has kept
        title: qsTr("Bookmarks")
        onClicked: root.routeRequested("you/bookmarks")
    }

    QsRow {
        width: parent.width
        iconName: "drafts"
        //: Leads to texts not published yet
        title: qsTr("Drafts")
        onClicked: root.routeRequested("you/drafts")
    }

    QsRow {
        width: parent.width
        iconName: "filter"
        //: Leads to what is not to be shown
        title: qsTr("Mutes and filters")
        onClicked: root.routeRequested("you/mutes")
    }
}
