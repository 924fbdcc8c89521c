// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.People
import Quicksilver.Theme

/*! Beside the timeline on wide windows: who I am, who asks, and how to find the keys. */
Rectangle {
    id: root

    required property Session session

    signal peopleRequested()
    signal helpRequested()

    color: Theme.color.bgCanvas

    QsScroll {
        anchors.fill: parent
        columnMax: parent.width
        spacing: Theme.space.m

        Row {
            width: parent.width
            spacing: Theme.space.m

            QsAvatar {
                id: picture

                name: root.session.me.name
                Accessible.ignored: true
            }

            Column {
                width: parent.width - picture.width - parent.spacing
                anchors.verticalCenter: parent.verticalCenter

                BodyText {
                    width: parent.width
                    text: root.session.me.name
                    textFormat: Text.PlainText
                    horizontalAlignment: Text.AlignLeft
                    font.weight: Theme.text.title.weight
                }

                CaptionText {
                    width: parent.width
                    text: root.session.me.address
                    textFormat: Text.PlainText
                    wrapMode: Text.WrapAnywhere
                }
            }
        }

        QsCard {
            width: parent.width
            visible: root.session.connections.waiting > 0

            BodyText {
                width: parent.width
                text: root.session.connections.waitingText
            }

            QsButton {
                width: parent.width
                //: Button: go to those who would like to connect
                text: qsTr("Answer")
                onClicked: root.peopleRequested()
            }
        }

        QsRow {
            width: parent.width
            iconName: "person-add"
            //: Leads to the place where links for other people are made
            title: qsTr("Invite someone")
            onClicked: root.peopleRequested()
        }

        QsRow {
            width: parent.width
            iconName: "lock"
            //: Closes the account on this device until the password is given again
            title: qsTr("Lock")
            subtitle: "Ctrl+L"
            onClicked: root.session.lock()
        }

        QsRow {
            width: parent.width
            iconName: "keyboard"
            //: Opens the list of keys
            title: qsTr("Keys")
            subtitle: qsTr("Press ? at any time")
            onClicked: root.helpRequested()
        }
    }
}
