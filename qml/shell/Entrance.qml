// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Onboarding

/*! Everything before an account is open. */
FocusScope {
    id: root

    required property Session session
    required property string place

    signal routeRequested(route: string)

    onPlaceChanged: page.forceActiveFocus()

    function go(route: string) : void {
        root.session.clearProblem();
        root.routeRequested(route);
    }

    QsPane {
        anchors.fill: parent
    }

    Loader {
        id: page

        anchors.fill: parent
        focus: true
        sourceComponent: root.pageFor(root.place)
        onLoaded: page.item.forceActiveFocus(Qt.TabFocusReason)
    }

    function pageFor(place: string) : Component {
        if (place === "create")
            return create;
        if (place === "login")
            return logIn;
        if (place === "unlock")
            return unlock;
        return place === "welcome" ? welcome : null;
    }

    Component {
        id: welcome

        WelcomeScreen {
            onCreateRequested: root.go("create")
            onLogInRequested: root.go("login")
        }
    }

    Component {
        id: create

        CreateScreen {
            session: root.session
            onBackRequested: root.go("welcome")
            onLogInRequested: root.go("login")
        }
    }

    Component {
        id: logIn

        LogInScreen {
            session: root.session
            onBackRequested: root.go("welcome")
        }
    }

    Component {
        id: unlock

        UnlockScreen {
            session: root.session
        }
    }
}
