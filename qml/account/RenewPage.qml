// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models

/*! Somebody else may know the password: everything that opens the account becomes new. */
QsPage {
    id: root

    required property SecretsModel secrets

    //: Title of the page for a password that leaked
    title: qsTr("Someone may know my password")
    Component.onDestruction: root.secrets.clearOutcome()

    function submit() : void {
        root.secrets.renewIdentity(current.text, next.text);
        current.text = "";
        next.text = "";
    }

    Connections {
        target: root.secrets

        function onSucceeded() : void {
            root.routeRequested("you/recovery");
        }
    }

    BodyText {
        width: parent.width
        text: qsTr("You get a new password, a new identity and a new recovery sheet. All your "
            + "other devices are signed out and have to log in again. Your connections see that "
            + "you renewed your identity. What you wrote stays.")
    }

    QsBanner {
        inset: true
        width: parent.width
        visible: root.secrets.problem !== ""
        tone: QsBanner.Danger
        text: root.secrets.problem
    }

    QsPasswordField {
        id: current

        objectName: "currentPassword"
        width: parent.width
        focus: true
        //: Field for the password that is good now
        label: qsTr("Current password")
        onAccepted: next.focusField()
    }

    QsPasswordField {
        id: next

        objectName: "nextPassword"
        width: parent.width
        //: Field for the password that shall be good from now on
        label: qsTr("New password")
        hint: qsTr("At least 12 characters. A few unrelated words are good.")
        onAccepted: root.submit()
    }

    QsButton {
        objectName: "renew"
        width: Math.min(implicitWidth, parent.width)
        kind: QsButton.Danger
        enabled: current.text !== "" && next.text !== "" && !root.secrets.busy
        //: Button: everything that opens the account becomes new
        text: root.secrets.busy ? qsTr("One moment…") : qsTr("Renew everything")
        onClicked: root.submit()
    }
}
