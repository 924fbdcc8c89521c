// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Theme

/*! One device of the account, and what can be done with it. */
QsCard {
    id: root

    required property string deviceId
    required property string name
    required property string detail
    required property bool isThis
    required property bool isNew

    signal renameRequested()
    signal removeRequested()
    signal acknowledged()

    spacing: Theme.space.s
    Accessible.role: Accessible.Grouping
    Accessible.name: root.name

    Row {
        width: parent.width
        spacing: Theme.space.m

        QsIcon {
            id: picture

            anchors.verticalCenter: parent.verticalCenter
            name: "device"
            size: Theme.size.iconL
            color: root.isNew ? Theme.color.warn : Theme.color.fgSecondary
        }

        Column {
            width: parent.width - picture.width - parent.spacing
            spacing: Theme.space.xs

            TitleText {
                width: parent.width
                text: root.name
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
            }

            CaptionText {
                width: parent.width
                visible: text !== ""
                text: root.detail
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
            }

            LabelText {
                width: parent.width
                visible: root.isThis || root.isNew
                //: Beside a device: the one in hand, or one that joined the account lately
                text: root.isThis ? qsTr("This device") : qsTr("New device")
                color: root.isNew ? Theme.color.warn : Theme.color.fgSecondary
            }
        }
    }

    Flow {
        width: parent.width
        spacing: Theme.space.s

        QsButton {
            objectName: "knowDevice"
            visible: root.isNew
            //: Button beside a new device: I know it
            text: qsTr("That was me")
            onClicked: root.acknowledged()
        }

        QsButton {
            objectName: "renameDevice"
            kind: QsButton.Quiet
            //: Button: give a device another name
            text: qsTr("Rename")
            onClicked: root.renameRequested()
        }

        QsButton {
            objectName: "removeDevice"
            visible: !root.isThis
            kind: root.isNew ? QsButton.Danger : QsButton.Quiet
            //: Button: take a device out of the account
            text: qsTr("Remove")
            onClicked: root.removeRequested()
        }
    }
}
