// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Quicksilver.Controls
import Quicksilver.Theme

/*! A line in a list or in settings: picture, words, and whatever stands at its end. */
T.AbstractButton {
    id: root

    default property alias trailing: end.data
    property alias leading: start.data
    required property string title
    property string subtitle
    property string iconName
    property bool interactive: true
    property bool danger: false
    property bool selected: false
    readonly property color ink: root.danger ? Theme.color.danger : Theme.color.fgPrimary
    readonly property color touched: root.down ? Theme.color.bgSelected : Theme.color.bgHover
    readonly property color rest: root.selected ? Theme.color.bgSelected : "transparent"

    implicitWidth: Theme.size.dialogMax
    implicitHeight: Math.max(Theme.size.touch + Theme.space.s, row.implicitHeight + Theme.space.l)
    leftPadding: Theme.space.l
    rightPadding: Theme.space.l
    focusPolicy: root.interactive ? Qt.StrongFocus : Qt.NoFocus
    hoverEnabled: root.interactive
    opacity: root.enabled ? 1 : Theme.disabledOpacity
    Accessible.ignored: !root.interactive
    Accessible.name: root.title
    Accessible.description: root.subtitle
    Accessible.onPressAction: root.activate()
    Keys.onReturnPressed: root.activate()
    Keys.onEnterPressed: root.activate()

    function activate() : void {
        if (root.enabled && root.interactive)
            root.clicked();
    }

    contentItem: RowLayout {
        id: row

        spacing: Theme.space.m

        Row {
            id: start

            visible: children.length > 0
        }

        QsIcon {
            visible: root.iconName !== ""
            name: root.iconName
            size: Theme.size.iconM
            color: root.danger ? Theme.color.danger : Theme.color.fgSecondary
        }

        Column {
            Layout.fillWidth: true

            BodyText {
                width: parent.width
                text: root.title
                horizontalAlignment: Text.AlignLeft
                color: root.ink
                Accessible.ignored: root.interactive
            }

            CaptionText {
                width: parent.width
                visible: root.subtitle !== ""
                text: root.subtitle
                Accessible.ignored: root.interactive
            }
        }

        Row {
            id: end

            spacing: Theme.space.s
            visible: children.length > 0
        }
    }

    background: Rectangle {
        color: root.interactive && (root.hovered || root.down) ? root.touched : root.rest

        QsFocusRing {
            anchors.margins: Theme.stroke.focusGap
            shown: root.visualFocus
            corner: Theme.radius.s
        }
    }
}
