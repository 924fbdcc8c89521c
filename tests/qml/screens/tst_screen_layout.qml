// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Quicksilver.Pretend
import Quicksilver.Shell
import Quicksilver.Theme

/*! Every screen at every width and text size: all in the window, nothing on top of anything else. */
TestCase {
    id: root

    property Main window

    name: "Layout"
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
        Theme.textScale = 1;
        root.window.destroy();
        root.window = null;
        wait(0);
        hand.end();
    }

    function open(scene, width, height) {
        hand.begin(scene);
        root.window = main.createObject(null, {session: hand.session, width: width, height: height});
        root.window.requestActivate();
        tryVerify(() => root.window.active && root.window.place !== "");
        waitForRendering(root.window.contentItem);
    }

    function find(name) {
        return findChild(root.window.contentItem, name);
    }

    // Visible texts below an item.
    function texts(item) {
        if (!item.visible || item.opacity === 0)
            return [];
        let found = item.truncated !== undefined && item.text !== "" ? [item] : [];
        for (let i = 0; i < item.children.length; ++i)
            found = found.concat(texts(item.children[i]));
        return found;
    }

    function test_everythingFitsAcross_data() {
        const inside = ["home", "people", "compose"];
        const outside = ["welcome", "create", "login"];
        return [{tag: "outside", scene: "welcome", places: outside, scale: 1}, {tag: "outside, large text", scene: "welcome", places: outside, scale: 2}, {tag: "locked", scene: "unlock", places: ["unlock"], scale: 2}, {tag: "inside", scene: "scripts", places: inside, scale: 1}, {tag: "inside, large text", scene: "scripts", places: inside, scale: 2}];
    }

    function test_everythingFitsAcross(data) {
        Theme.textScale = data.scale;
        open(data.scene, 320, 800);
        for (const width of [320, 390, 600, 840, 1440]) {
            for (const place of data.places) {
                root.window.width = width;
                root.window.route = place;
                waitForRendering(root.window.contentItem);
                checkAcross(place + " at " + width, width);
            }
        }
    }

    function checkAcross(where, width) {
        const shown = texts(root.window.contentItem);
        verify(shown.length > 1, where);
        for (const text of shown) {
            const left = text.mapToItem(root.window.contentItem, 0, 0).x;
            const words = where + ": " + text.text.slice(0, 30);
            verify(left >= -1, words + " begins at " + left);
            verify(left + text.width <= width + 1, words + " ends at " + (left + text.width));
        }
    }

    function test_keyWordsDoNotOverlapInLargeText() {
        Theme.textScale = 2;
        open("scripts", 390, 844);
        const shown = texts(find("places"));
        for (const one of shown) {
            verify(!one.truncated || one.width > 40, one.text);
            for (const other of shown) {
                const a = one.mapToItem(root.window.contentItem, 0, 0, one.width, one.height);
                const b = other.mapToItem(root.window.contentItem, 0, 0, other.width, other.height);
                const apart = a.x + a.width <= b.x + 1 || b.x + b.width <= a.x + 1 || a.y + a.height <= b.y + 1 || b.y + b.height <= a.y + 1;
                verify(one === other || apart, one.text + " lies on " + other.text);
            }
        }
    }

    function test_narrowWindowsHaveTheirPlacesBelow_data() {
        return [{tag: "390", width: 390, below: true, side: false}, {tag: "700", width: 700, below: false, side: false}, {tag: "1000", width: 1000, below: false, side: true}];
    }

    function test_narrowWindowsHaveTheirPlacesBelow(data) {
        open("scripts", data.width, 800);
        compare(find("places").vertical, !data.below);
        compare(find("composeButton").visible, data.below);
        compare(find("composerDock").visible, !data.below);
        compare(find("sidePane").visible, data.side);
    }

    function test_theFirstPostStaysWholeWhenTheWindowGrows() {
        open("scripts", 390, 800);
        tryVerify(() => find("timelineList").count > 0);
        const list = find("timelineList");
        for (const width of [840, 390, 1440, 600]) {
            root.window.width = width;
            waitForRendering(root.window.contentItem);
            const dock = find("composerDock");
            const top = list.itemAtIndex(0).mapToItem(root.window.contentItem, 0, 0).y;
            verify(top >= (dock.visible ? dock.y + dock.height : 0), "at " + width + ": " + top);
        }
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
        compare(line.text, "You're offline. Reading and writing still work; 3 things will go out when you're back.");
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
}
