// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! Full: here. Half: was here lately. Outline: elsewhere. */
Rectangle {
    id: root

    required property int presence

    visible: root.presence !== QsAvatar.None
    radius: width / 2
    color: root.presence === QsAvatar.Full ? Theme.color.ok : Theme.color.bgSurface
    border.width: Theme.stroke.strong
    border.color: Theme.color.ok

    Rectangle {
        width: parent.width / 2
        height: parent.height
        visible: root.presence === QsAvatar.Half
        radius: width
        color: Theme.color.ok
    }
}
