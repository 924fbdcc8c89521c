// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! Makes a link for one person. */
QsCard {
    id: root

    required property InviteLink invite
    readonly property bool made: root.invite.link !== ""

    signal copyRequested(text: string)

    spacing: Theme.space.m

    Heading {
        width: parent.width
        level: 3
        //: Heading: make a link with which somebody can connect to me
        text: qsTr("Invite someone")
    }

    BodyText {
        width: parent.width
        text: qsTr("A link is for one person and works for seven days. Send it in a way you "
            + "trust; you still approve the request.")
        color: Theme.color.fgSecondary
    }

    MonoText {
        width: parent.width
        visible: root.made
        text: root.invite.link
        wrapMode: Text.WrapAnywhere
        LayoutMirroring.enabled: false
    }

    Flow {
        width: parent.width
        spacing: Theme.space.s

        QsButton {
            objectName: "createInvite"
            width: Math.min(implicitWidth, parent.width)
            visible: !root.made
            enabled: !root.invite.busy
            iconName: "link"
            //: Button: make a link for somebody to connect with me
            text: qsTr("Create invite link")
            onClicked: root.invite.create()
        }

        QsButton {
            objectName: "copyInvite"
            width: Math.min(implicitWidth, parent.width)
            visible: root.made
            iconName: "copy"
            //: Button: copy the link
            text: qsTr("Copy link")
            onClicked: root.copyRequested(root.invite.link)
        }

        QsButton {
            objectName: "doneInvite"
            width: Math.min(implicitWidth, parent.width)
            visible: root.made
            kind: QsButton.Quiet
            //: Button: stop showing the link
            text: qsTr("Done")
            onClicked: root.invite.putAway()
        }
    }
}
