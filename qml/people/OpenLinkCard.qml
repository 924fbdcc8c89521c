// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! Takes a link that somebody sent and asks them to connect. */
QsCard {
    id: root

    required property InviteLink invite
    readonly property bool worked: root.invite.success !== ""

    spacing: Theme.space.m
    onWorkedChanged: if (root.worked)
        field.text = ""

    Heading {
        width: parent.width
        level: 3
        //: Heading: connect with somebody who sent a link
        text: qsTr("Got a link?")
    }

    QsTextField {
        id: field

        objectName: "inviteField"
        width: parent.width
        //: Field for a link that somebody sent
        label: qsTr("Invitation link")
        //: How an invitation link begins
        placeholderText: qsTr("quicksilver://invite/…")
        inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoPredictiveText
        error: root.invite.problem
        hint: root.invite.success
        onEdited: root.invite.clearOutcome()
        onAccepted: root.invite.open(field.text)
    }

    QsButton {
        objectName: "openInvite"
        width: Math.min(implicitWidth, parent.width)
        enabled: field.text !== "" && !root.invite.busy
        //: Button: ask the person who made the link to connect
        text: qsTr("Ask to connect")
        onClicked: root.invite.open(field.text)
    }
}
