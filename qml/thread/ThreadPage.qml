// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme
import Quicksilver.Timeline

/*! One thread: the first post, everything that answers it, and the field for an answer. */
QsPage {
    id: root

    required property Session session
    required property string postId
    readonly property ThreadModel thread: root.session.thread
    readonly property bool gone: root.thread.loaded && root.thread.count === 0

    objectName: "threadPage"
    //: Title of the page with a post and what answers it
    title: qsTr("Conversation")
    spacing: Theme.space.s
    columnMax: Theme.size.lineMax + Theme.space.wide
    onPostIdChanged: root.begin()
    Component.onCompleted: root.begin()

    function begin() : void {
        root.thread.open(root.postId);
        if (root.thread.answering)
            hurry.start();
    }

    function answer(postId: string) : void {
        root.thread.answer(postId);
        dock.focusField();
    }

    // The page itself is given the focus once it is made; the field takes it from there.
    Timer {
        id: hurry

        interval: 0
        onTriggered: dock.focusField()
    }

    Connections {
        target: root.session.trust

        function onProofReady(text) {
            root.copyRequested(text);
        }
    }

    Repeater {
        model: root.thread

        ThreadRow {
            session: root.session
            desk: postDesk
            onRouteRequested: route => root.routeRequested(route)
        }
    }

    BodyText {
        width: parent.width
        visible: root.thread.count === 1
        topPadding: Theme.space.l
        //: Below a post that nobody has answered
        text: qsTr("No replies yet.")
        color: Theme.color.fgMuted
        horizontalAlignment: Text.AlignHCenter
    }

    CaptionText {
        width: parent.width
        visible: root.thread.cut
        text: qsTr("There are more replies than are shown here.")
        color: Theme.color.fgMuted
    }

    QsEmptyState {
        width: parent.width
        visible: root.gone
        iconName: "thread"
        //: Instead of a thread of which nothing is left
        title: qsTr("Nothing of this conversation is here")
        text: qsTr("It was taken back, or it is from before you could read it.")
    }

    Item {
        width: parent.width
        height: dock.visible ? dock.height : 0
    }

    ReplyDock {
        id: dock

        parent: root
        anchors.bottom: parent.bottom
        width: parent.width
        visible: root.thread.mayReply
        thread: root.thread
    }

    PostDesk {
        id: postDesk

        parent: root
        anchors.fill: parent
        anchors.bottomMargin: dock.visible ? dock.height : 0
        thread: root.thread
        answersHere: true
        onReplyWanted: postId => root.answer(postId)
        onRouteRequested: route => root.routeRequested(route)
        onCopyRequested: text => root.copyRequested(text)
    }
}
