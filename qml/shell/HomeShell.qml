// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Composer
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.People
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
    readonly property bool composing: root.compact && root.place === "compose"
    readonly property bool atPeople: root.place === "people"
    readonly property bool covered: question.opened || help.opened

    signal routeRequested(route: string)

    onPlaceChanged: root.settleFocus()
    onVisibleChanged: root.settleFocus()
    Component.onCompleted: root.settleFocus()

    function settleFocus() : void {
        if (!root.visible)
            return;
        if (root.place === "compose")
            root.compact ? sheet.focusField() : timeline.focusComposer();
        else if (root.atPeople)
            people.forceActiveFocus();
        else
            timeline.focusPosts();
    }

    function leave() : void {
        if (timeline.writing)
            timeline.focusPosts();
        else if (root.place === "home")
            timeline.unpick();
        root.routeRequested("home");
    }

    function copy(text: string) : void {
        clipboard.put(text);
        //: Short note after something was copied
        toasts.show(qsTr("Copied"), "");
    }

    QsPane {
        anchors.fill: parent
    }

    Item {
        id: page

        anchors.fill: parent
        visible: !root.composing
        Accessible.ignored: root.covered

        LinkLine {
            id: line

            z: 1
            width: parent.width
            link: root.session.link
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
            place: root.place
            asking: root.session.connections.waiting
            onRouteRequested: route => root.routeRequested(route)
        }

        Item {
            id: content

            readonly property int rail: places.vertical ? places.width : 0

            anchors.top: line.bottom
            anchors.bottom: places.vertical ? parent.bottom : places.top
            anchors.left: parent.left
            anchors.right: side.visible ? side.left : parent.right
            anchors.leftMargin: content.rail
            onYChanged: timeline.keepPlace(content.y)

            HomeScreen {
                id: timeline

                anchors.fill: parent
                visible: !root.atPeople
                session: root.session
                compact: root.compact
                onComposeRequested: root.routeRequested("compose")
                onComposeLeft: root.leave()
                onInviteRequested: root.routeRequested("people")
                onCopyRequested: text => root.copy(text)
            }

            PeopleScreen {
                id: people

                anchors.fill: parent
                visible: root.atPeople
                connections: root.session.connections
                invite: root.session.invite
                onCopyRequested: text => root.copy(text)
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
            visible: root.expanded && !root.atPeople
            session: root.session
            onPeopleRequested: root.routeRequested("people")
            onHelpRequested: help.open()
        }
    }

    ComposerSheet {
        id: sheet

        objectName: "composerSheet"
        anchors.fill: parent
        visible: root.composing
        composer: root.session.composer
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
        onStepped: by => timeline.step(by)
        onLiked: timeline.likeCurrent()
        onNewShown: timeline.showNew()
        onComposed: root.routeRequested("compose")
        onWent: route => root.routeRequested(route)
        onBackRequested: root.leave()
        onHelped: help.open()
        atHome: !root.atPeople && !root.composing
    }
}
