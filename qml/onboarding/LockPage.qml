// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! When and how the account on this device is locked. */
QsPage {
    id: root

    required property Session session
    readonly property LockSettings locking: root.session.locking

    //: Title of the page about locking
    title: qsTr("Lock")

    Connections {
        target: root.locking

        function onModeSettled() {
            password.text = "";
            //: Short note after the way to unlock was changed
            root.noteRequested(qsTr("From now on, this device opens that way."));
        }
    }

    BodyText {
        width: parent.width
        color: Theme.color.fgSecondary
        text: qsTr("Locking stops everything, wipes the keys from memory and "
            + "unloads what was on screen. What you were writing is kept.")
    }

    QsButton {
        objectName: "lockNow"
        iconName: "lock"
        //: Button: lock the account at once
        text: qsTr("Lock now")
        onClicked: root.session.lock()
    }

    QsSectionTitle {
        width: parent.width
        //: Heading over the choices of when to lock
        text: qsTr("By itself")
    }

    QsComboBox {
        objectName: "idle"
        width: parent.width
        //: Choice: how long nobody must have touched the program before it locks
        label: qsTr("When nobody is here")
        options: Array.from(root.locking.idleWords)
        currentIndex: root.locking.idleChoice
        onActivated: index => root.locking.idleChoice = index
    }

    QsSwitch {
        width: parent.width
        //: Choice: lock before the computer sleeps
        text: qsTr("Before the computer sleeps")
        checked: root.locking.onSuspend
        onCheckedChanged: root.locking.onSuspend = checked
    }

    QsSwitch {
        width: parent.width
        //: Choice: lock together with the screen of the computer
        text: qsTr("Together with the screen")
        checked: root.locking.withScreen
        onCheckedChanged: root.locking.withScreen = checked
    }

    QsSectionTitle {
        width: parent.width
        //: Heading over the choice of what opens the account on this device
        text: qsTr("What opens it")
    }

    BodyText {
        width: parent.width
        text: root.locking.modeText
    }

    QsPasswordField {
        id: password

        objectName: "lockPassword"
        width: parent.width
        //: Field: the password that opens the account on this device
        label: qsTr("Password for this device")
        hint: qsTr("At least 12 characters. It may differ from the account's.")
        error: root.locking.problem
    }

    Flow {
        width: parent.width
        spacing: Theme.space.s

        QsButton {
            objectName: "modePassword"
            enabled: password.text !== "" && !root.locking.busy
            //: Button: from now on a password opens the account here
            text: qsTr("Use the password alone")
            onClicked: root.locking.changeMode(LockSettings.Password, password.text)
        }

        QsButton {
            objectName: "modeBoth"
            visible: root.locking.hasKeychain
            enabled: password.text !== "" && !root.locking.busy
            //: Button: from now on password and keychain together open the account here
            text: qsTr("Use both")
            onClicked: root.locking.changeMode(LockSettings.Both, password.text)
        }

        QsButton {
            objectName: "modeKeychain"
            visible: root.locking.hasKeychain && root.locking.mode !== LockSettings.Keychain
            enabled: !root.locking.busy
            //: Button: from now on the keychain of the desktop opens the account here
            text: qsTr("Use the keychain alone")
            onClicked: root.locking.changeMode(LockSettings.Keychain, "")
        }
    }
}
