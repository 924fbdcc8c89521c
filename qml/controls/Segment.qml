// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Quicksilver.Theme

/*! One word of a segmented choice. */
T.TabButton {
    id: root

    property bool chosen: false

    Layout.fillWidth: true
    Layout.preferredWidth: 1
    Layout.minimumWidth: words.implicitWidth + Theme.space.xxl
    implicitWidth: words.implicitWidth + Theme.space.xxl
    implicitHeight: Math.max(Theme.size.touch - Theme.space.s, words.implicitHeight + Theme.space.s)
    focusPolicy: root.chosen || root.activeFocus ? Qt.StrongFocus : Qt.ClickFocus
    Accessible.name: root.text
    Accessible.selectable: true
    Accessible.selected: root.chosen
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()

    contentItem: Item {
        LabelText {
            id: words

            anchors.centerIn: parent
            text: root.text
            color: root.chosen ? Theme.color.fgPrimary : Theme.color.fgSecondary
            font.weight: root.chosen ? Theme.text.title.weight : Theme.text.label.weight
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }

    background: Rectangle {
        radius: height / 2
        color: root.chosen ? Theme.color.bgRaised : "transparent"
        border.width: root.chosen ? Theme.stroke.thin : 0
        border.color: Theme.color.lineStrong

        QsFocusRing {
            shown: root.visualFocus
            corner: root.height / 2
        }
    }
}
