// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Quicksilver.Controls
import Quicksilver.Theme

/*! One place in a QsTabBar. Selected: bold word, its own picture and the drop beneath. */
T.TabButton {
    id: root

    required property string iconName
    property string selectedIconName: root.iconName
    property string description
    property int badge: 0
    // Set by the bar that takes the tab in.
    property TabHost bar: null
    readonly property bool selected: root.bar !== null && root.bar.current === root
    readonly property real iconCenter: Theme.size.iconM + Theme.space.xs
    readonly property color ink: root.selected ? root.selectedInk : Theme.color.fgSecondary
    readonly property color metalInk: Theme.color.metalInk
    readonly property color selectedInk: Theme.highContrast ? Theme.color.fgPrimary : root.metalInk
    //: Spoken with a tab that has a number on its corner
    readonly property string spokenBadge: qsTr("%n new", "", root.badge)

    Layout.fillWidth: true
    Layout.preferredWidth: 1
    implicitWidth: Math.max(Theme.size.touch, words.implicitWidth)
    implicitHeight: root.iconCenter + Theme.size.iconM + Theme.space.xs + words.implicitHeight
    focusPolicy: root.selected || root.activeFocus ? Qt.StrongFocus : Qt.ClickFocus
    Accessible.name: root.text
    Accessible.description: root.badge > 0 ? root.spokenBadge : root.description
    Accessible.selectable: true
    Accessible.selected: root.selected
    Accessible.onPressAction: root.activate()
    Keys.onReturnPressed: root.activate()
    Keys.onEnterPressed: root.activate()
    onClicked: root.activate()

    function activate() : void {
        if (root.enabled && root.bar)
            root.bar.tabChosen(root);
    }

    contentItem: Item {
        QsIcon {
            id: picture

            anchors.horizontalCenter: parent.horizontalCenter
            y: root.iconCenter - height / 2
            name: root.selected ? root.selectedIconName : root.iconName
            size: Theme.size.iconM
            color: root.ink

            Behavior on color {
                enabled: Theme.moving

                ColorAnimation {
                    duration: Theme.duration.small
                }
            }
        }

        QsCount {
            anchors.left: picture.right
            anchors.bottom: picture.top
            anchors.leftMargin: -Theme.space.xs
            anchors.bottomMargin: -Theme.space.s
            count: root.badge
        }

        CaptionText {
            id: words

            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.space.hair
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            text: root.text
            color: root.selected ? Theme.color.fgPrimary : Theme.color.fgSecondary
            font.weight: root.selected ? Theme.text.title.weight : Theme.text.caption.weight
            Accessible.ignored: true
        }
    }

    background: Item {
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: root.iconCenter - height / 2
            width: Theme.size.iconM * 2
            height: width
            radius: height / 2
            visible: root.hovered && !root.selected
            color: Theme.color.bgHover
        }

        QsFocusRing {
            anchors.margins: 0
            shown: root.visualFocus
            corner: Theme.radius.s
        }
    }
}
