// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Theme

/*! A title and a sentence on a card. */
QsCard {
    id: root

    required property string title
    required property string detail

    BodyText {
        width: parent.width
        text: root.title
        horizontalAlignment: Text.AlignLeft
        font.weight: Theme.text.title.weight
    }

    BodyText {
        width: parent.width
        text: root.detail
        horizontalAlignment: Text.AlignLeft
    }
}
