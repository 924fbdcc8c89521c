// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! The small heading above a group of rows. */
Item {
    id: root

    required property string text

    implicitWidth: words.implicitWidth
    implicitHeight: words.implicitHeight + Theme.space.m
    Accessible.role: Accessible.Heading
    Accessible.name: root.text

    LabelText {
        id: words

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space.xs
        width: root.width
        text: root.text
        color: Theme.color.fgMuted
        Accessible.ignored: true
    }
}
