// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Quicksilver.Theme

/*!
    A question that must be answered first: accepted() or rejected(), once. Escape rejects.
*/
ModalPopup {
    id: root

    default property alias content: body.data
    property string text
    property string primaryText
    //: Button that closes a dialog without doing anything
    property string secondaryText: qsTr("Cancel")
    property bool dangerous: false
    property bool primaryEnabled: true
    readonly property real roomAcross: parent ? parent.width - Theme.space.huge : implicitWidth
    readonly property real roomDown: parent ? parent.height - Theme.space.huge : implicitHeight

    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round((parent.height - height) / 2) : 0
    width: Math.min(Theme.size.dialogMax, root.roomAcross)
    height: Math.min(implicitHeight, root.roomDown)
    padding: Theme.space.xxl
    closePolicy: T.Popup.CloseOnEscape

    contentItem: FocusScope {
        id: frame

        implicitHeight: column.implicitHeight

        ColumnLayout {
            id: column

            width: parent.width
            height: parent.height
            spacing: Theme.space.l

            Heading {
                Layout.fillWidth: true
                visible: root.title !== ""
                text: root.title
                level: 2
            }

            BodyText {
                Layout.fillWidth: true
                visible: root.text !== ""
                text: root.text
                color: Theme.color.fgSecondary
            }

            Column {
                id: body

                Layout.fillWidth: true
                visible: children.length > 0
                spacing: Theme.space.m
            }

            DialogButtons {
                Layout.fillWidth: true
                primaryText: root.primaryText
                secondaryText: root.secondaryText
                dangerous: root.dangerous
                primaryEnabled: root.primaryEnabled
                onAccepted: root.accept()
                onRejected: root.reject()
            }
        }
    }
}
