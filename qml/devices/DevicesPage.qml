// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! The devices of this account: which there are, which are new, and what can be done with them. */
QsPage {
    id: root

    required property Session session
    readonly property DevicesModel devices: root.session.devices

    //: Title of the page with the devices of an account
    title: qsTr("Devices")
    spacing: Theme.space.m

    Connections {
        target: root.devices

        function onChanged(text: string) : void {
            root.noteRequested(text);
        }
    }

    QsBanner {
        inset: true
        width: parent.width
        visible: root.devices.newCount > 0
        tone: QsBanner.Warn
        text: qsTr("A new device can read everything you can. If you don't know it, remove it "
            + "and change your password.")
    }

    Repeater {
        model: root.devices

        delegate: DeviceCard {
            width: parent.width
            onRenameRequested: renaming.ask(deviceId, name)
            onRemoveRequested: removing.ask(deviceId, name)
            onAcknowledged: root.devices.acknowledge(deviceId)
        }
    }

    QsButton {
        objectName: "linkDevice"
        width: Math.min(implicitWidth, parent.width)
        iconName: "plus"
        //: Button: let another device into this account
        text: qsTr("Link a device")
        onClicked: root.routeRequested("you/devices/link")
    }

    CaptionText {
        width: parent.width
        text: qsTr("Names are sealed: only your own devices can read them.")
    }

    RenameQuestion {
        id: renaming

        behind: root
        devices: root.devices
    }

    RemoveQuestion {
        id: removing

        behind: root
        devices: root.devices
    }
}
