// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! Everything kept with b, in folders, with notes. */
QsPage {
    id: root

    required property Session session
    readonly property Shelf shelf: root.session.shelf
    property string folder: ""

    //: Title of the page with the posts one has kept
    title: qsTr("Bookmarks")

    function isShown(row: shelfRow) : bool {
        return root.folder === "" || row.folder === root.folder;
    }

    BodyText {
        width: parent.width
        color: Theme.color.fgSecondary
        text: qsTr("Bookmarks, folders and notes are yours alone: nobody learns "
            + "of them, not even the server.")
    }

    QsBanner {
        inset: true
        width: parent.width
        visible: root.shelf.problem !== ""
        text: root.shelf.problem
    }

    Flow {
        width: parent.width
        spacing: Theme.space.s
        visible: root.shelf.folders.length > 0

        QsChip {
            //: Shows bookmarks of every folder
            text: qsTr("All")
            checked: root.folder === ""
            onClicked: root.folder = ""
        }

        Repeater {
            model: root.shelf.folders

            QsChip {
                required property shelfRow modelData

                text: modelData.name + "  " + modelData.count
                checked: root.folder === modelData.id
                onClicked: root.folder = checked ? "" : modelData.id
            }
        }
    }

    QsTextField {
        id: newFolder

        objectName: "newFolder"
        width: parent.width
        //: Field: makes a folder for bookmarks
        label: qsTr("New folder")
        placeholderText: qsTr("Recipes, say. Enter makes it.")
        onAccepted: {
            root.shelf.makeFolder(text);
            text = "";
        }
    }

    QsButton {
        visible: root.folder !== ""
        kind: QsButton.Quiet
        iconName: "trash"
        //: Button: take a folder away; what is in it stays
        text: qsTr("Remove this folder, keep its bookmarks")
        onClicked: {
            root.shelf.removeFolder(root.folder);
            root.folder = "";
        }
    }

    QsEmptyState {
        width: parent.width
        visible: root.shelf.bookmarks.length === 0
        iconName: "bookmark"
        //: Nothing has been bookmarked yet; b is the key
        title: qsTr("Keep things with b.")
        text: qsTr("Press b on a post, or the ribbon below it, and find it here again.")
    }

    Repeater {
        model: root.shelf.bookmarks

        BookmarkCard {
            required property shelfRow modelData

            row: modelData
            shelf: root.shelf
            visible: root.isShown(modelData)
            onKept: (folder, note) => root.shelf.keep(modelData.id, folder, note)
            onLetGo: root.shelf.letGo(modelData.id)
        }
    }
}
