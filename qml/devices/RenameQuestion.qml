// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models

/*! Asks for another name of a device. */
QsDialog {
    id: root

    required property DevicesModel devices
    property string deviceId

    function ask(deviceId: string, name: string) : void {
        root.deviceId = deviceId;
        field.text = name;
        root.open();
        field.focusField();
        field.selectAll();
    }

    //: Question for another name of a device
    title: qsTr("Rename this device")
    primaryText: qsTr("Rename")
    primaryEnabled: field.text.trim() !== ""
    onAccepted: root.devices.rename(root.deviceId, field.text)

    QsTextField {
        id: field

        objectName: "deviceName"
        width: parent.width
        focus: true
        //: Field for the name of a device
        label: qsTr("Name")
        maximumLength: 50
        onAccepted: root.accept()
    }
}
