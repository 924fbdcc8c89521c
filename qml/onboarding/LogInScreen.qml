// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models

/*! The way into an account that exists on a server but not on this device. */
FormPage {
    id: root

    required property Session session

    signal joinRequested()
    signal recoverRequested()

    //: Heading of the form for an account that exists
    title: qsTr("Log in")
    //: Button below the form for an account that exists
    submitText: qsTr("Log in")
    problem: root.session.problem
    busy: root.session.busy
    complete: server.text !== "" && username.text !== "" && password.text !== ""
    onSubmitted: {
        root.session.logIn(server.text, username.text, password.text, accountKey.text);
        password.text = "";
    }
    onShownChanged: {
        password.text = "";
        accountKey.text = "";
    }
    onRemedyRequested: password.focusField()

    QsTextField {
        id: server

        objectName: "server"
        width: parent.width
        focus: true
        //: Field for the address of a server
        label: qsTr("Server")
        //: An address that nobody has, as an example
        placeholderText: qsTr("home.example")
        inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoPredictiveText
        onAccepted: username.focusField()
    }

    QsTextField {
        id: username

        objectName: "username"
        width: parent.width
        //: Field for the name with which one logs in
        label: qsTr("Username")
        inputMethodHints: Qt.ImhLowercaseOnly | Qt.ImhNoPredictiveText
        onAccepted: password.focusField()
    }

    QsPasswordField {
        id: password

        objectName: "password"
        width: parent.width
        label: qsTr("Password")
        onAccepted: root.submit()
    }

    QsTextField {
        id: accountKey

        objectName: "accountKey"
        width: parent.width
        //: Field for the second secret that some accounts ask for
        label: qsTr("Account key")
        hint: qsTr("Only if there is one on your recovery sheet.")
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
        onAccepted: root.submit()
    }

    otherWays: [
        QsButton {
            objectName: "recover"
            width: parent.width
            kind: QsButton.Quiet
            iconName: "key"
            //: Button: the password is forgotten, but there is a recovery sheet
            text: qsTr("I have a recovery sheet")
            onClicked: root.recoverRequested()
        },
        QsButton {
            objectName: "join"
            width: parent.width
            kind: QsButton.Quiet
            iconName: "device"
            //: Button: join the account by a code that another device reads from this screen
            text: qsTr("Link with a code instead")
            onClicked: root.joinRequested()
        }
    ]
}
