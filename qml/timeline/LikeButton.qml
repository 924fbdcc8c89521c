// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! Likes a post or takes it back. To assistive technology a check box whose name stays the same. */
QsIconButton {
    id: root

    required property tally tally
    property bool reachable: false

    objectName: "like"
    //: Check box on a post
    label: qsTr("Like")
    iconName: "heart"
    activeIconName: "heart-filled"
    toggles: true
    active: root.tally.liked
    activeTint: Theme.color.reactLike
    count: root.tally.count
    description: root.tally.spoken
    focusPolicy: root.reachable ? Qt.StrongFocus : Qt.ClickFocus
}
