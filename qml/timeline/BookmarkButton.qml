// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Theme

/*! Keeps a post or lets it go. To assistive technology a check box whose name stays the same. */
QsIconButton {
    id: root

    property bool reachable: false

    objectName: "bookmark"
    //: Check box on a post
    label: qsTr("Bookmark")
    iconName: "bookmark"
    activeIconName: "bookmark-filled"
    toggles: true
    activeTint: Theme.color.reactBookmark
    focusPolicy: root.reachable ? Qt.StrongFocus : Qt.ClickFocus
}
