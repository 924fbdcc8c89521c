// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Quicksilver.Controls
import Quicksilver.Theme

/*! One thing to know before an account exists. */
RowLayout {
    id: root

    required property string iconName
    required property string title
    required property string text

    spacing: Theme.space.m

    QsIcon {
        Layout.alignment: Qt.AlignTop
        name: root.iconName
        size: Theme.size.iconL
        color: Theme.color.accent
    }

    Column {
        Layout.fillWidth: true
        spacing: Theme.space.hair

        BodyText {
            width: parent.width
            text: root.title
            font.weight: Theme.text.title.weight
        }

        BodyText {
            width: parent.width
            text: root.text
            color: Theme.color.fgSecondary
        }
    }
}
