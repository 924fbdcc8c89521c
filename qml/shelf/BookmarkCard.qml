// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! A post to come back to, with the note and the folder it was kept with. */
QsCard {
    id: root

    required property shelfRow row
    required property Shelf shelf

    signal kept(folder: string, note: string)
    signal letGo()

    width: parent ? parent.width : 0
    spacing: Theme.space.s
    Accessible.role: Accessible.ListItem
    Accessible.name: root.row.author + ". " + root.row.text + ". " + root.row.note

    Row {
        width: parent.width
        spacing: Theme.space.s
        visible: root.row.here

        QsAvatar {
            id: picture

            name: root.row.author
            hue: root.row.hue
            Accessible.ignored: true
        }

        LabelText {
            width: parent.width - picture.width - parent.spacing
            anchors.verticalCenter: parent.verticalCenter
            text: root.row.author
            textFormat: Text.PlainText
            elide: Text.ElideRight
        }
    }

    BodyText {
        width: parent.width
        text: root.row.text
        textFormat: Text.PlainText
        maximumLineCount: 6
        elide: Text.ElideRight
        color: root.row.here ? Theme.color.fgPrimary : Theme.color.fgSecondary
    }

    QsTextField {
        objectName: "note"
        width: parent.width
        //: A private note on a bookmark
        label: qsTr("Note")
        placeholderText: qsTr("Only you can read it")
        text: root.row.note
        onAccepted: root.kept(root.row.folder, text)
    }

    Flow {
        width: parent.width
        visible: root.shelf.folders.length > 0
        spacing: Theme.space.s

        Repeater {
            model: root.shelf.folders

            QsChip {
                required property shelfRow modelData

                checked: modelData.id === root.row.folder
                text: modelData.name
                onClicked: root.kept(checked ? "" : modelData.id, root.row.note)
            }
        }
    }

    QsButton {
        objectName: "letGo"
        kind: QsButton.Quiet
        iconName: "trash"
        //: Button: take a bookmark away
        text: qsTr("Remove bookmark")
        onClicked: root.letGo()
    }
}
