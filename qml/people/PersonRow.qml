// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! Somebody I know or who would like to know me, with the answers to give. */
Item {
    id: root

    required property author person
    required property string relation
    required property bool asks

    signal approved()
    signal declined()
    signal opened()

    implicitHeight: grid.implicitHeight + Theme.space.m * 2
    Accessible.role: Accessible.ListItem
    Accessible.name: root.person.name
    Accessible.description: root.relation

    RowLayout {
        id: grid

        anchors.verticalCenter: parent.verticalCenter
        width: root.width
        spacing: Theme.space.m

        QsAvatar {
            Layout.alignment: Qt.AlignTop
            name: root.person.name
            hue: root.person.hue
            Accessible.ignored: true
        }

        Column {
            Layout.fillWidth: true
            spacing: Theme.space.hair

            BodyText {
                width: parent.width
                text: root.person.name
                textFormat: Text.PlainText
                horizontalAlignment: Text.AlignLeft
                font.weight: Theme.text.label.weight
                Accessible.ignored: true
            }

            CaptionText {
                width: parent.width
                visible: root.relation !== ""
                text: root.relation
                Accessible.ignored: true
            }

            Flow {
                width: parent.width
                topPadding: Theme.space.s
                visible: root.asks
                spacing: Theme.space.s

                QsButton {
                    objectName: "approve"
                    width: Math.min(implicitWidth, parent.width)
                    //: Button: connect with the person who asked
                    text: qsTr("Approve")
                    description: root.person.name
                    onClicked: root.approved()
                }

                QsButton {
                    objectName: "decline"
                    width: Math.min(implicitWidth, parent.width)
                    kind: QsButton.Quiet
                    //: Button: do not connect with the person who asked; they are not told
                    text: qsTr("Decline")
                    description: root.person.name
                    onClicked: root.declined()
                }
            }
        }

        QsIconButton {
            objectName: "openPerson"
            Layout.alignment: Qt.AlignTop
            iconName: root.LayoutMirroring.enabled ? "back" : "forward"
            //: Button: to the page about a person; %1 is a name
            label: qsTr("About %1").arg(root.person.name)
            onClicked: root.opened()
        }
    }
}
