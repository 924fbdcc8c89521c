// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! A page that takes the focus to its first field when it comes, and forgets when it goes. */
FocusScope {
    id: root

    required property bool shown
    readonly property real lead: Theme.compact ? 0 : root.height * 0.06

    visible: root.shown
    onVisibleChanged: root.enter()
    Component.onCompleted: root.enter()

    function enter() : void {
        if (root.visible)
            root.forceActiveFocus(Qt.TabFocusReason);
    }
}
