// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! The box around a field of text: its edge says whether it has the focus or an error. */
Rectangle {
    id: root

    property bool focused: false
    property bool invalid: false
    readonly property color calm: root.focused ? Theme.color.focusRing : Theme.color.lineStrong

    radius: Theme.radius.s
    color: Theme.color.bgSurface
    border.width: root.focused || root.invalid ? Theme.stroke.strong : Theme.stroke.thin
    border.color: root.invalid ? Theme.color.danger : root.calm

    QsFocusRing {
        shown: root.focused
        corner: root.radius
    }
}
