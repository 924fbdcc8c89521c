// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! A surface with an edge; its children stand below each other. */
Rectangle {
    id: root

    default property alias content: column.data
    property int padding: Theme.space.l
    property alias spacing: column.spacing
    property bool selected: false

    implicitWidth: column.implicitWidth + root.padding * 2
    implicitHeight: column.implicitHeight + root.padding * 2
    radius: Theme.radius.m
    color: root.selected ? Theme.color.bgSelected : Theme.color.bgSurface
    border.width: Theme.stroke.thin
    border.color: root.selected ? Theme.color.accent : Theme.color.lineSubtle

    Column {
        id: column

        x: root.padding
        y: root.padding
        width: root.width - root.padding * 2
        spacing: Theme.space.s
    }
}
