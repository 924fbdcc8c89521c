// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! Where an answer is written: pinned below the thread, with who will read it. */
FocusScope {
    id: root

    required property ThreadModel thread
    readonly property int widest: Theme.size.lineMax + Theme.space.wide

    implicitHeight: column.height + Theme.space.m * 2

    function focusField() : void {
        field.focusField();
    }

    function keep() : void {
        root.thread.saveDraft(field.text);
    }

    function send() : void {
        if (field.text.trim() !== "")
            root.thread.reply(field.text);
    }

    Component.onDestruction: root.keep()

    Connections {
        target: root.thread

        function onDraftReady(text) {
            if (field.text === "")
                field.text = text;
        }

        function onReplied() {
            field.text = "";
            root.keep();
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.color.bgCanvas
    }

    QsDivider {
        width: parent.width
    }

    Column {
        id: column

        x: Math.round((parent.width - width) / 2)
        y: Theme.space.m
        width: Math.min(root.widest, parent.width - Theme.space.l * 2)
        spacing: Theme.space.xs

        Row {
            width: parent.width
            spacing: Theme.space.s

            QsTextArea {
                id: field

                objectName: "replyField"
                width: parent.width - sendButton.width - parent.spacing
                focus: true
                minimumLines: 1
                maximumLines: 6
                //: Spoken name of the field in which an answer is written
                label: qsTr("Your reply")
                description: root.thread.readers
                placeholderText: root.thread.answers
                onSubmitted: root.send()
                onActiveFocusChanged: if (!activeFocus)
                    root.keep()
            }

            QsIconButton {
                id: sendButton

                objectName: "sendReply"
                anchors.bottom: parent.bottom
                enabled: field.text.trim() !== ""
                iconName: "send"
                //: Button: sends the answer
                label: qsTr("Send the reply")
                tint: Theme.color.accent
                onClicked: root.send()
            }
        }

        CaptionText {
            width: parent.width
            text: root.thread.readers
            Accessible.ignored: true
        }
    }
}
