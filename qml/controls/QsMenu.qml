// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Quicksilver.Theme

/*! A menu of actions. Open it with popup() at the pointer or open() at its parent. */
T.Menu {
    id: root

    implicitWidth: Math.max(Theme.size.dialogMax / 2, implicitContentWidth)
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    margins: Theme.space.s
    verticalPadding: Theme.space.s
    overlap: 0

    contentItem: ListView {
        implicitHeight: contentHeight
        implicitWidth: Theme.size.dialogMax / 2
        model: root.contentModel
        interactive: contentHeight > height
        clip: interactive
        currentIndex: root.currentIndex
        keyNavigationEnabled: true
        highlightMoveDuration: 0
        highlightResizeDuration: 0
    }

    background: PopupGround {}

    delegate: QsMenuItem {}
}
