// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models

/*! A new account: where it lives, what it is called, and the password that opens it. */
FormPage {
    id: root

    required property Session session
    readonly property bool named: username.text !== "" && displayName.text !== ""

    signal logInRequested()

    //: Heading of the form for a new account
    title: qsTr("Create account")
    //: Button below the form for a new account
    submitText: qsTr("Create account")
    problem: root.session.problem
    busy: root.session.busy
    complete: server.text !== "" && root.named && password.text !== ""
    onSubmitted: root.session.createAccount(
        server.text,
        username.text,
        displayName.text,
        code.text,
        password.text
    )
    onShownChanged: password.text = ""
    onRemedyRequested: root.session.problem.wantsLogIn ? root.logInRequested() : root.submit()

    QsTextField {
        id: server

        objectName: "server"
        width: parent.width
        focus: true
        //: Field for the address of a server
        label: qsTr("Server")
        //: An address that nobody has, as an example
        placeholderText: qsTr("home.example")
        hint: qsTr("The address you were given.")
        inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoPredictiveText
        onAccepted: username.focusField()
    }

    QsTextField {
        id: username

        objectName: "username"
        width: parent.width
        //: Field for the name with which one logs in
        label: qsTr("Username")
        hint: qsTr("3 to 30 characters: a to z, digits, dot and underscore.")
        inputMethodHints: Qt.ImhLowercaseOnly | Qt.ImhNoPredictiveText
        onAccepted: displayName.focusField()
    }

    QsTextField {
        id: displayName

        objectName: "displayName"
        width: parent.width
        //: Field for the name that other people see
        label: qsTr("Your name")
        hint: qsTr("As your people know you.")
        onAccepted: password.focusField()
    }

    QsPasswordField {
        id: password

        objectName: "password"
        width: parent.width
        label: qsTr("Password")
        hint: qsTr("At least 12 characters. A few unrelated words are good.")
        onAccepted: code.focusField()
    }

    QsTextField {
        id: code

        objectName: "code"
        width: parent.width
        //: Field for a code without which some servers take no new accounts
        label: qsTr("Registration code")
        hint: qsTr("From whoever runs the server. Leave it empty if you have none.")
        inputMethodHints: Qt.ImhNoPredictiveText
        onAccepted: root.submit()
    }
}
