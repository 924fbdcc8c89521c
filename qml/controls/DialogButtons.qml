// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! The answers of a dialog; the harmless one has the focus first when the other one destroys. */
Flow {
    id: root

    required property string primaryText
    required property string secondaryText
    required property bool dangerous
    required property bool primaryEnabled

    signal accepted()
    signal rejected()

    spacing: Theme.space.s
    layoutDirection: Qt.RightToLeft

    QsButton {
        visible: root.primaryText !== ""
        focus: !root.dangerous
        enabled: root.primaryEnabled
        kind: root.dangerous ? QsButton.Danger : QsButton.Primary
        text: root.primaryText
        onClicked: root.accepted()
    }

    QsButton {
        visible: root.secondaryText !== ""
        focus: root.dangerous || root.primaryText === ""
        text: root.secondaryText
        onClicked: root.rejected()
    }
}
