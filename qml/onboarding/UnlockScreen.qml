// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! An account lies on this device and is locked. */
FormPage {
    id: root

    required property Session session

    signal logInRequested

    canGoBack: false
    hero: true
    //: Heading: the account on this device has to be opened
    title: qsTr("Welcome back")
    //: Button that opens the account on this device
    submitText: qsTr("Unlock")
    problem: root.session.problem
    busy: root.session.busy
    complete: password.text !== "" || !root.session.wantsPassword
    onSubmitted: {
        if (root.session.wantsPassword)
            root.session.unlock(password.text);
        else
            root.session.unlockWithKeychain();
        password.text = "";
    }
    onShownChanged: password.text = ""
    onRemedyRequested: {
        if (root.session.problem.wantsLogIn)
            root.logInRequested();
        else
            password.focusField();
    }

    BodyText {
        width: parent.width
        text: root.session.wantsPassword
            ? qsTr("What is on this device is sealed. Your password opens it.")
            : qsTr("What is on this device is sealed. Your desktop's keychain opens it.")
        color: Theme.color.fgSecondary
    }

    QsPasswordField {
        id: password

        objectName: "password"
        width: parent.width
        focus: true
        visible: root.session.wantsPassword
        label: qsTr("Password")
        onAccepted: root.submit()
    }
}
