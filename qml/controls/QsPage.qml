// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*!
    A page that opened over a place: the way back, a title, and a column that scrolls. What it wants
    of the window it asks for by signals: to go back, to go elsewhere, to have text copied, to say
    a word.
*/
FocusScope {
    id: root

    default property alias content: scroll.content
    required property string title
    property alias spacing: scroll.spacing
    property alias columnMax: scroll.columnMax
    property Component actions: null ///< Beside the title: at most two icon buttons.

    signal backRequested()
    signal routeRequested(route: string)
    signal copyRequested(text: string)
    signal noteRequested(text: string)

    Accessible.role: Accessible.Pane
    Accessible.name: root.title

    Item {
        id: bar

        x: Math.round((root.width - width) / 2)
        width: Math.min(root.width, root.columnMax + Theme.space.l * 2)
        height: Math.max(Theme.size.touch + Theme.space.s, heading.implicitHeight + Theme.space.m)
        z: 1

        QsIconButton {
            id: back

            objectName: "pageBack"
            x: root.LayoutMirroring.enabled ? parent.width - width - Theme.space.xs : Theme.space.xs
            anchors.verticalCenter: parent.verticalCenter
            iconName: root.LayoutMirroring.enabled ? "forward" : "back"
            //: Button: to the page before
            label: qsTr("Back")
            onClicked: root.backRequested()
        }

        Heading {
            id: heading

            anchors.left: back.right
            anchors.right: corner.left
            anchors.leftMargin: Theme.space.s
            anchors.rightMargin: Theme.space.s
            anchors.verticalCenter: parent.verticalCenter
            level: 2
            text: root.title
        }

        Loader {
            id: corner

            anchors.right: parent.right
            anchors.rightMargin: Theme.space.s
            anchors.verticalCenter: parent.verticalCenter
            sourceComponent: root.actions
        }

        QsDivider {
            anchors.bottom: parent.bottom
            x: -bar.x
            width: root.width
            visible: scroll.contentY > 0
        }
    }

    QsScroll {
        id: scroll

        anchors.top: bar.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        focus: true
        padding: Theme.space.l
    }
}
