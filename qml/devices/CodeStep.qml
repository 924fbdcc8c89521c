// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! The first step of a link: the code that the new device shows, pasted or read from a picture. */
QsCard {
    id: root

    required property Linking linking
    readonly property bool calling: root.linking.stage === Linking.Reaching

    spacing: Theme.space.m

    Heading {
        width: parent.width
        level: 3
        //: Heading of the first step of linking a device
        text: qsTr("1. The code of the new device")
    }

    BodyText {
        width: parent.width
        color: Theme.color.fgSecondary
        text: qsTr("On the new device choose \"Link with a code\". Copy the code it shows, or take "
            + "a picture of it. Never use a code that somebody sent you.")
    }

    QsTextArea {
        id: code

        objectName: "linkCode"
        width: parent.width
        //: Field for the code of a new device
        label: qsTr("Code")
    }

    Flow {
        width: parent.width
        spacing: Theme.space.s

        QsButton {
            objectName: "useCode"
            kind: QsButton.Primary
            enabled: code.text.trim() !== "" && !root.calling
            //: Button: go on with the code that was pasted, and while that takes a moment
            text: root.calling ? qsTr("Calling it…") : qsTr("Continue")
            onClicked: root.linking.start(code.text)
        }

        QsButton {
            objectName: "codeFromClipboard"
            visible: root.linking.readsPictures
            enabled: !root.calling
            iconName: "copy"
            //: Button: take the code, or a picture of it, from the clipboard
            text: qsTr("From the clipboard")
            onClicked: root.linking.startFromClipboard()
        }
    }

    DropArea {
        id: drop

        width: parent.width
        height: hint.implicitHeight
        visible: root.linking.readsPictures
        onDropped: event => {
            if (event.hasUrls)
                root.linking.startFromPicture(event.urls[0]);
        }

        CaptionText {
            id: hint

            width: parent.width
            color: drop.containsDrag ? Theme.color.accent : Theme.color.fgMuted
            text: qsTr("A picture of the code can also be dropped here.")
        }
    }
}
