// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls

/*! To whom a post is passed on, and with what words. */
QsDialog {
    id: root

    property string postId

    signal answered(comment: string, toEveryone: bool)

    function ask(postId: string) : void {
        root.postId = postId;
        field.text = "";
        connections.checked = true;
        root.open();
        field.focusField();
    }

    objectName: "shareQuestion"
    //: Title of the question how to pass a post on
    title: qsTr("Share this post")
    //: Button: passes the post on
    primaryText: qsTr("Share")
    onAccepted: root.answered(field.text, everyone.checked)

    QsTextArea {
        id: field

        width: parent.width
        focus: true
        minimumLines: 2
        maximumLines: 6
        //: Field for words that go with a post that is passed on; may stay empty
        label: qsTr("Your words, if you like")
        placeholderText: label
    }

    QsRadioButton {
        id: connections

        width: parent.width
        checked: true
        //: Audience of a post that is passed on
        text: qsTr("My connections")
    }

    QsRadioButton {
        id: everyone

        width: parent.width
        //: Audience of a post that is passed on
        text: qsTr("Everyone, on the server in the open")
    }
}
