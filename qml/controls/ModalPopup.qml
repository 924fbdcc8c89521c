// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import QtQuick.Window
import Quicksilver.Theme

/*! What floats over everything else: it takes the focus and gives it back to whoever had it. */
T.Popup {
    id: root

    property Item opener: null

    parent: T.Overlay.overlay
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    modal: true
    focus: true
    onAboutToShow: root.opener = root.parent ? root.parent.Window.activeFocusItem : null
    onOpened: root.contentItem.forceActiveFocus(Qt.TabFocusReason)
    onClosed: if (root.opener)
        root.opener.forceActiveFocus(Qt.TabFocusReason)

    T.Overlay.modal: Rectangle {
        color: Theme.color.scrim
    }

    background: PopupGround {
        radius: Theme.radius.l
    }

    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: Theme.moving ? 0 : 1
            to: 1
            duration: Theme.duration.small
        }
    }
}
