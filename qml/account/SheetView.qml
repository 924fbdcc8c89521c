// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Theme

/*! A key in its numbered groups, to be read off and written down. */
Flow {
    id: root

    required property list<string> groups

    spacing: Theme.space.m
    Accessible.role: Accessible.StaticText
    Accessible.name: Array.from(root.groups).join(", ")

    Repeater {
        model: root.groups

        Column {
            id: group

            required property int index
            required property string modelData

            CaptionText {
                text: group.index + 1
                color: Theme.color.fgSecondary
                Accessible.ignored: true
            }

            MonoText {
                text: group.modelData
                Accessible.ignored: true
            }
        }
    }
}
