// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*!
    The posts. Nothing moves them but the reader: new ones are inserted out of sight or wait behind
    a pill. Keys go from post to post; the first press takes the first one in view.
*/
FocusScope {
    id: root

    required property TimelineModel timeline
    required property ThreadModel thread
    property int topInset: 0
    property int bottomInset: 0
    property int pillInset: root.topInset
    property real seenAbove: 0
    readonly property alias view: list
    readonly property alias menu: postDesk.menu
    readonly property bool empty: root.timeline.loaded && root.timeline.count === 0

    signal copyRequested(text: string)
    signal proofRequested(entry: string)
    signal compareRequested(personId: string)
    signal seenRequested(entry: string)
    signal inviteRequested()
    signal composeRequested()
    signal routeRequested(route: string)

    objectName: "timelineView"
    Accessible.role: Accessible.List
    //: Spoken name of the list of posts
    Accessible.name: qsTr("Posts")
    Keys.onDownPressed: root.step(1)
    Keys.onUpPressed: root.step(-1)

    function step(by: int) : void {
        const first = list.firstVisible();
        const next = list.currentIndex < 0 ? first : list.currentIndex + by;
        root.pick(Math.max(0, Math.min(list.count - 1, next)));
    }

    function pick(row: int) : void {
        list.currentIndex = row;
        list.positionViewAtIndex(row, ListView.Contain);
        if (list.currentItem)
            list.currentItem.forceActiveFocus(Qt.TabFocusReason);
    }

    function unpick() : void {
        list.currentIndex = -1;
        list.forceActiveFocus();
    }

    // Something above has grown or gone: who reads below the top stays where they are. At the very
    // top the first post comes along, rather than slipping under what has appeared.
    function keepPlace(above: real) : void {
        const top = list.originY - list.topMargin;
        const wanted = list.contentY + above - root.seenAbove;
        root.seenAbove = above;
        if (list.contentY > top)
            list.contentY = Math.max(top, wanted);
    }

    function takeFocus() : void {
        // Spelled out: compiled by Qt 6.4, `??` lets a null item through.
        if (list.currentItem)
            list.currentItem.forceActiveFocus(Qt.TabFocusReason);
        else
            list.forceActiveFocus(Qt.TabFocusReason);
    }

    function likeCurrent() : void {
        const card = list.currentItem as PostCard;
        if (card)
            card.likeToggled();
    }

    function bookmarkCurrent() : void {
        const card = list.currentItem as PostCard;
        if (card)
            card.bookmarkToggled();
    }

    function showNew() : void {
        root.timeline.showHeld();
        list.positionViewAtBeginning();
    }

    PostList {
        id: list

        objectName: "timelineList"
        anchors.fill: parent
        focus: true
        timeline: root.timeline
        desk: postDesk
        topMargin: root.topInset + Theme.space.m
        bottomInset: root.bottomInset
        onPicked: row => root.pick(row)
        onCopyRequested: text => root.copyRequested(text)
        onProofRequested: entry => root.proofRequested(entry)
        onCompareRequested: personId => root.compareRequested(personId)
        onSeenRequested: entry => root.seenRequested(entry)
    }

    NewPostsPill {
        anchors.horizontalCenter: parent.horizontalCenter
        y: root.pillInset + Theme.space.m
        words: root.timeline.heldText
        onClicked: root.showNew()
    }

    QsEmptyState {
        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.space.huge, Theme.size.dialogMax)
        visible: root.empty
        hero: true
        //: The timeline has no posts yet
        title: qsTr("It's quiet here")
        text: qsTr("Write the first line, or invite somebody you know.")
        //: Button on the empty timeline
        actionText: qsTr("Invite someone")
        onActionTriggered: root.inviteRequested()
    }

    PostDesk {
        id: postDesk

        anchors.fill: parent
        anchors.bottomMargin: root.bottomInset
        thread: root.thread
        onRouteRequested: route => root.routeRequested(route)
        onCopyRequested: text => root.copyRequested(text)
    }
}
