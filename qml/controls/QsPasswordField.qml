// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! A field for a secret, with a button that shows it. */
QsTextField {
    id: root

    property bool revealed: false

    echoMode: root.revealed ? TextInput.Normal : TextInput.Password
    inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText

    actions: QsIconButton {
        //: Button in a password field; pressing it makes the characters readable or hides them
        label: root.revealed ? qsTr("Hide password") : qsTr("Show password")
        iconName: root.revealed ? "eye-off" : "eye"
        onClicked: root.revealed = !root.revealed
    }
}
