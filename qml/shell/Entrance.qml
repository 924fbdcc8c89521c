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
    signal copyRequested(text: string)

    function go(route: string) : void {
        root.session.clearProblem();
        root.routeRequested(route);
    }

    QsPane {
        anchors.fill: parent
    }

    WelcomeScreen {
        anchors.fill: parent
        shown: root.place === "welcome"
        onCreateRequested: root.go("create")
        onLogInRequested: root.go("login")
    }

    CreateScreen {
        anchors.fill: parent
        shown: root.place === "create"
        session: root.session
        onBackRequested: root.go("welcome")
        onLogInRequested: root.go("login")
    }

    LogInScreen {
        anchors.fill: parent
        shown: root.place === "login"
        session: root.session
        onBackRequested: root.go("welcome")
        onJoinRequested: root.go("join")
        onRecoverRequested: root.go("recover")
    }

    JoinScreen {
        anchors.fill: parent
        shown: root.place === "join"
        session: root.session
        onBackRequested: root.go("login")
        onCopyRequested: text => root.copyRequested(text)
    }

    RecoverScreen {
        anchors.fill: parent
        shown: root.place === "recover"
        session: root.session
        onBackRequested: root.go("login")
    }

    UnlockScreen {
        anchors.fill: parent
        shown: root.place === "unlock"
        session: root.session
        onLogInRequested: root.go("login")
    }
}
