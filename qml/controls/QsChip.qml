// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Quicksilver.Controls
import Quicksilver.Theme

/*! A small filter or choice. Checkable chips show a check mark as well as a color. */
T.AbstractButton {
    id: root

    property string iconName
    property color tint: Theme.color.fgSecondary
    readonly property string shownIcon: root.checked ? "check" : root.iconName
    readonly property color ink: root.checked ? Theme.color.accent : root.tint
    readonly property color ground: root.hovered ? Theme.color.bgHover : Theme.color.bgSurface

    implicitWidth: row.implicitWidth + Theme.space.xxl
    implicitHeight: Math.max(Theme.size.pointer, row.implicitHeight + Theme.space.s)
    opacity: root.enabled ? 1 : Theme.disabledOpacity
    focusPolicy: Qt.StrongFocus
    Accessible.name: root.text
    Accessible.checkable: root.checkable
    Accessible.checked: root.checked
    Accessible.onPressAction: root.activate()
    Accessible.onToggleAction: root.activate()
    Keys.onReturnPressed: root.activate()
    Keys.onEnterPressed: root.activate()

    function activate() : void {
        if (!root.enabled)
            return;
        if (root.checkable)
            root.toggle();
        root.clicked();
    }

    contentItem: Item {
        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.space.xs

            QsIcon {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.shownIcon !== ""
                name: root.shownIcon
                size: Theme.size.iconS
                color: root.ink
            }

            LabelText {
                anchors.verticalCenter: parent.verticalCenter
                text: root.text
                color: root.ink
                Accessible.ignored: true
            }
        }
    }

    background: Rectangle {
        radius: height / 2
        color: root.checked ? Theme.color.bgSelected : root.ground
        border.width: Theme.stroke.thin
        border.color: root.checked ? Theme.color.accent : Theme.color.lineStrong

        QsFocusRing {
            shown: root.visualFocus
            corner: root.height / 2
        }
    }
}
