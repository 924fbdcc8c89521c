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
    required property postFacts facts
    property bool reachable: false

    signal historyRequested()

    spacing: Theme.space.hair

    CaptionText {
        width: root.width
        visible: root.facts.shared !== ""
        text: root.facts.shared
        Accessible.ignored: true
    }

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
            id: kept

            audience: root.audience
        }

        CaptionText {
            visible: root.when.note !== ""
            text: root.when.note
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }

        Item {
            visible: root.facts.edited !== ""
            width: edited.implicitWidth
            height: kept.implicitHeight

            QsLink {
                id: edited

                objectName: "edited"
                anchors.verticalCenter: parent.verticalCenter
                small: true
                text: root.facts.edited
                activeFocusOnTab: root.reachable
                onClicked: root.historyRequested()
            }
        }
    }
}
