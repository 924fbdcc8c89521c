// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Quicksilver.Theme

/*!
    Short news at the bottom of a window, spoken as well. With an action it stays long enough to
    reach it. One at a time; a newer one replaces the older.
*/
Item {
    id: root

    property string text
    property string actionText
    property int holdMs: root.actionText === "" ? 5000 : 10000
    readonly property bool shown: toast.visible

    signal actionTriggered()
    signal dismissed()

    function show(text: string, actionText: string) : void {
        root.text = text;
        root.actionText = actionText;
        toast.visible = true;
        hold.restart();
        voice.announce(text);
    }

    function hide() : void {
        if (!toast.visible)
            return;
        hold.stop();
        toast.visible = false;
        root.dismissed();
    }

    Timer {
        id: hold

        interval: root.holdMs
        onTriggered: root.hide()
    }

    LiveRegion {
        id: voice
    }

    Rectangle {
        id: toast

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space.l
        width: Math.min(row.implicitWidth + Theme.space.xxl, root.width - Theme.space.l * 2)
        height: row.implicitHeight + Theme.space.m
        visible: false
        radius: Theme.radius.l
        color: Theme.color.bgRaised
        border.width: Theme.stroke.thin
        border.color: Theme.color.lineStrong

        RowLayout {
            id: row

            anchors.centerIn: parent
            width: Math.min(implicitWidth, parent.width - Theme.space.l)
            spacing: Theme.space.m

            BodyText {
                Layout.fillWidth: true
                Layout.minimumHeight: Theme.size.pointer
                Layout.leftMargin: Theme.space.xs
                text: root.text
                verticalAlignment: Text.AlignVCenter
            }

            QsButton {
                objectName: "toastAction"
                visible: root.actionText !== ""
                Accessible.ignored: !visible
                kind: QsButton.Quiet
                text: root.actionText
                onClicked: {
                    root.hide();
                    root.actionTriggered();
                }
            }
        }
    }
}
