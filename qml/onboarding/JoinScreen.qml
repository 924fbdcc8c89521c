// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*!
    Joining an account of another device: first the code that it reads here, then the digits that
    are typed there.
*/
FormPage {
    id: root

    required property Session session
    readonly property string code: root.session.joinCode
    readonly property string digits: root.session.joinDigits
    readonly property bool begun: root.code !== "" || root.digits !== ""

    signal copyRequested(text: string)

    //: Heading of the form for joining an account of another device
    title: qsTr("Link with a code")
    //: Button below the form for joining an account of another device
    submitText: qsTr("Show the code")
    problem: root.session.problem
    busy: root.session.busy
    complete: server.text !== "" && password.text.length >= 12
    submitShown: !root.begun
    onSubmitted: {
        root.session.join(server.text, password.text);
        password.text = "";
    }
    onShownChanged: {
        password.text = "";
        if (!root.shown && root.begun)
            root.session.stopJoining();
    }
    onRemedyRequested: server.focusField()

    QsTextField {
        id: server

        objectName: "joinServer"
        width: parent.width
        visible: !root.begun
        focus: true
        label: qsTr("Server")
        placeholderText: qsTr("home.example")
        hint: qsTr("The one your other device uses.")
        inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoPredictiveText
        onAccepted: password.focusField()
    }

    QsPasswordField {
        id: password

        objectName: "joinPassword"
        width: parent.width
        visible: !root.begun
        //: Field for a password that opens the account on this device alone
        label: qsTr("Password for this device")
        hint: qsTr("Opens Quicksilver here if this device has no keychain. At least 12 characters.")
        onAccepted: root.submit()
    }

    BodyText {
        width: parent.width
        visible: root.code !== ""
        text: qsTr("On your other device open You, Devices, Link a device, and let it read this "
            + "code. It works once, for ten minutes.")
        color: Theme.color.fgSecondary
    }

    QsQrCode {
        objectName: "joinQr"
        anchors.horizontalCenter: parent.horizontalCenter
        text: root.code
        //: What a picture shows, for who cannot see it
        label: qsTr("Code for your other device")
    }

    QsButton {
        objectName: "copyJoinCode"
        width: parent.width
        visible: root.code !== ""
        iconName: "copy"
        //: Button: copy the code, for where no camera is
        text: qsTr("Copy the code")
        onClicked: root.copyRequested(root.code)
    }

    BodyText {
        width: parent.width
        visible: root.digits !== ""
        text: qsTr("Type these digits on your other device. Tell them to nobody.")
        color: Theme.color.fgSecondary
    }

    DisplayText {
        objectName: "joinDigits"
        width: parent.width
        visible: root.digits !== ""
        text: root.digits.slice(0, 3) + " " + root.digits.slice(3)
        horizontalAlignment: Text.AlignHCenter
        LayoutMirroring.enabled: false
        Accessible.name: root.digits.split("").join(" ")
    }
}
