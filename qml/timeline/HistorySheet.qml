// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! All versions of a post, the newest first. */
QsSheet {
    id: root

    required property ThreadModel thread

    objectName: "historySheet"
    //: Title over the versions of a post
    title: qsTr("Versions")

    Repeater {
        model: root.thread.history

        Column {
            id: line

            required property edition modelData

            width: parent ? parent.width : 0
            spacing: Theme.space.xs
            bottomPadding: Theme.space.m

            CaptionText {
                width: parent.width
                text: line.modelData.when
            }

            CaptionText {
                width: parent.width
                visible: line.modelData.note !== ""
                text: line.modelData.note
            }

            PostBody {
                width: parent.width
                blocks: line.modelData.blocks
            }
        }
    }
}
