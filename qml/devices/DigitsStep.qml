// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! The second step of a link: who asks, the digits on its screen, and the password. */
QsCard {
    id: root

    required property Linking linking
    required property bool busy
    readonly property bool complete: digits.text.trim().length >= 6 && password.text !== ""

    function admit() : void {
        if (!root.complete || root.busy)
            return;
        root.linking.admit(digits.text, password.text);
        password.text = "";
    }

    spacing: Theme.space.m
    onVisibleChanged: {
        password.text = "";
        if (visible)
            digits.focusField();
    }

    Heading {
        width: parent.width
        level: 3
        //: Heading of the second step of linking a device
        text: qsTr("2. The digits on its screen")
    }

    QsRow {
        width: parent.width
        interactive: false
        iconName: "device"
        title: root.linking.name
        subtitle: root.linking.detail
    }

    BodyText {
        width: parent.width
        color: Theme.color.fgSecondary
        text: qsTr("It will read and write everything you can. Go on only if this device lies in "
            + "front of you.")
    }

    QsTextField {
        id: digits

        objectName: "linkDigits"
        width: parent.width
        //: Field for six digits that the new device shows
        label: qsTr("Six digits")
        maximumLength: 7
        inputMethodHints: Qt.ImhDigitsOnly
        onAccepted: password.focusField()
    }

    QsPasswordField {
        id: password

        objectName: "linkPassword"
        width: parent.width
        label: qsTr("Your password")
        onAccepted: root.admit()
    }

    Flow {
        width: parent.width
        spacing: Theme.space.s

        QsButton {
            objectName: "admitDevice"
            kind: QsButton.Primary
            enabled: root.complete && !root.busy
            //: Button: let the new device in, and while that takes a moment
            text: root.busy ? qsTr("One moment…") : qsTr("Let it in")
            onClicked: root.admit()
        }

        QsButton {
            objectName: "stopLink"
            kind: QsButton.Quiet
            enabled: !root.busy
            //: Button: do not let the new device in
            text: qsTr("Stop")
            onClicked: root.linking.stop()
        }
    }
}
