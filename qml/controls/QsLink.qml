// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Quicksilver.Theme

/*! Words that lead somewhere. */
T.AbstractButton {
    id: root

    implicitWidth: words.implicitWidth
    implicitHeight: Math.max(words.implicitHeight, Theme.size.hitMin)
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Link
    Accessible.name: root.text
    Accessible.onPressAction: root.activate()
    Keys.onReturnPressed: root.activate()
    Keys.onEnterPressed: root.activate()

    function activate() : void {
        if (root.enabled)
            root.clicked();
    }

    contentItem: BodyText {
        id: words

        text: root.text
        color: Theme.color.link
        font.underline: true
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }

    background: Item {
        QsFocusRing {
            shown: root.visualFocus
            corner: Theme.radius.xs
        }
    }
}
