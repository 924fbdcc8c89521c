// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! Below the text: audience, what is left of the room, and the drop that sends. */
RowLayout {
    id: root

    required property Composer composer
    required property CirclesModel circles
    readonly property bool choosing: sheet.visible
    readonly property bool over: root.composer.left < 0

    spacing: Theme.space.s

    AudienceChip {
        id: chip

        audience: root.composer.audience
        onClicked: sheet.open()
    }

    AudienceSheet {
        id: sheet

        opener: chip
        composer: root.composer
        circles: root.circles
    }

    Item {
        Layout.fillWidth: true
    }

    LabelText {
        objectName: "counter"
        visible: text !== ""
        text: root.composer.counter
        color: root.over ? Theme.color.danger : Theme.color.fgMuted
        font.weight: root.over ? Theme.text.title.weight : Theme.text.label.weight
        //: Spoken; %1 is a number, negative when the text is too long
        Accessible.name: qsTr("%1 characters left").arg(text)
    }

    QsSendButton {
        objectName: "send"
        //: Button that publishes the post
        label: qsTr("Post")
        enabled: root.composer.canPublish
        onClicked: root.composer.publish()
    }
}
