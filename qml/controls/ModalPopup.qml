// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import QtQuick.Window
import Quicksilver.Theme

/*!
    What floats over everything else: it takes the focus, gives it back to whoever
    had it, and meanwhile disables the item `behind` it.
*/
T.Dialog {
    id: root

    property Item opener: null
    property Item behind: null

    parent: T.Overlay.overlay
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    modal: true
    focus: true
    onAboutToShow: root.opener = root.parent ? root.parent.Window.activeFocusItem : null
    onOpened: root.contentItem.forceActiveFocus(Qt.TabFocusReason)
    onClosed: if (root.opener)
        root.opener.forceActiveFocus(Qt.TabFocusReason)

    // Assistive technology learns of no modality here, and an ignored item hands its children on;
    // what is disabled it can at least neither reach nor press.
    Binding {
        target: root.behind
        property: "enabled"
        value: false
        when: root.behind !== null && root.opened
    }

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
