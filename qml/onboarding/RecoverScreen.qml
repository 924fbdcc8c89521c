// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models

/*! The way back into an account with its recovery sheet. */
FormPage {
    id: root

    required property Session session

    //: Heading of the form for a person who has the sheet and no password
    title: qsTr("Use a recovery sheet")
    //: Button below the form for a person who has the sheet and no password
    submitText: qsTr("Open my account")
    problem: root.session.problem
    busy: root.session.busy
    complete: server.text !== "" && username.text !== "" && sheet.text !== "" && next.text !== ""
    onSubmitted: root.session.recover(server.text, username.text, sheet.text, next.text)
    onShownChanged: {
        sheet.text = "";
        next.text = "";
    }
    onRemedyRequested: root.submit()

    QsTextField {
        id: server

        objectName: "server"
        width: parent.width
        focus: true
        //: Field for the address of a server
        label: qsTr("Server")
        hint: qsTr("It is on the sheet.")
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
        onAccepted: sheet.focusField()
    }

    QsTextField {
        id: sheet

        objectName: "recoveryKey"
        width: parent.width
        //: Field for the key that is printed on the sheet
        label: qsTr("Recovery key")
        hint: qsTr("All nine groups, with spaces or dashes between them.")
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
        onAccepted: next.focusField()
    }

    QsPasswordField {
        id: next

        objectName: "password"
        width: parent.width
        //: Field for the password that shall be good from now on
        label: qsTr("New password")
        hint: qsTr("At least 12 characters. A few unrelated words are good.")
        onAccepted: root.submit()
    }
}
