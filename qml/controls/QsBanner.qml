// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Quicksilver.Controls
import Quicksilver.Theme

/*!
    A line across a screen about the state of things: offline, an update, a refusal. `inset` inside
    a column of a page.
*/
Rectangle {
    id: root

    enum Tone {
        Info,
        Ok,
        Warn,
        Danger
    }

    required property string text
    property int tone: QsBanner.Info
    property string iconName: root.icons[root.tone]
    property string actionText
    property bool dismissible: false
    property bool inset: false
    readonly property bool stacked: root.inset && root.width < Theme.size.dialogMax
    readonly property list<string> icons: ["info", "check", "warning", "warning"]
    readonly property list<color> inks: [
        Theme.color.info,
        Theme.color.ok,
        Theme.color.warn,
        Theme.color.danger
    ]
    readonly property list<color> grounds: [
        Theme.color.infoBg,
        Theme.color.okBg,
        Theme.color.warnBg,
        Theme.color.dangerBg
    ]
    readonly property color ink: root.inks[root.tone]
    readonly property bool urgent: root.tone === QsBanner.Danger

    signal actionTriggered()
    signal dismissed()

    implicitWidth: Theme.size.sheetMax
    implicitHeight: row.implicitHeight + (root.inset ? Theme.space.xl : Theme.space.s)
    radius: root.inset ? Theme.radius.m : 0
    color: root.grounds[root.tone]
    border.width: root.inset ? Theme.stroke.thin : 0
    border.color: root.ink
    Accessible.role: root.urgent ? Accessible.AlertMessage : Accessible.Notification
    Accessible.name: root.text

    RowLayout {
        id: row

        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.space.l
        anchors.rightMargin: Theme.space.s
        spacing: Theme.space.m

        QsIcon {
            Layout.alignment: root.inset ? Qt.AlignTop : Qt.AlignVCenter
            Layout.topMargin: root.inset ? Theme.space.xs : 0
            name: root.iconName
            size: Theme.size.iconM
            color: root.ink
        }

        GridLayout {
            columns: root.stacked ? 1 : 2
            columnSpacing: Theme.space.m
            rowSpacing: Theme.space.s

            BodyText {
                Layout.fillWidth: true
                Layout.minimumHeight: Theme.size.pointer
                text: root.text
                horizontalAlignment: Text.AlignLeft
                color: root.ink
                verticalAlignment: Text.AlignVCenter
                Accessible.ignored: true
            }

            QsButton {
                visible: root.actionText !== ""
                Accessible.ignored: !visible
                kind: root.stacked ? QsButton.Secondary : QsButton.Quiet
                text: root.actionText
                onClicked: root.actionTriggered()
            }
        }

        QsIconButton {
            visible: root.dismissible
            //: Button that removes a notice
            label: qsTr("Dismiss")
            iconName: "close"
            tint: root.ink
            onClicked: root.dismissed()
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.stroke.thin
        visible: !root.inset
        color: root.ink
    }
}
