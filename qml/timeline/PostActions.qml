// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! What can be done with a post: only what is possible for this one. */
Row {
    id: root

    required property postFacts facts
    required property tally tally
    required property bool bookmarked
    property bool reachable: false
    readonly property int policy: root.reachable ? Qt.StrongFocus : Qt.ClickFocus
    readonly property alias menuButton: more

    signal replied()
    signal shared()
    signal likeToggled()
    signal bookmarkToggled()
    signal menuRequested()

    spacing: Theme.space.xs

    QsIconButton {
        objectName: "reply"
        visible: root.facts.mayReply
        //: Button on a post
        label: qsTr("Reply")
        iconName: "reply"
        count: root.facts.replies
        description: root.facts.repliesSpoken
        focusPolicy: root.policy
        onClicked: root.replied()
    }

    QsIconButton {
        objectName: "share"
        visible: root.facts.mayShare
        //: Button on a post: passes it on
        label: qsTr("Share")
        iconName: "repost"
        count: root.facts.reposts
        description: root.facts.repostsSpoken
        focusPolicy: root.policy
        onClicked: root.shared()
    }

    LikeButton {
        tally: root.tally
        reachable: root.reachable
        onClicked: root.likeToggled()
    }

    BookmarkButton {
        active: root.bookmarked
        reachable: root.reachable
        onClicked: root.bookmarkToggled()
    }

    QsIconButton {
        id: more

        objectName: "more"
        //: Button on a post: opens a menu
        label: qsTr("More")
        iconName: "more"
        focusPolicy: root.policy
        onClicked: root.menuRequested()
    }
}
