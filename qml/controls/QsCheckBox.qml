// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Quicksilver.Controls
import Quicksilver.Theme

/*! A choice of its own: yes or no. */
T.CheckBox {
    id: root

    property string description

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.size.touch, implicitContentHeight + topPadding + bottomPadding)
    spacing: Theme.space.m
    opacity: root.enabled ? 1 : Theme.disabledOpacity
    focusPolicy: Qt.StrongFocus
    Accessible.name: root.text
    Accessible.description: root.description
    Accessible.onToggleAction: root.choose()
    Accessible.onPressAction: root.choose()
    Keys.onReturnPressed: root.choose()
    Keys.onEnterPressed: root.choose()

    // Assistive technology flips the state without a signal; this path always sends one.
    function choose() : void {
        if (!root.enabled)
            return;
        root.toggle();
        root.toggled();
    }

    contentItem: Item {
        implicitWidth: words.implicitWidth + root.indicator.width + root.spacing
        implicitHeight: words.implicitHeight

        OptionWords {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            anchors.left: parent.left
            anchors.leftMargin: root.indicator.width + root.spacing
            anchors.right: parent.right
            text: root.text
            description: root.description
        }
    }

    indicator: Rectangle {
        x: root.mirrored ? root.width - width - root.rightPadding : root.leftPadding
        y: (root.height - height) / 2
        width: Theme.size.iconM
        height: Theme.size.iconM
        radius: Theme.radius.xs
        color: root.checked ? Theme.color.accent : Theme.color.bgSurface
        border.width: Theme.stroke.strong
        border.color: root.checked ? Theme.color.accent : Theme.color.lineStrong

        QsIcon {
            anchors.centerIn: parent
            visible: root.checked
            name: "check"
            size: Theme.size.iconS
            color: Theme.color.accentInk
        }
    }

    background: Item {
        QsFocusRing {
            shown: root.visualFocus
            corner: Theme.radius.s
        }
    }
}
