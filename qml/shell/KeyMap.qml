// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick

/*! The keys of the open account. They work wherever the focus is, except while text is typed. */
Item {
    id: root

    property bool atHome: true

    signal stepped(by: int)
    signal liked()
    signal bookmarked()
    signal newShown()
    signal composed()
    signal went(route: string)
    signal backRequested()
    signal helped()
    signal locked()

    Shortcut {
        enabled: root.enabled && root.atHome
        sequence: "J"
        onActivated: root.stepped(1)
    }

    Shortcut {
        enabled: root.enabled && root.atHome
        sequence: "K"
        onActivated: root.stepped(-1)
    }

    Shortcut {
        enabled: root.enabled && root.atHome
        sequences: ["L", "F"]
        onActivated: root.liked()
    }

    Shortcut {
        enabled: root.enabled && root.atHome
        sequence: "B"
        onActivated: root.bookmarked()
    }

    Shortcut {
        enabled: root.enabled && root.atHome
        sequence: "."
        onActivated: root.newShown()
    }

    Shortcut {
        enabled: root.enabled
        sequences: ["N", "C", "Ctrl+N"]
        onActivated: root.composed()
    }

    Shortcut {
        enabled: root.enabled
        sequence: "1"
        onActivated: root.went("home")
    }

    Shortcut {
        enabled: root.enabled
        sequence: "2"
        onActivated: root.went("people")
    }

    Shortcut {
        sequence: "Ctrl+L"
        onActivated: root.locked()
    }

    Shortcut {
        enabled: root.enabled
        sequence: "3"
        onActivated: root.went("you")
    }

    Shortcut {
        enabled: root.enabled
        sequence: "Esc"
        onActivated: root.backRequested()
    }

    Shortcut {
        enabled: root.enabled
        sequences: ["?", "Shift+/", "F1"]
        onActivated: root.helped()
    }
}
