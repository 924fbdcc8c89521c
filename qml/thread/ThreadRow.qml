// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Models
import Quicksilver.Theme
import Quicksilver.Timeline

/*! A post in a thread, set in below what it answers. */
PostCard {
    id: root

    required property Session session
    required property int depth
    required property bool focused
    readonly property bool narrow: parent && parent.width < Theme.size.sheetMax
    readonly property int deepest: root.narrow ? 2 : 4
    readonly property int step: root.narrow ? Theme.space.m : Theme.space.xxl

    signal routeRequested(route: string)

    current: root.focused
    reachable: true
    x: root.LayoutMirroring.enabled ? 0 : parent ? parent.width - width : 0
    width: (parent ? parent.width : 0) - Math.min(root.depth, root.deepest) * root.step
    onOpened: if (!root.focused)
        root.desk.open(root.postId)
    onLikeToggled: root.session.thread.toggleLike(root.postId)
    onBookmarkToggled: root.session.thread.toggleBookmark(root.postId)
    onRetryRequested: root.session.thread.retry(root.postId)
    onCopyRequested: root.desk.copy(root.postId)
    onRemoveRequested: root.session.thread.discard(root.postId)
    onProofRequested: entry => root.session.trust.fetchProof(entry)
    onSeenRequested: entry => root.session.trust.setSeen(entry)
    onCompareRequested: personId => root.routeRequested("verify/" + personId)
}
