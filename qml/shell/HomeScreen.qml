// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Composer
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme
import Quicksilver.Timeline

/*! The timeline with the composer above it, or with the button that leads to it. */
FocusScope {
    id: root

    required property Session session
    required property bool compact
    readonly property int widest: Theme.size.lineMax + Theme.space.wide
    readonly property int columnWidth: Math.min(width - Theme.space.s * 2, root.widest)
    readonly property bool writing: dock.activeFocus

    signal composeRequested()
    signal composeLeft()
    signal inviteRequested()
    signal routeRequested(route: string)
    signal copyRequested(text: string)
    signal compareRequested(personId: string)

    function keepPlace(above: real) : void {
        posts.keepPlace(above);
    }

    function focusPosts() : void {
        posts.takeFocus();
    }

    function focusComposer() : void {
        dock.focusField();
    }

    function step(by: int) : void {
        posts.step(by);
    }

    function bookmarkCurrent() : void {
        posts.bookmarkCurrent();
    }

    function likeCurrent() : void {
        posts.likeCurrent();
    }

    function showNew() : void {
        posts.showNew();
    }

    function unpick() : void {
        posts.unpick();
    }

    Connections {
        target: root.session.composer

        // Writing is the reader's own wish to be at the top.
        function onPublished() {
            posts.view.positionViewAtBeginning();
        }
    }

    Connections {
        target: root.session.trust
        enabled: root.visible

        function onProofReady(text) {
            root.copyRequested(text);
        }
    }

    TimelineView {
        id: posts

        anchors.fill: parent
        focus: true
        timeline: root.session.timeline
        thread: root.session.thread
        topInset: dock.visible ? dock.restingHeight + Theme.space.m : 0
        pillInset: dock.visible ? dock.y + dock.height : 0
        bottomInset: root.compact ? Theme.space.full : 0
        onInviteRequested: root.inviteRequested()
        onRouteRequested: route => root.routeRequested(route)
        onCopyRequested: text => root.copyRequested(text)
        onProofRequested: entry => root.session.trust.fetchProof(entry)
        onSeenRequested: entry => root.session.trust.setSeen(entry)
        onCompareRequested: personId => root.compareRequested(personId)
    }

    // The ground behind the resting composer, so that posts pass below it.
    Rectangle {
        width: parent.width
        height: dock.y + dock.restingHeight + Theme.space.s
        visible: dock.visible
        color: Theme.color.bgCanvas
    }

    ComposerDock {
        id: dock

        objectName: "composerDock"
        x: Math.round((root.width - width) / 2)
        y: Theme.space.m
        width: root.columnWidth
        visible: !root.compact
        composer: root.session.composer
        circles: root.session.circles
        me: root.session.me
        onBackRequested: root.composeLeft()
    }

    QsSendButton {
        objectName: "composeButton"
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.space.l
        visible: root.compact
        iconName: "compose"
        //: Button that opens the composer
        label: qsTr("New post")
        onClicked: root.composeRequested()
    }
}
