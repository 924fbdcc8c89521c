// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! What a choice is called, and a line about it. */
Item {
    id: root

    required property string text
    property string description
    readonly property real noteWidth: root.description === "" ? 0 : note.implicitWidth

    implicitWidth: Math.max(title.implicitWidth, root.noteWidth)
    implicitHeight: column.implicitHeight

    Column {
        id: column

        width: root.width
        spacing: Theme.space.hair

        BodyText {
            id: title

            width: root.width
            text: root.text
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        CaptionText {
            id: note

            width: root.width
            visible: root.description !== ""
            text: root.description
            Accessible.ignored: true
        }
    }
}
