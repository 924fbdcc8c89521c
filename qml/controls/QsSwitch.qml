// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Quicksilver.Controls
import Quicksilver.Theme

/*! A setting that takes effect at once. The knob is a bead; on shows a check mark too. */
T.Switch {
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
            anchors.right: parent.right
            anchors.rightMargin: root.indicator.width + root.spacing
            text: root.text
            description: root.description
        }
    }

    indicator: Rectangle {
        x: root.mirrored ? root.leftPadding : root.width - width - root.rightPadding
        y: (root.height - height) / 2
        width: Theme.space.l * 3
        height: Theme.space.l + Theme.space.m
        radius: height / 2
        color: root.checked ? Theme.color.accent : Theme.color.bgSunken
        border.width: Theme.stroke.thin
        border.color: root.checked ? Theme.color.accent : Theme.color.lineStrong

        QsIcon {
            x: root.mirrored ? parent.width - width - Theme.space.xs : Theme.space.xs
            anchors.verticalCenter: parent.verticalCenter
            visible: root.checked
            name: "check"
            size: Theme.size.iconS
            color: Theme.color.accentInk
        }

        SwitchKnob {
            y: Theme.space.hair
            x: root.checked !== root.mirrored ? parent.width - width - y : y
            height: parent.height - y * 2
            width: height
        }
    }

    background: Item {
        QsFocusRing {
            shown: root.visualFocus
            corner: Theme.radius.s
        }
    }
}
