// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick

/*!
    Speaks through a screen reader without moving the focus. Messages wait their turn, and between
    two the region goes away for a moment, because readers speak an appearance, not a change. More
    than eight waiting messages push out the oldest.
*/
Item {
    id: root

    property list<string> waiting: []
    property string message
    property int gapMs: 160
    property int speakMs: 900
    readonly property bool speaking: shown.visible
    readonly property bool busy: turn.running

    function announce(text: string) : void {
        root.waiting = root.waiting.concat([text]).slice(-8);
        if (!root.busy)
            root.next();
    }

    function next() : void {
        if (shown.visible) {
            shown.visible = false;
            turn.interval = root.gapMs;
            turn.restart();
            return;
        }
        if (root.waiting.length === 0)
            return;
        root.message = root.waiting[0];
        root.waiting = root.waiting.slice(1);
        shown.visible = true;
        turn.interval = root.speakMs;
        turn.restart();
    }

    implicitWidth: 1
    implicitHeight: 1

    Timer {
        id: turn

        onTriggered: root.next()
    }

    Item {
        id: shown

        anchors.fill: parent
        visible: false
        Accessible.role: Accessible.Notification
        Accessible.name: root.message
    }
}
