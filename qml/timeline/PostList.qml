// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Models
import Quicksilver.Theme

/*! The list itself: cards in a column no wider than can be read. */
ListView {
    id: root

    required property TimelineModel timeline
    required property PostDesk desk
    property int bottomInset: 0
    property real seenMargin: 0
    readonly property int widest: Theme.size.lineMax + Theme.space.wide
    readonly property int columnWidth: Math.min(width - Theme.space.s * 2, root.widest)

    signal picked(row: int)
    signal copyRequested(text: string)
    signal proofRequested(entry: string)
    signal compareRequested(personId: string)
    signal seenRequested(entry: string)

    model: root.timeline
    spacing: Theme.space.s
    bottomMargin: root.bottomInset + end.height
    currentIndex: -1
    highlightFollowsCurrentItem: false
    highlightMoveDuration: 0
    highlightResizeDuration: 0
    keyNavigationEnabled: false
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    cacheBuffer: Math.max(0, height)
    onContentYChanged: root.tellVisible()
    onTopMarginChanged: root.keepTop()
    onHeightChanged: root.tellVisible()
    onCountChanged: root.tellVisible()
    Component.onCompleted: root.tellVisible()

    // Who is at the very top stays there when a wider window brings a composer above the posts.
    function keepTop() : void {
        if (root.contentY <= root.originY - root.seenMargin + 1)
            root.contentY = root.originY - root.topMargin;
        root.seenMargin = root.topMargin;
    }

    function firstVisible() : int {
        return root.rowAt(root.contentY + root.topMargin, 1);
    }

    function rowAt(y: real, by: int) : int {
        const here = root.indexAt(root.width / 2, y);
        return here >= 0 ? here : root.indexAt(root.width / 2, y + by * (root.spacing + 1));
    }

    function tellVisible() : void {
        const first = root.rowAt(Math.max(root.originY, root.contentY), 1);
        const last = root.rowAt(root.contentY + root.height - 1, -1);
        root.timeline.setVisibleRows(first, last < 0 ? root.count - 1 : last);
    }

    delegate: PostCard {
        id: card

        required property int index

        x: Math.round((root.width - width) / 2)
        width: root.columnWidth
        current: card.ListView.isCurrentItem
        desk: root.desk
        onOpened: root.desk.open(card.postId)
        onPicked: root.picked(card.index)
        onLikeToggled: root.timeline.toggleLike(card.postId)
        onBookmarkToggled: root.timeline.toggleBookmark(card.postId)
        onRetryRequested: root.timeline.retry(card.postId)
        onCopyRequested: root.copyRequested(root.timeline.textOf(card.postId))
        onRemoveRequested: root.timeline.discard(card.postId)
        onProofRequested: entry => root.proofRequested(entry)
        onCompareRequested: personId => root.compareRequested(personId)
        onSeenRequested: entry => root.seenRequested(entry)
    }

    // Stands after the last row. A footer would be made outside the context of this file.
    TimelineEnd {
        id: end

        parent: root.contentItem
        y: root.originY + root.contentHeight
        width: root.width
        complete: root.timeline.complete && root.count > 0
    }
}
