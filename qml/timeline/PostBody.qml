// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Theme

/*! The words of a post. Each block stands on the side its script begins at. */
Column {
    id: root

    required property list<string> blocks

    Repeater {
        model: root.blocks

        QsText {
            required property string modelData

            width: root.width
            text: modelData
            ramp: Theme.text.body
            color: Theme.color.fgPrimary
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            LayoutMirroring.enabled: false
            Accessible.ignored: true
        }
    }
}
