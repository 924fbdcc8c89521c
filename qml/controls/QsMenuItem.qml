// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Quicksilver.Controls
import Quicksilver.Theme

/*! One action of a menu: a picture, a word, and what it does in triggered(). */
T.MenuItem {
    id: root

    property string iconName
    property bool danger: false
    readonly property color ink: root.danger ? Theme.color.danger : Theme.color.fgPrimary
    readonly property string mark: root.checkable && root.checked ? "check" : root.iconName

    implicitWidth: row.implicitWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.size.touch, row.implicitHeight + Theme.space.m)
    leftPadding: Theme.space.l
    rightPadding: Theme.space.l
    opacity: root.enabled ? 1 : Theme.disabledOpacity
    Accessible.name: root.text
    Accessible.onPressAction: root.activate()

    function activate() : void {
        if (!root.enabled)
            return;
        root.triggered();
        root.menu.dismiss();
    }

    contentItem: Item {
        Row {
            id: row

            anchors.verticalCenter: parent.verticalCenter
            anchors.left: parent.left
            spacing: Theme.space.m

            QsIcon {
                anchors.verticalCenter: parent.verticalCenter
                name: root.mark
                size: Theme.size.iconM
                color: root.ink
            }

            BodyText {
                anchors.verticalCenter: parent.verticalCenter
                text: root.text
                color: root.ink
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }

    background: Rectangle {
        x: Theme.space.xs
        width: root.width - Theme.space.xs * 2
        radius: Theme.radius.s
        color: root.highlighted || root.hovered ? Theme.color.bgHover : "transparent"
        border.width: root.visualFocus ? Theme.stroke.focus : 0
        border.color: Theme.color.focusRing
    }
}
