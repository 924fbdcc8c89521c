// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! What a post passes on, by whoever wrote it. */
Rectangle {
    id: root

    required property postFacts facts
    property bool reachable: false
    property bool revealed: false
    readonly property bool away: root.facts.originalInstead !== ""
    readonly property bool warned: root.facts.originalWarning !== ""

    signal opened()

    implicitHeight: column.implicitHeight + Theme.space.m * 2
    radius: Theme.radius.m
    color: "transparent"
    border.width: Theme.stroke.thin
    border.color: Theme.color.lineStrong

    TapHandler {
        enabled: !root.away
        gesturePolicy: TapHandler.WithinBounds
        onTapped: root.opened()
    }

    Column {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.space.m
        y: Theme.space.m
        spacing: Theme.space.xs

        LabelText {
            width: parent.width
            visible: root.facts.originalAuthor.name !== ""
            text: root.facts.originalAuthor.name
            horizontalAlignment: Text.AlignLeft
            elide: Text.ElideRight
            Accessible.ignored: true
        }

        BodyText {
            width: parent.width
            visible: root.away
            text: root.facts.originalInstead
            color: Theme.color.fgMuted
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        WarningLine {
            width: parent.width
            visible: !root.away && root.warned
            text: root.facts.originalWarning
            open: root.revealed
            reachable: root.reachable
            onToggled: root.revealed = !root.revealed
        }

        PostBody {
            width: parent.width
            visible: !root.away && (!root.warned || root.revealed)
            blocks: root.facts.originalBlocks
        }
    }
}
