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
    property bool unfolded: false
    readonly property bool behindFold: root.folded !== "" && !root.unfolded

    readonly property bool unsent: root.progress.word !== ""
    readonly property int foot: root.unsent ? Theme.space.m : Theme.space.xs

    signal picked()
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
    activeFocusOnTab: root.current || root.activeFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: root.spoken
    Accessible.focusable: true
    Accessible.focused: root.activeFocus
    Accessible.selectable: true
    Accessible.selected: root.current

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
        onTapped: root.picked()
    }

    QsAvatar {
        id: avatar

        anchors.left: parent.left
        anchors.leftMargin: Theme.space.m
        y: Theme.space.m
        visible: !root.note.present
        name: root.author.name
        hue: root.author.hue
        Accessible.ignored: true
    }

    NoteRow {
        id: noteRow

        width: parent.width
        visible: root.note.present
        note: root.note
        reachable: root.current
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
            author: root.author
            audience: root.audience
            when: root.when
        }

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

        PostBody {
            width: column.width
            visible: !root.behindFold
            blocks: root.blocks
        }

        PostState {
            width: column.width
            progress: root.progress
            reachable: root.current
            onRetryRequested: root.retryRequested()
            onCopyRequested: root.copyRequested()
            onRemoveRequested: root.removeRequested()
            onCompareRequested: root.compareRequested(root.progress.compareWith)
        }

        Row {
            x: root.LayoutMirroring.enabled ? column.width - width + Theme.space.s : -Theme.space.s
            visible: !root.unsent
            spacing: Theme.space.m

            LikeButton {
                tally: root.tally
                reachable: root.current
                onClicked: root.likeToggled()
            }

            BookmarkButton {
                active: root.bookmarked
                reachable: root.current
                onClicked: root.bookmarkToggled()
            }
        }
    }
}
