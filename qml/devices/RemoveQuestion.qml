// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models

/*!
    Asks for the password before a device goes. Stays open until the server has taken it, so that
    a wrong password can be mended where it was typed.
*/
QsDialog {
    id: root

    required property DevicesModel devices
    property string deviceId
    property string name

    function ask(deviceId: string, name: string) : void {
        root.deviceId = deviceId;
        root.name = name;
        password.text = "";
        root.devices.clearProblem();
        root.open();
        password.focusField();
    }

    //: Question before a device is taken out of the account; %1 is its name
    title: qsTr("Remove %1?").arg(root.name)
    text: qsTr("It is signed out at once. What it already has stays readable there until somebody "
        + "deletes it; nothing it writes from now on is accepted by anyone.")
    dangerous: true
    //: Answer to the question whether a device should go, and while that takes a moment
    primaryText: root.devices.busy ? qsTr("One moment…") : qsTr("Remove")
    primaryEnabled: password.text !== "" && !root.devices.busy
    onAccepted: {
        root.devices.revoke(root.deviceId, password.text);
        password.text = "";
        const opener = root.opener;
        root.open();
        root.opener = opener;
    }
    onClosed: password.text = ""

    Connections {
        target: root.devices

        function onChanged() : void {
            root.close();
        }
    }

    QsPasswordField {
        id: password

        objectName: "removePassword"
        width: parent.width
        focus: true
        label: qsTr("Password")
        error: root.devices.problem
        onAccepted: if (root.primaryEnabled)
            root.accept()
    }
}
