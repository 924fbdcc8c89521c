// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! Words that lead somewhere. */
Item {
    id: root

    required property string text
    property bool small: false

    signal clicked()

    implicitWidth: words.implicitWidth
    implicitHeight: Math.max(words.implicitHeight, Theme.size.hitMin)
    activeFocusOnTab: root.enabled
    Accessible.role: Accessible.Link
    Accessible.name: root.text
    Accessible.focusable: root.enabled
    Accessible.focused: root.activeFocus
    Accessible.onPressAction: root.activate()
    Keys.onReturnPressed: root.activate()
    Keys.onEnterPressed: root.activate()
    Keys.onSpacePressed: root.activate()

    function activate() : void {
        if (root.enabled)
            root.clicked();
    }

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds
        onTapped: root.activate()
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }

    BodyText {
        id: words

        anchors.fill: parent
        text: root.text
        ramp: root.small ? Theme.text.caption : Theme.text.body
        color: Theme.color.link
        font.underline: true
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }

    QsFocusRing {
        shown: root.activeFocus
        corner: Theme.radius.xs
    }
}
