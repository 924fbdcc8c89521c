// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! What a post says: behind its filter or its warning until the reader wants it. */
Column {
    id: root

    required property list<string> blocks
    required property postFacts facts
    required property string folded
    property bool reachable: false
    property bool unfolded: false
    property bool revealed: false
    readonly property bool behindFold: root.folded !== "" && !root.unfolded
    readonly property bool behindWarning: root.facts.warning !== "" && !root.revealed
    readonly property bool away: root.facts.instead !== ""
    readonly property bool bare: !root.away && !root.behindFold

    signal originalOpened(postId: string)

    spacing: Theme.space.s

    QsButton {
        objectName: "unfold"
        visible: root.behindFold
        kind: QsButton.Quiet
        iconName: "filter"
        text: root.folded
        //: Spoken with a post that a filter folds
        description: qsTr("Shows it all the same")
        onClicked: root.unfolded = true
    }

    BodyText {
        width: root.width
        visible: root.away
        text: root.facts.instead
        color: Theme.color.fgMuted
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    WarningLine {
        width: root.width
        visible: root.bare && root.facts.warning !== ""
        text: root.facts.warning
        open: root.revealed
        reachable: root.reachable
        onToggled: root.revealed = !root.revealed
    }

    PostBody {
        objectName: "postBody"
        width: root.width
        visible: root.bare && !root.behindWarning
        blocks: root.blocks
    }

    OriginalCard {
        width: root.width
        visible: root.bare && !root.behindWarning && root.facts.hasOriginal
        facts: root.facts
        reachable: root.reachable
        onOpened: root.originalOpened(root.facts.originalId)
    }
}
