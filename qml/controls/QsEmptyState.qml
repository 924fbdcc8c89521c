// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Effects
import Quicksilver.Theme

/*! What a screen says when it has nothing else: a picture or a pool of metal, words, one action. */
Item {
    id: root

    required property string title
    property string text
    property string iconName
    property string actionText
    property bool hero: false

    signal actionTriggered()

    implicitWidth: Theme.size.dialogMax
    implicitHeight: column.implicitHeight + Theme.space.xl * 2

    Column {
        id: column

        anchors.centerIn: parent
        width: Math.min(root.width, Theme.size.dialogMax)
        spacing: Theme.space.m

        MercurySurface {
            width: parent.width
            height: width * 0.45
            visible: root.hero
        }

        QsIcon {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !root.hero && root.iconName !== ""
            name: root.iconName
            size: Theme.space.vast
            color: Theme.color.fgMuted
        }

        Heading {
            width: parent.width
            text: root.title
            level: 2
            alignment: Text.AlignHCenter
        }

        BodyText {
            width: parent.width
            visible: root.text !== ""
            text: root.text
            color: Theme.color.fgSecondary
            horizontalAlignment: Text.AlignHCenter
        }

        QsButton {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.actionText !== ""
            Accessible.ignored: !visible
            kind: QsButton.Primary
            text: root.actionText
            onClicked: root.actionTriggered()
        }
    }
}
