// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! A small number on a corner. The control it belongs to speaks it. */
Rectangle {
    id: root

    required property int count
    readonly property string figures: root.count.toLocaleString(Qt.locale(), "f", 0)
    readonly property string shown: root.count > 99 ? "99+" : root.figures

    implicitWidth: Math.max(implicitHeight, words.implicitWidth + Theme.space.s)
    implicitHeight: words.implicitHeight
    visible: root.count > 0
    radius: height / 2
    color: Theme.color.accent
    Accessible.ignored: true

    CaptionText {
        id: words

        anchors.centerIn: parent
        text: root.shown
        color: Theme.color.accentInk
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
