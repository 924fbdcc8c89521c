// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Theme

/*! What the author says before the text, and the button that shows the text or hides it again. */
Column {
    id: root

    required property string text
    required property bool open
    property bool reachable: false

    signal toggled()

    spacing: Theme.space.xs

    BodyText {
        width: root.width
        text: root.text
        color: Theme.color.fgSecondary
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    QsButton {
        objectName: "reveal"
        iconName: root.open ? "eye-off" : "eye"
        //: Buttons on a post with a warning
        text: root.open ? qsTr("Hide it again") : qsTr("Show it")
        focusPolicy: root.reachable ? Qt.StrongFocus : Qt.ClickFocus
        onClicked: root.toggled()
    }
}
