// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick
import QtQuick.Window
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*!
    The window. The session decides the stage; `route` says where in it the person is and may be
    set from outside: welcome, create, login, unlock, home, compose, people, you, or a
    page of Pages.
*/
Window {
    id: root

    required property Session session
    property string route: ""
    readonly property string place: root.placeFor(root.session.stage, root.route)
    readonly property list<string> begins: ["", "welcome", "unlock"]
    readonly property list<string> entrances: ["create", "login", "join", "recover"]
    readonly property real textUnit: Math.max(1, Math.min(1.4, Theme.textScale))

    width: 1080
    height: 760
    minimumWidth: 320
    minimumHeight: 360
    visible: true
    //: Title of the window; the name of the program
    title: qsTr("Quicksilver")
    color: Theme.color.bgCanvas

    // A route that does not belong to the stage falls back to where the stage begins.
    function placeFor(stage: int, route: string) : string {
        if (stage === Session.Home)
            return root.begins.includes(route) || root.entrances.includes(route) ? "home" : route;
        if (stage === Session.Welcome)
            return root.entrances.includes(route) ? route : "welcome";
        if (stage === Session.Unlock)
            return route === "login" || route === "recover" ? route : "unlock";
        return "";
    }

    Binding {
        target: Theme
        property: "compact"
        value: root.width < 600 * root.textUnit
    }

    FocusScope {
        id: stage

        anchors.fill: parent
        focus: true
        LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
        LayoutMirroring.childrenInherit: true

        Entrance {
            anchors.fill: parent
            visible: root.session.stage !== Session.Home
            session: root.session
            place: root.place
            onRouteRequested: route => root.route = route
            onCopyRequested: text => clipboard.put(text)

            Clipboard {
                id: clipboard
            }
        }

        // Not covered but unloaded: a locked account has no screen in memory.
        Loader {
            anchors.fill: parent
            active: root.session.stage === Session.Home
            focus: active
            // Bound, this could not be made here.
            // qmllint disable unqualified
            sourceComponent: HomeShell {
                focus: true
                session: root.session
                place: root.place
                textUnit: root.textUnit
                onRouteRequested: route => root.route = route
            }
            // qmllint enable unqualified
        }
    }
}
