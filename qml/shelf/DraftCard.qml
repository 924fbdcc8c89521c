// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! One saved draft, or one in the bin. */
QsCard {
    id: root

    required property shelfRow row
    property bool binned: false

    signal resumeRequested()
    signal binRequested()
    signal restoreRequested()
    signal forgetRequested()

    width: parent ? parent.width : 0
    spacing: Theme.space.s
    Accessible.role: Accessible.ListItem
    Accessible.name: root.row.text + ". " + details.text

    CaptionText {
        id: details

        width: parent.width
        text: Array.from([root.row.when, root.row.audience, root.row.note, root.row.left])
            .filter(part => part !== "").join(" · ")
    }

    BodyText {
        width: parent.width
        text: root.row.text
        textFormat: Text.PlainText
        maximumLineCount: 5
        elide: Text.ElideRight
    }

    Flow {
        width: parent.width
        spacing: Theme.space.s

        QsButton {
            objectName: "resume"
            iconName: root.binned ? "undo" : "edit"
            text: root.binned
                //: Button: takes a draft out of the bin
                ? qsTr("Put back")
                //: Button: goes on writing a draft
                : qsTr("Go on writing")
            onClicked: root.binned ? root.restoreRequested() : root.resumeRequested()
        }

        QsButton {
            objectName: "throwAway"
            kind: QsButton.Quiet
            iconName: "trash"
            text: root.binned
                //: Button: removes a draft for good
                ? qsTr("Delete for good")
                //: Button: puts a draft into the bin
                : qsTr("To the bin")
            onClicked: root.binned ? root.forgetRequested() : root.binRequested()
        }
    }
}
