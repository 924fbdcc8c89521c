// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models

/*! The text of the post. Whatever happens to the focus, the words stay. */
QsTextArea {
    id: root

    required property Composer composer
    readonly property list<string> invitations: [
        qsTr("A note to yourself…"),
        qsTr("Write to your connections…"),
        qsTr("Write to everyone…"),
        qsTr("Write to your group…")
    ]

    objectName: "composerField"
    framed: false
    //: Spoken name of the field in which a post is written
    label: qsTr("New post")
    description: root.composer.problem
    placeholderText: root.invitations[root.composer.audience.kind]
    text: root.composer.text
    onEdited: root.composer.text = root.text
    onSubmitted: root.composer.publish()
    onActiveFocusChanged: if (!activeFocus)
        root.composer.saveDraft()
}
