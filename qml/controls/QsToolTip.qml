// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Quicksilver.Theme

/*! The name of a picture button, for the pointer that rests on it. */
T.ToolTip {
    id: root

    property bool shown: false

    x: parent ? (parent.width - implicitWidth) / 2 : 0
    y: -implicitHeight - Theme.space.xs
    implicitWidth: implicitContentWidth + Theme.space.l
    implicitHeight: implicitContentHeight + Theme.space.s
    padding: Theme.space.xs
    horizontalPadding: Theme.space.s
    visible: root.shown
    delay: 600
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

    contentItem: CaptionText {
        text: root.text
        color: Theme.color.fgPrimary
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    background: Rectangle {
        radius: Theme.radius.s
        color: Theme.color.bgRaised
        border.width: Theme.stroke.thin
        border.color: Theme.color.lineStrong
    }
}
