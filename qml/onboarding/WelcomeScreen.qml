// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Effects
import Quicksilver.Theme

/*! The first thing ever seen: what is private and what is not, and the two ways in. */
EntrancePage {
    id: root

    signal createRequested()
    signal logInRequested()

    QsScroll {
        anchors.fill: parent
        columnMax: Theme.size.sheetMax
        spacing: Theme.space.l

        Item {
            width: parent.width
            height: root.lead
        }

        MercurySurface {
            width: parent.width
            height: Math.min(Theme.size.sheetMax * 0.32, root.height * 0.22)
        }

        DisplayText {
            width: parent.width
            //: The name of the program; not translated
            text: qsTr("Quicksilver")
            Accessible.role: Accessible.Heading
        }

        BodyLargeText {
            width: parent.width
            text: qsTr("A timeline for the people you know.")
            color: Theme.color.fgSecondary
        }

        PrivacyFact {
            width: parent.width
            iconName: "lock"
            title: qsTr("Sealed on this device")
            text: qsTr("What you write for yourself or your connections is encrypted before it "
                + "leaves. The server keeps it and can't read it.")
        }

        PrivacyFact {
            width: parent.width
            iconName: "eye"
            title: qsTr("What the server still sees")
            text: qsTr("That you have an account, when you send something, how much, and with "
                + "whom. Public posts can be read by everyone.")
        }

        PrivacyFact {
            width: parent.width
            iconName: "key"
            title: qsTr("Your password is the key")
            text: qsTr("Nobody can look it up or reset it for you. Choose a long one and keep "
                + "it safe.")
        }

        Flow {
            width: parent.width
            spacing: Theme.space.m

            QsButton {
                objectName: "create"
                width: Math.min(implicitWidth, parent.width)
                focus: true
                kind: QsButton.Primary
                //: Button: begin with a new account
                text: qsTr("Create account")
                onClicked: root.createRequested()
            }

            QsButton {
                objectName: "logIn"
                width: Math.min(implicitWidth, parent.width)
                //: Button: use an account that exists already
                text: qsTr("Log in")
                onClicked: root.logInRequested()
            }
        }
    }
}
