// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Quicksilver.Theme

/*! A panel of choices: at the bottom edge on narrow windows, in the middle on wide ones. */
ModalPopup {
    id: root

    default property alias content: body.data
    readonly property real besides: parent ? parent.width - Theme.size.sheetMax : 0
    readonly property bool narrow: root.besides < Theme.space.vast
    readonly property real centered: parent ? Math.round((parent.height - height) / 2) : 0
    readonly property real lowest: parent ? parent.height - height : 0
    readonly property real room: parent ? parent.height - Theme.space.wide : 0

    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: root.narrow ? root.lowest : root.centered
    width: root.narrow && parent ? parent.width : Theme.size.sheetMax
    height: Math.min(implicitHeight, root.room)
    padding: Theme.space.l
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

    contentItem: FocusScope {
        id: frame

        implicitHeight: header.implicitHeight + body.implicitHeight + Theme.space.m

        RowLayout {
            id: header

            width: parent.width

            Heading {
                Layout.fillWidth: true
                text: root.title
                level: 2
            }

            QsIconButton {
                focus: true
                //: Button that closes a panel
                label: qsTr("Close")
                iconName: "close"
                onClicked: root.close()
            }
        }

        Flickable {
            anchors.top: header.bottom
            anchors.topMargin: Theme.space.m
            anchors.bottom: parent.bottom
            width: parent.width
            contentWidth: width
            contentHeight: body.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: contentHeight > height

            Column {
                id: body

                width: parent.width
                spacing: Theme.space.s
            }
        }
    }
}
