// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models

/*! Another password, for an account that nobody else can open. */
QsPage {
    id: root

    required property SecretsModel secrets

    //: Title of the page where the password is changed
    title: qsTr("Change password")
    Component.onDestruction: root.secrets.clearOutcome()

    function submit() : void {
        root.secrets.changePassword(current.text, next.text);
        current.text = "";
        next.text = "";
    }

    Connections {
        target: root.secrets

        function onSucceeded() : void {
            //: Short note after the password was changed
            root.noteRequested(qsTr("Your password is changed"));
            root.backRequested();
        }
    }

    BodyText {
        width: parent.width
        text: qsTr("Your recovery sheet and your other devices stay as they are.")
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
        objectName: "changePassword"
        width: Math.min(implicitWidth, parent.width)
        kind: QsButton.Primary
        enabled: current.text !== "" && next.text !== "" && !root.secrets.busy
        //: Button: the new password is good from now on
        text: root.secrets.busy ? qsTr("One moment…") : qsTr("Change password")
        onClicked: root.submit()
    }

    QsLink {
        objectName: "someoneKnows"
        width: Math.min(implicitWidth, parent.width)
        //: Link that leads to the page for a password that leaked
        text: qsTr("Someone may know my password")
        onClicked: root.routeRequested("you/renew")
    }
}
