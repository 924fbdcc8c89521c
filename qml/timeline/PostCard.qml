// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! One post: a picture of its row, with nothing of its own to remember. */
FocusScope {
    id: root

    required property string postId
    required property author author
    required property audienceSign audience
    required property list<string> blocks
    required property moment when
    required property tally tally
    required property progress progress
    required property note note
    required property string spoken
    required property bool current
    required property bool bookmarked
    required property string folded
    required property postFacts facts
    required property PostDesk desk
    property bool reachable: root.current

    readonly property bool unsent: root.progress.word !== ""
    readonly property bool bare: root.unsent || root.facts.instead !== ""
    readonly property int foot: root.bare ? Theme.space.m : Theme.space.xs

    signal picked()
    signal opened()
    signal likeToggled()
    signal bookmarkToggled()
    signal retryRequested()
    signal copyRequested()
    signal removeRequested()
    signal proofRequested(entry: string)
    signal compareRequested(personId: string)
    signal seenRequested(entry: string)

    implicitHeight: root.note.present ? noteRow.implicitHeight : Math.max(
        column.height + Theme.space.m + root.foot,
        avatar.height + Theme.space.m * 2
    )
    activeFocusOnTab: root.reachable || root.activeFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: root.spoken
    Accessible.focusable: true
    Accessible.focused: root.activeFocus
    Accessible.selectable: true
    Accessible.selected: root.current
    Accessible.onPressAction: root.enter()
    Keys.onReturnPressed: root.enter()
    Keys.onEnterPressed: root.enter()
    Keys.onPressed: event => event.accepted = root.press(event.key, event.modifiers)

    function enter() : void {
        if (!root.note.present && !root.unsent)
            root.opened();
    }

    function press(key: int, modifiers: int) : bool {
        const replies = key === Qt.Key_R && root.facts.mayReply;
        const edits = key === Qt.Key_E && root.facts.mayEdit;
        if (modifiers !== Qt.NoModifier || !replies && !edits)
            return false;
        if (replies)
            root.desk.reply(root.postId);
        else
            root.desk.edit(root.postId);
        return true;
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius.m
        color: root.current ? Theme.color.bgSelected : Theme.color.bgSurface
        border.width: Theme.stroke.thin
        border.color: root.current ? Theme.color.accent : Theme.color.lineSubtle

        QsFocusRing {
            anchors.margins: Theme.stroke.thin
            shown: root.activeFocus
            corner: Theme.radius.m - Theme.stroke.focus * 2
        }
    }

    TapHandler {
        onTapped: {
            root.picked();
            root.enter();
        }
    }

    QsAvatar {
        id: avatar

        anchors.left: parent.left
        anchors.leftMargin: Theme.space.m
        y: Theme.space.m
        visible: !root.note.present && root.author.name !== ""
        name: root.author.name
        hue: root.author.hue
        Accessible.ignored: true
    }

    NoteRow {
        id: noteRow

        width: parent.width
        visible: root.note.present
        note: root.note
        reachable: root.reachable
        onProofRequested: entry => root.proofRequested(entry)
        onCompareRequested: personId => root.compareRequested(personId)
        onSeenRequested: entry => root.seenRequested(entry)
    }

    Column {
        id: column

        visible: !root.note.present

        anchors.left: avatar.right
        anchors.right: parent.right
        anchors.leftMargin: Theme.space.m
        anchors.rightMargin: Theme.space.l
        y: Theme.space.m
        spacing: Theme.space.s

        PostHeader {
            width: column.width
            visible: root.author.name !== ""
            author: root.author
            audience: root.audience
            when: root.when
            facts: root.facts
            reachable: root.reachable
            onHistoryRequested: root.desk.showHistory(root.postId)
        }

        PostContent {
            width: column.width
            blocks: root.blocks
            facts: root.facts
            folded: root.folded
            reachable: root.reachable
            onOriginalOpened: postId => root.desk.open(postId)
        }

        PostState {
            width: column.width
            progress: root.progress
            reachable: root.reachable
            onRetryRequested: root.retryRequested()
            onCopyRequested: root.copyRequested()
            onRemoveRequested: root.removeRequested()
            onCompareRequested: root.compareRequested(root.progress.compareWith)
        }

        PostActions {
            x: root.LayoutMirroring.enabled ? column.width - width + Theme.space.s : -Theme.space.s
            visible: !root.bare
            facts: root.facts
            tally: root.tally
            bookmarked: root.bookmarked
            reachable: root.reachable
            onReplied: root.desk.reply(root.postId)
            onShared: root.desk.share(root.postId)
            onLikeToggled: root.likeToggled()
            onBookmarkToggled: root.bookmarkToggled()
            onMenuRequested: root.desk.showMenu(root.postId, root.facts, menuButton)
        }
    }
}
