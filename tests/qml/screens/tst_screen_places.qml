// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Quicksilver.Pretend
import Quicksilver.Shell
import Quicksilver.Theme

/*! Getting about: places, people, the line about the connection, help. */
TestCase {
    id: root

    property Main window

    name: "Places"
    when: windowShown

    Stagehand {
        id: hand
    }

    Component {
        id: main

        Main {}
    }

    function init() {
        Theme.tier = Theme.Still;
        Theme.textScale = 1;
    }

    function cleanup() {
        root.window.destroy();
        root.window = null;
        wait(0);
        hand.end();
        Theme.textScale = 1;
    }

    function open(scene, width, height) {
        hand.begin(scene);
        const wanted = {session: hand.session, width: width, height: height};
        root.window = main.createObject(null, wanted);
        root.window.requestActivate();
        tryVerify(() => root.window.active && root.window.place !== "");
        waitForRendering(root.window.contentItem);
    }

    function find(name) {
        return findChild(root.window.contentItem, name);
    }

    function test_narrowWindowsHaveTheirPlacesBelow_data() {
        return [
            {tag: "390", width: 390, below: true, side: false},
            {tag: "700", width: 700, below: false, side: false},
            {tag: "1000", width: 1000, below: false, side: true}
        ];
    }

    function test_narrowWindowsHaveTheirPlacesBelow(data) {
        open("scripts", data.width, 800);
        compare(find("places").vertical, !data.below);
        compare(find("composeButton").visible, data.below);
        compare(find("composerDock").visible, !data.below);
        compare(find("sidePane").visible, data.side);
    }

    function test_numbersGoToPlaces() {
        open("scripts", 700, 800);
        keyClick("2");
        tryCompare(root.window, "place", "people");
        keyClick("1");
        tryCompare(root.window, "place", "home");
    }

    function test_theOfflineLineCountsAndGoesAway() {
        open("scripts", 700, 800);
        const line = find("linkLine");
        verify(!line.visible);
        hand.goOffline(3);
        tryCompare(line, "visible", true);
        verify(line.text.endsWith("; 3 things will go out when you're back."), line.text);
        hand.goOnline();
        tryCompare(line, "visible", false);
    }

    function test_requestsAreAnsweredWithTheKeyboard() {
        open("scripts", 700, 800);
        root.window.route = "people";
        const waiting = hand.session.connections.waiting;
        compare(waiting, 1);
        const approve = find("approve");
        approve.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Return);
        tryVerify(() => hand.session.connections.waiting === 0);
    }

    function test_makesAndPutsAwayALink() {
        open("scripts", 700, 900);
        root.window.route = "people";
        find("createInvite").clicked();
        tryVerify(() => hand.session.invite.link !== "");
        verify(find("copyInvite").visible);
        find("copyInvite").clicked();
        find("doneInvite").clicked();
        compare(hand.session.invite.link, "");
    }

    function test_helpOpensAndCloses() {
        open("scripts", 700, 800);
        keyClick(Qt.Key_F1);
        wait(20);
        keyClick("2");
        compare(root.window.place, "home");
        keyClick(Qt.Key_Escape);
        wait(20);
        keyClick("2");
        tryCompare(root.window, "place", "people");
    }

    function test_aPageOpensOverItsPlaceAndGoesBack() {
        open("scripts", 840, 800);
        root.window.route = "you/about";
        tryVerify(() => find("pageBack") !== null);
        compare(find("places").currentIndex, 2, "the place it belongs to is marked");
        find("pageBack").clicked();
        tryVerify(() => find("pageBack") === null);
        compare(root.window.place, "you");
    }

    function test_anUnknownRouteShowsHome() {
        open("scripts", 840, 800);
        root.window.route = "nowhere/at/all";
        compare(find("places").currentIndex, 0);
        compare(find("pageBack"), null);
    }
}
