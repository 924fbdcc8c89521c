// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Quicksilver.Theme

/*!
    Two to four words of which one is chosen. It asks with activated(); the owner sets currentIndex.
*/
FocusScope {
    id: root

    required property string label
    required property list<string> options
    property int currentIndex: 0
    readonly property bool mirrored: root.LayoutMirroring.enabled

    signal activated(index: int)

    implicitWidth: row.implicitWidth + Theme.space.xs * 2
    implicitHeight: row.implicitHeight + Theme.space.xs * 2
    Accessible.role: Accessible.PageTabList
    Accessible.name: root.label
    Keys.onLeftPressed: root.step(root.mirrored ? 1 : -1)
    Keys.onRightPressed: root.step(root.mirrored ? -1 : 1)

    function step(by: int) : void {
        const next = segments.itemAt(root.currentIndex + by);
        if (!next)
            return;
        root.activated(root.currentIndex + by);
        next.forceActiveFocus(Qt.TabFocusReason);
    }

    Rectangle {
        anchors.fill: parent
        radius: height / 2
        color: Theme.color.bgSunken
        border.width: Theme.stroke.thin
        border.color: Theme.color.lineStrong
    }

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.margins: Theme.space.xs
        spacing: 0

        Repeater {
            id: segments

            model: root.options

            Segment {
                required property string modelData
                required property int index

                text: modelData
                chosen: index === root.currentIndex
                onClicked: root.activated(index)
            }
        }
    }
}
