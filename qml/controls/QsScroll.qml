// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! A page that scrolls: one centered column, no wider than can be read. Keys scroll it too. */
Flickable {
    id: root

    default property alias content: column.data
    property int padding: Theme.space.l
    property int columnMax: Theme.size.lineMax
    property alias spacing: column.spacing

    contentWidth: width
    contentHeight: column.implicitHeight + root.padding * 2
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    Keys.onPressed: event => event.accepted = root.scrollFor(event.key)

    function scrollFor(key: int) : bool {
        const page = root.height * 0.9;
        const steps = {
            [Qt.Key_PageDown]: page,
            [Qt.Key_PageUp]: -page,
            [Qt.Key_End]: root.contentHeight,
            [Qt.Key_Home]: -root.contentHeight
        };
        if (!(key in steps))
            return false;
        const lowest = Math.max(0, root.contentHeight - root.height);
        root.contentY = Math.max(0, Math.min(lowest, root.contentY + steps[key]));
        return true;
    }

    Column {
        id: column

        x: Math.round((root.width - width) / 2)
        y: root.padding
        width: Math.min(root.columnMax, root.width - root.padding * 2)
        spacing: Theme.space.m
    }
}
