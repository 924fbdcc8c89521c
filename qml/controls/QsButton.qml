// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Quicksilver.Controls
import Quicksilver.Theme

/*!
    A button with words. At most one on a screen is Primary: it is made of metal. Pressing works
    by pointer, Space, Enter and assistive technology alike and always ends in clicked().
*/
T.Button {
    id: root

    enum Kind {
        Primary,
        Secondary,
        Quiet,
        Danger
    }

    property int kind: QsButton.Secondary
    property string iconName
    property string description
    readonly property bool metal: root.kind === QsButton.Primary
    readonly property bool quiet: root.kind === QsButton.Quiet
    readonly property color plainInk: root.quiet ? Theme.color.accent : Theme.color.fgPrimary
    readonly property color solidInk: root.metal ? Theme.color.metalInk : Theme.color.dangerInk
    readonly property bool solid: root.metal || root.kind === QsButton.Danger
    readonly property real pictureWidth: root.iconName === "" ? 0 : Theme.size.iconM + root.spacing
    readonly property color ink: root.solid ? root.solidInk : root.plainInk

    implicitWidth: Math.max(implicitContentWidth + leftPadding + rightPadding, Theme.size.touch * 2)
    implicitHeight: Math.max(implicitContentHeight + topPadding + bottomPadding, Theme.size.touch)
    horizontalPadding: Theme.space.xl
    verticalPadding: Theme.space.s
    spacing: Theme.space.s
    opacity: root.enabled ? 1 : Theme.disabledOpacity
    focusPolicy: Qt.StrongFocus
    Accessible.name: root.text
    Accessible.description: root.description
    Accessible.onPressAction: root.activate()
    Keys.onReturnPressed: root.activate()
    Keys.onEnterPressed: root.activate()

    function activate() : void {
        if (root.enabled)
            root.clicked();
    }

    contentItem: Item {
        implicitWidth: root.pictureWidth + natural.room
        implicitHeight: row.implicitHeight

        // How wide the words would like to be, whatever width they are given.
        TextMetrics {
            id: natural

            readonly property real room: Math.ceil(advanceWidth) + 1

            font: words.font
            text: root.text
        }

        Row {
            id: row

            anchors.centerIn: parent
            spacing: root.spacing

            QsIcon {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.iconName !== ""
                name: root.iconName
                size: Theme.size.iconM
                color: root.ink
            }

            QsText {
                id: words

                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(natural.room, Math.max(0, root.availableWidth - root.pictureWidth))
                text: root.text
                color: root.ink
                font.weight: Theme.text.label.weight
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true
            }
        }
    }

    background: Item {
        ButtonPlate {
            anchors.fill: parent
            kind: root.kind
            hovered: root.hovered
            pressed: root.down
        }

        QsFocusRing {
            shown: root.visualFocus
            corner: root.height / 2
        }
    }
}
