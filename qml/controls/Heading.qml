// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! A heading that assistive technology can jump to. */
Item {
    id: root

    required property string text
    property int level: 1
    property int alignment: Text.AlignLeft
    readonly property TypeStyle ramp: root.level === 1 ? Theme.text.headline : root.smaller
    readonly property TypeStyle smaller: root.level === 2 ? Theme.text.title : Theme.text.bodyLarge

    implicitWidth: words.implicitWidth
    implicitHeight: words.implicitHeight
    Accessible.role: Accessible.Heading
    Accessible.name: root.text

    QsText {
        id: words

        width: root.width
        text: root.text
        ramp: root.ramp
        horizontalAlignment: root.alignment
        font.weight: Theme.text.title.weight
        Accessible.ignored: true
    }
}
