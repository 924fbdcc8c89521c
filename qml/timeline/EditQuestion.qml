// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls

/*! Another version of something of mine. */
QsDialog {
    id: root

    property string postId
    property string before

    signal answered(text: string)

    function ask(text: string) : void {
        root.before = text;
        field.text = text;
        root.open();
        field.focusField();
        field.cursorPosition = text.length;
    }

    objectName: "editQuestion"
    //: Title over the field in which a post is changed
    title: qsTr("Edit")
    text: qsTr("Readers see the new version, and can look at the older ones.")
    //: Button: publishes the changed text
    primaryText: qsTr("Save")
    primaryEnabled: field.text.trim() !== "" && field.text !== root.before
    onAccepted: root.answered(field.text)

    QsTextArea {
        id: field

        objectName: "editField"
        width: parent.width
        focus: true
        minimumLines: 4
        maximumLines: 8
        //: Field with the text of a post
        label: qsTr("Text")
        onSubmitted: if (root.primaryEnabled)
            root.accept()
    }
}
