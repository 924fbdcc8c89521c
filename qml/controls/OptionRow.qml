// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Quicksilver.Controls
import Quicksilver.Theme

/*! A line in the list of a combo box. */
T.ItemDelegate {
    id: root

    property bool chosen: false

    implicitWidth: Theme.size.dialogMax / 2
    implicitHeight: Math.max(Theme.size.touch, words.implicitHeight + Theme.space.m)
    leftPadding: Theme.space.m
    rightPadding: Theme.space.m
    Accessible.name: root.text
    Accessible.selected: root.chosen
    Accessible.onPressAction: root.clicked()

    contentItem: Item {
        BodyText {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            anchors.left: parent.left
            anchors.right: mark.left
            text: root.text
            Accessible.ignored: true
        }

        QsIcon {
            id: mark

            anchors.verticalCenter: parent.verticalCenter
            anchors.right: parent.right
            name: root.chosen ? "check" : ""
            size: Theme.size.iconM
            color: Theme.color.accent
        }
    }

    background: Rectangle {
        color: root.highlighted || root.hovered ? Theme.color.bgHover : "transparent"
    }
}
