// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Quicksilver.Controls
import Quicksilver.Theme

/*! The keys and what they do. */
QsSheet {
    id: root

    readonly property list<string> keys: [
        "J  ↓",
        "K  ↑",
        "L  F",
        "B",
        "Enter",
        "R",
        "E",
        "N  C",
        ".",
        "1  2  3",
        "Ctrl + Enter",
        "Ctrl + L",
        "Esc",
        "?  F1"
    ]
    readonly property list<string> meanings: [
        qsTr("Next post"),
        qsTr("Previous post"),
        qsTr("Like, or take it back"),
        qsTr("Bookmark, or let it go"),
        qsTr("Open what is answered"),
        qsTr("Reply"),
        qsTr("Edit a post of yours"),
        qsTr("Write a post"),
        qsTr("Show new posts"),
        qsTr("Home, people, you"),
        qsTr("Publish what is written"),
        qsTr("Lock; what is half written is kept"),
        qsTr("Back; text is kept"),
        qsTr("These keys")
    ]

    //: Heading of the list of keys
    title: qsTr("Keys")

    Repeater {
        model: root.keys

        RowLayout {
            id: line

            required property int index
            required property string modelData

            width: parent ? parent.width : 0
            spacing: Theme.space.l

            MonoText {
                Layout.preferredWidth: Theme.size.dialogMax * 0.3
                text: line.modelData
            }

            BodyText {
                Layout.fillWidth: true
                text: root.meanings[line.index]
            }
        }
    }
}
