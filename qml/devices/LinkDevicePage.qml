// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! Lets a new device in: first the code it shows, then the digits it shows and the password. */
QsPage {
    id: root

    required property Session session
    readonly property Linking linking: root.session.linking
    readonly property bool asking: root.linking.stage === Linking.Asking
    readonly property bool admitting: root.linking.stage === Linking.Admitting
    readonly property bool done: root.linking.stage === Linking.Done

    //: Title of the page on which another device is let into the account
    title: qsTr("Link a device")
    spacing: Theme.space.l
    Component.onDestruction: root.linking.stop()

    QsBanner {
        objectName: "linkProblem"
        inset: true
        width: parent.width
        visible: root.linking.problem !== ""
        tone: QsBanner.Danger
        text: root.linking.problem
    }

    CodeStep {
        width: parent.width
        visible: !root.asking && !root.admitting && !root.done
        linking: root.linking
    }

    DigitsStep {
        width: parent.width
        visible: root.asking || root.admitting
        linking: root.linking
        busy: root.admitting
    }

    QsEmptyState {
        width: parent.width
        visible: root.done
        iconName: "check"
        //: A new device has been let into the account
        title: qsTr("Linked")
        text: qsTr("The new device is opening your account now.")
    }
}
