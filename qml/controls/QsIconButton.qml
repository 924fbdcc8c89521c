// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Quicksilver.Controls
import Quicksilver.Theme

/*!
    A button that is only a picture; its label is spoken and shown when the pointer rests. With
    `toggles` it is a check box to assistive technology and `active` is its state, which the
    owner changes in answer to clicked(). A count may stand beside the picture.
*/
T.AbstractButton {
    id: root

    required property string iconName
    required property string label
    property string activeIconName: root.iconName
    property bool toggles: false
    property bool active: false
    property color tint: Theme.color.fgSecondary
    property color activeTint: Theme.color.accent
    property string count
    property string description
    readonly property color shade: root.active ? root.activeTint : root.tint

    implicitWidth: Math.max(Theme.size.touch, row.implicitWidth + Theme.space.m)
    implicitHeight: Theme.size.touch
    opacity: root.enabled ? 1 : Theme.disabledOpacity
    focusPolicy: Qt.StrongFocus
    checkable: root.toggles
    checked: root.toggles && root.active
    Accessible.name: root.label
    Accessible.description: root.description
    Accessible.onPressAction: root.activate()
    Accessible.onToggleAction: root.activate()
    onToggled: root.checked = Qt.binding(() => root.toggles && root.active)
    Keys.onReturnPressed: root.activate()
    Keys.onEnterPressed: root.activate()

    function activate() : void {
        if (root.enabled)
            root.clicked();
    }

    contentItem: Item {
        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.space.xs

            QsIcon {
                anchors.verticalCenter: parent.verticalCenter
                name: root.active ? root.activeIconName : root.iconName
                size: Theme.size.iconM
                color: root.shade
            }

            LabelText {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.count !== ""
                text: root.count
                color: root.shade
                Accessible.ignored: true
            }
        }
    }

    background: Item {
        Rectangle {
            anchors.centerIn: parent
            width: parent.width
            height: Math.min(parent.height, Theme.size.touch)
            radius: height / 2
            color: root.down ? Theme.color.bgSelected : Theme.color.bgHover
            visible: root.hovered || root.down
        }

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
