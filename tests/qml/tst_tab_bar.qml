// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick
import QtTest
import Quicksilver.Controls
import Quicksilver.Effects
import Quicksilver.Theme

Item {
    id: root

    property int place: 0

    width: 500
    height: 400
    LayoutMirroring.childrenInherit: true

    QsTabBar {
        id: bar

        width: vertical ? implicitWidth : 500
        height: implicitHeight
        label: "Places"
        currentIndex: root.place
        onActivated: index => root.place = index

        QsTab {
            id: home

            iconName: "home"
            text: "Home"
        }

        QsTab {
            id: people

            iconName: "connections"
            text: "Connections"
            badge: 3
        }

        QsTab {
            id: groups

            iconName: "groups"
            text: "Groups"
        }
    }

    TestCase {
        name: "TabBar"
        when: windowShown

        function init() {
            root.LayoutMirroring.enabled = false;
            bar.vertical = false;
            root.place = 0;
            root.forceActiveFocus();
        }

        function test_aClickAsksForThePlace() {
            mouseClick(groups);
            compare(root.place, 2);
            verify(groups.selected);
            verify(groups.Accessible.selected);
            verify(!home.Accessible.selected);
        }

        function test_assistivePressAsksForThePlace() {
            people.Accessible.pressAction();
            compare(root.place, 1);
        }

        function test_arrowsGoFromPlaceToPlaceAndStopAtTheEnds() {
            home.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Right);
            compare(root.place, 1);
            verify(people.activeFocus);
            keyClick(Qt.Key_Right);
            keyClick(Qt.Key_Right);
            compare(root.place, 2);
            keyClick(Qt.Key_Left);
            compare(root.place, 1);
        }

        function test_arrowsTurnRoundInMirroredLayouts() {
            root.LayoutMirroring.enabled = true;
            verify(bar.mirrored);
            home.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Left);
            compare(root.place, 1);
            tryVerify(() => people.x < home.x);
        }

        function test_aRailUsesUpAndDown() {
            bar.vertical = true;
            home.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Right);
            compare(root.place, 0);
            keyClick(Qt.Key_Down);
            compare(root.place, 1);
            tryVerify(() => people.y > home.y);
        }

        function test_onlyTheSelectedPlaceIsAStop() {
            compare(home.focusPolicy & Qt.TabFocus, Qt.TabFocus);
            compare(groups.focusPolicy & Qt.TabFocus, 0);
        }

        function test_theBeadLiesUnderTheSelectedPlace() {
            root.place = 2;
            tryVerify(() => Math.abs(bar.beadX - groups.x - groups.width / 2) < 0.5)
            tryVerify(() => bar.beadX > 300);
        }

        function test_theBadgeIsSpoken() {
            verify(people.Accessible.description.includes("3"));
        }
    }
}
