// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Models
import Quicksilver.People
import Quicksilver.You

/*!
    What the places show, one above the other: the ground is the place one is at, and over it there
    may be a page. `at` is the whole route.
*/
FocusScope {
    id: root

    required property Session session
    required property string at
    required property string ground
    required property bool compact
    readonly property alias timeline: timeline
    readonly property alias pages: pages
    readonly property bool atTimeline: root.ground === "home" && !pages.visible

    signal opened(route: string)
    signal backRequested()
    signal composeLeft()
    signal copyRequested(text: string)
    signal noteRequested(text: string)

    function takeFocus() : void {
        const shown = pages.visible ? pages : root.ground === "people" ? people : you;
        if (root.atTimeline)
            timeline.focusPosts();
        else
            shown.forceActiveFocus();
    }

    HomeScreen {
        id: timeline

        anchors.fill: parent
        visible: root.atTimeline
        session: root.session
        compact: root.compact
        onComposeRequested: root.opened("compose")
        onComposeLeft: root.composeLeft()
        onInviteRequested: root.opened("people")
        onRouteRequested: route => root.opened(route)
        onCopyRequested: text => root.copyRequested(text)
        onCompareRequested: personId => root.opened("verify/" + personId)
    }

    PeopleScreen {
        id: people

        anchors.fill: parent
        visible: root.ground === "people" && !pages.visible
        connections: root.session.connections
        invite: root.session.invite
        circles: root.session.circles
        onCopyRequested: text => root.copyRequested(text)
        onRouteRequested: route => root.opened(route)
    }

    YouScreen {
        id: you

        anchors.fill: parent
        visible: root.ground === "you" && !pages.visible
        session: root.session
        onRouteRequested: route => root.opened(route)
    }

    Pages {
        id: pages

        anchors.fill: parent
        visible: shown
        session: root.session
        route: root.at
        onBackRequested: root.backRequested()
        onRouteRequested: route => root.opened(route)
        onCopyRequested: text => root.copyRequested(text)
        onNoteRequested: text => root.noteRequested(text)
    }
}
