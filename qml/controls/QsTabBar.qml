// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Quicksilver.Effects
import Quicksilver.Theme

/*!
    The places of the application: a bar below (columns) or a rail at the side (vertical). The
    selected place lies on a drop of mercury. One stop for Tab; arrows go from place to place.
    It never selects by itself: activated(index) asks, the owner sets currentIndex.
*/
TabHost {
    id: root

    default property alias tabs: grid.data
    property bool vertical: false
    property int currentIndex: 0
    property string label
    readonly property QsTab place: root.tabAt(root.currentIndex, grid.children.length)
    readonly property real beadX: root.place ? grid.x + root.place.x + root.place.width / 2 : 0
    readonly property real beadY: root.place ? grid.y + root.place.y + root.place.iconCenter : 0
    readonly property bool mirrored: root.LayoutMirroring.enabled

    readonly property real growth: Math.max(1, Math.min(1.6, Theme.text.scale))
    readonly property real railWidth: (Theme.size.avatarXl + Theme.space.m) * root.growth

    signal activated(index: int)

    current: root.place
    implicitWidth: root.vertical ? root.railWidth : grid.implicitWidth
    implicitHeight: root.vertical ? grid.implicitHeight : grid.implicitHeight + Theme.space.xs
    Accessible.role: Accessible.PageTabList
    Accessible.name: root.label
    Keys.onLeftPressed: event => event.accepted = root.step(root.mirrored ? 1 : -1, !root.vertical)
    Keys.onRightPressed: event => event.accepted = root.step(root.mirrored ? -1 : 1, !root.vertical)
    Keys.onUpPressed: event => event.accepted = root.step(-1, root.vertical)
    Keys.onDownPressed: event => event.accepted = root.step(1, root.vertical)
    onTabChosen: tab => root.activated(root.indexOf(tab))
    onWidthChanged: bead.snap()
    onHeightChanged: bead.snap()
    onVerticalChanged: bead.snap()

    // The count is passed so that the answer is asked for again when tabs come or go.
    function tabAt(index: int, count: int) : QsTab {
        let seen = 0;
        for (let i = 0; i < count; ++i) {
            const tab = grid.children[i] as QsTab;
            if (tab && seen++ === index)
                return tab;
        }
        return null;
    }

    function indexOf(tab: Item) : int {
        const count = grid.children.length;
        let index = 0;
        while (index < count && root.tabAt(index, count) !== tab)
            ++index;
        return index;
    }

    function adopt() : void {
        for (let i = 0; i < grid.children.length; ++i) {
            const tab = grid.children[i] as QsTab;
            if (tab)
                tab.bar = root;
        }
    }

    function step(by: int, along: bool) : bool {
        const next = root.tabAt(root.currentIndex + by, grid.children.length);
        if (!along || !next)
            return false;
        root.activated(root.currentIndex + by);
        next.forceActiveFocus(Qt.TabFocusReason);
        return true;
    }

    HoverHandler {
        id: pointer
    }

    TabBead {
        id: bead

        anchors.fill: parent
        visible: root.place !== null
        radius: Theme.size.iconM
        targetX: root.beadX
        targetY: root.beadY
        lamp: pointer.hovered ? root.lampFor(pointer.point.position) : Qt.vector2d(-0.34, -0.44)
    }

    // The lamp leans towards the pointer, never below the horizon.
    function lampFor(at: point) : vector2d {
        const reach = Math.max(root.width, root.height);
        const across = Math.max(-0.6, Math.min(0.6, (at.x - root.beadX) / reach * 1.4));
        const along = Math.min(-0.2, (at.y - root.beadY) / reach);
        return Qt.vector2d(across, root.vertical ? along : -0.44);
    }

    GridLayout {
        id: grid

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        flow: root.vertical ? GridLayout.TopToBottom : GridLayout.LeftToRight
        columns: root.vertical ? 1 : -1
        columnSpacing: 0
        rowSpacing: Theme.space.xs
        onChildrenChanged: root.adopt()
    }
}
