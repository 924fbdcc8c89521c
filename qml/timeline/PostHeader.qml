// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! Who wrote it, when, and who can see it. The card speaks all of this. */
Column {
    id: root

    required property author author
    required property audienceSign audience
    required property moment when

    spacing: Theme.space.hair

    RowLayout {
        width: root.width
        spacing: Theme.space.s

        QsText {
            Layout.fillWidth: true
            text: root.author.name
            ramp: Theme.text.body
            color: Theme.color.fgPrimary
            font.weight: Theme.text.title.weight
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            textFormat: Text.PlainText
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        CaptionText {
            text: root.when.shown
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }

    Flow {
        width: root.width
        spacing: Theme.space.s

        AudienceMark {
            audience: root.audience
        }

        CaptionText {
            visible: root.when.note !== ""
            text: root.when.note
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
