// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! Words on the screen. One of the named steps below is almost always what is wanted. */
Text {
    id: root

    property TypeStyle ramp: Theme.text.body

    color: Theme.color.fgPrimary
    linkColor: Theme.color.link
    font.family: Theme.text.family
    font.pixelSize: root.ramp.size
    font.weight: root.ramp.weight
    lineHeight: root.ramp.lineHeight
    lineHeightMode: Text.FixedHeight
    topPadding: root.ramp.drop
    bottomPadding: -root.ramp.drop
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text
}
