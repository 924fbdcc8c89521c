// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Quicksilver.Controls
import Quicksilver.Effects
import Quicksilver.Theme

/*! The drop that sends. Enabled by its owner; a mirror when `ready`. */
T.AbstractButton {
    id: root

    required property string label
    property string iconName: "send"
    property bool ready: root.enabled
    readonly property color ink: Theme.highContrast ? Theme.color.fgPrimary : Theme.color.metalInk

    implicitWidth: Theme.size.touch
    implicitHeight: Theme.size.touch
    focusPolicy: Qt.StrongFocus
    Accessible.name: root.label
    Accessible.onPressAction: root.activate()
    Keys.onReturnPressed: root.activate()
    Keys.onEnterPressed: root.activate()

    function activate() : void {
        if (root.enabled)
            root.clicked();
    }

    contentItem: QsIcon {
        name: root.iconName
        size: Theme.size.iconM
        color: root.ready ? root.ink : Theme.color.fgMuted
    }

    background: SendDrop {
        ready: root.ready
        pressed: root.down

        QsFocusRing {
            shown: root.visualFocus
            corner: root.height / 2
        }
    }

    QsToolTip {
        shown: root.hovered && !root.down
        text: root.label
    }
}
