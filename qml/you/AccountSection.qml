// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models

/*! The rows about what opens the account, and on which devices it is. */
YouSection {
    id: root

    required property Session session

    signal routeRequested(route: string)

    //: Heading over rows about what opens the account
    title: qsTr("This account")

    QsRow {
        width: parent.width
        iconName: "person"
        //: Leads to the page with one's own name and words
        title: qsTr("Profile")
        onClicked: root.routeRequested("you/profile")
    }

    QsRow {
        objectName: "devicesRow"
        width: parent.width
        iconName: "device"
        //: Leads to the page with the devices of the account
        title: qsTr("Devices")
        //: Below the row that leads to the devices; some of them are new
        subtitle: root.session.devices.newCount > 0 ? qsTr("A new device has joined") : ""
        onClicked: root.routeRequested("you/devices")
    }

    QsRow {
        width: parent.width
        iconName: "key"
        //: Leads to the page with the recovery sheet
        title: qsTr("Recovery sheet")
        onClicked: root.routeRequested("you/recovery")
    }

    QsRow {
        width: parent.width
        iconName: "edit"
        //: Leads to the page where the password is changed
        title: qsTr("Change password")
        onClicked: root.routeRequested("you/password")
    }

    QsRow {
        width: parent.width
        iconName: "lock"
        //: Leads to when and how the account on this device is locked
        title: qsTr("Lock")
        onClicked: root.routeRequested("you/lock")
    }
}
