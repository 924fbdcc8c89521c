// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

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
        const begins = ["", "welcome", "unlock"];
        const entrances = ["create", "login", "join", "recover"];
        if (stage === Session.Home)
            return begins.includes(route) || entrances.includes(route) ? "home" : route;
        if (stage === Session.Welcome)
            return entrances.includes(route) ? route : "welcome";
        if (stage === Session.Unlock)
            return ["login", "recover"].includes(route) ? route : "unlock";
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
            sourceComponent: HomeShell {
                focus: true
                session: root.session
                place: root.place
                textUnit: root.textUnit
                onRouteRequested: route => root.route = route
            }
        }
    }
}
