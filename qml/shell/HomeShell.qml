// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Composer
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*!
    An open account: the line about the connection, the places, and what they show. Narrow windows
    have the places below, wider ones at the side, wide ones a second pane.
*/
FocusScope {
    id: root

    required property Session session
    required property string place
    required property real textUnit
    readonly property bool compact: width < 600 * root.textUnit
    readonly property bool expanded: width >= 840 * root.textUnit
    readonly property bool composing: root.compact && trail.at === "compose"
    readonly property bool covered: question.opened || help.opened

    signal routeRequested(route: string)

    onVisibleChanged: root.settleFocus()
    Component.onCompleted: root.settleFocus()

    function settleFocus() : void {
        if (!root.visible)
            return;
        if (trail.at !== "compose")
            stack.takeFocus();
        else if (root.compact)
            sheet.focusField();
        else
            stack.timeline.focusComposer();
    }

    function leave() : void {
        if (stack.pages.visible) {
            trail.back();
            return;
        }
        if (stack.timeline.writing)
            stack.timeline.focusPosts();
        else if (trail.at === "home")
            stack.timeline.unpick();
        root.routeRequested("home");
    }

    function copy(text: string) : void {
        clipboard.put(text);
        //: Short note after something was copied
        toasts.show(qsTr("Copied"), "");
    }

    Trail {
        id: trail

        place: root.place
        places: places.routes
        pages: stack.pages
        onAtChanged: root.settleFocus()
        onRouteRequested: route => root.routeRequested(route)
    }

    QsPane {
        anchors.fill: parent
    }

    Item {
        id: page

        anchors.fill: parent
        visible: !root.composing
        Accessible.ignored: root.covered

        TopLines {
            id: line

            z: 1
            width: parent.width
            session: root.session
            onCompareRequested: personId => trail.open("verify/" + personId)
        }

        Places {
            id: places

            readonly property int railWidth: implicitWidth

            z: 1
            y: vertical ? line.height : parent.height - height
            width: vertical ? railWidth : parent.width
            height: vertical ? parent.height - line.height : implicitHeight
            x: vertical && root.LayoutMirroring.enabled ? parent.width - width : 0
            vertical: !root.compact
            place: trail.ground
            asking: root.session.connections.waiting
            onRouteRequested: route => trail.open(route)
        }

        Item {
            id: content

            readonly property int rail: places.vertical ? places.width : 0

            anchors.top: line.bottom
            anchors.bottom: places.vertical ? parent.bottom : places.top
            anchors.left: parent.left
            anchors.right: side.visible ? side.left : parent.right
            anchors.leftMargin: content.rail
            onYChanged: stack.timeline.keepPlace(content.y)

            PlaceStack {
                id: stack

                anchors.fill: parent
                focus: true
                session: root.session
                at: trail.at
                ground: trail.ground
                compact: root.compact
                onOpened: route => trail.open(route)
                onBackRequested: trail.back()
                onComposeLeft: root.leave()
                onCopyRequested: text => root.copy(text)
                onNoteRequested: text => toasts.show(text, "")
            }
        }

        SidePane {
            id: side

            readonly property real widest: Theme.size.dialogMax * 0.8

            objectName: "sidePane"
            anchors.top: line.bottom
            anchors.bottom: parent.bottom
            anchors.right: parent.right
            width: Math.max(widest * 0.7, Math.min(widest, root.width * 0.3))
            visible: root.expanded && trail.ground === "home"
            session: root.session
            onPeopleRequested: trail.open("people")
            onHelpRequested: help.open()
        }
    }

    ComposerSheet {
        id: sheet

        objectName: "composerSheet"
        anchors.fill: parent
        visible: root.composing
        composer: root.session.composer
        circles: root.session.circles
        onClosed: root.leave()
    }

    PublicQuestion {
        id: question

        composer: root.session.composer
    }

    KeyHelp {
        id: help
    }

    Clipboard {
        id: clipboard
    }

    QsToastHost {
        id: toasts

        anchors.fill: parent
        anchors.bottomMargin: places.vertical ? 0 : places.height
    }

    KeyMap {
        enabled: root.visible && !root.covered
        onStepped: by => stack.timeline.step(by)
        onBookmarked: stack.timeline.bookmarkCurrent()
        onLiked: stack.timeline.likeCurrent()
        onNewShown: stack.timeline.showNew()
        onComposed: trail.open("compose")
        onWent: route => trail.open(route)
        onBackRequested: root.leave()
        onHelped: help.open()
        onLocked: root.session.lock()
        atHome: stack.atTimeline && !root.composing
    }
}
