// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls

/*! The rows about what can be checked of the server, and what was found. */
YouSection {
    id: root

    signal routeRequested(route: string)

    //: Heading over rows about what can be checked of the server
    title: qsTr("The server")

    QsRow {
        width: parent.width
        iconName: "check"
        //: Leads to the page that says whether anything is missing
        title: qsTr("Is my feed complete?")
        onClicked: root.routeRequested("you/complete")
    }

    QsRow {
        width: parent.width
        iconName: "info"
        //: Leads to the page with the rows the server keeps of this account
        title: qsTr("What the server knows about me")
        onClicked: root.routeRequested("you/server")
    }

    QsRow {
        width: parent.width
        iconName: "shield"
        //: Leads to the page with what was found amiss
        title: qsTr("Security log")
        onClicked: root.routeRequested("you/security")
    }
}
