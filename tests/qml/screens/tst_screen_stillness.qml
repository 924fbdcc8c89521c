// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Quicksilver.Pretend
import Quicksilver.Shell
import Quicksilver.Theme

/*! Whatever happens elsewhere, what is being read stays where it is. */
TestCase {
    id: root

    property Main window
    readonly property Item page: root.window ? root.window.contentItem : null
    readonly property Item list: root.page ? findChild(root.page, "timelineList") : null

    name: "Stillness"
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
    }

    function cleanup() {
        root.window.destroy();
        root.window = null;
        wait(0);
        hand.end();
    }

    function open(scene, width, height) {
        hand.begin(scene);
        const wanted = {session: hand.session, width: width, height: height};
        root.window = main.createObject(null, wanted);
        root.window.requestActivate();
        tryVerify(() => root.window.active && hand.session.timeline.loaded && root.list.count > 0);
        waitForRendering(root.window.contentItem);
    }

    function find(name) {
        return findChild(root.window.contentItem, name);
    }

    function onScreen(item) {
        return item.mapToItem(root.window.contentItem, 0, 0).y;
    }

    function test_newPostsWaitBehindThePillAtTheTop() {
        open("busy", 900, 700);
        const first = list.itemAtIndex(0);
        const before = onScreen(first);
        const pill = find("newPostsPill");
        verify(!pill.visible);
        for (let i = 0; i < 3; ++i)
            hand.newPost("Ana Reyes", "news");
        tryCompare(pill, "visible", true);
        tryCompare(pill, "text", "3 new");
        compare(onScreen(first), before);
        const count = list.count;
        mouseClick(pill);
        tryCompare(list, "count", count + 3);
        tryCompare(pill, "visible", false);
        compare(list.itemAtIndex(0).blocks[0], "news");
        verify(onScreen(list.itemAtIndex(0)) >= 0);
    }

    function test_nothingDriftsWhileScrolledAway() {
        open("busy", 900, 700);
        list.contentY = list.originY + 1200;
        waitForRendering(root.window.contentItem);
        const row = list.firstVisible() + 1;
        const card = list.itemAtIndex(row);
        const id = card.postId;
        const before = onScreen(card);
        for (let i = 0; i < 5; ++i) {
            hand.newPost("Ana Reyes", "line\n".repeat(i + 1));
            wait(0);
        }
        tryVerify(() => list.itemAtIndex(row + 5) && list.itemAtIndex(row + 5).postId === id);
        waitForRendering(root.window.contentItem);
        compare(onScreen(list.itemAtIndex(row + 5)), before);
    }

    function test_nothingDriftsWhenTheOfflineLineComesAndGoes() {
        open("busy", 900, 700);
        list.contentY += 900;
        waitForRendering(root.window.contentItem);
        const card = list.itemAtIndex(list.firstVisible() + 1);
        const before = onScreen(card);
        hand.goOffline(2);
        tryCompare(find("linkLine"), "visible", true);
        waitForRendering(root.window.contentItem);
        compare(onScreen(card), before);
        hand.goOnline();
        tryCompare(find("linkLine"), "visible", false);
        waitForRendering(root.window.contentItem);
        compare(onScreen(card), before);
    }

    function test_theFirstPostStaysWholeBelowTheOfflineLine() {
        open("busy", 900, 700);
        hand.goOffline(2);
        const line = find("linkLine");
        tryCompare(line, "visible", true);
        waitForRendering(root.window.contentItem);
        verify(onScreen(list.itemAtIndex(0)) > onScreen(line) + line.height);
    }

    function test_nothingMovesAtRest() {
        open("busy", 900, 700);
        wait(50);
        const running = runningBelow(root.window.contentItem);
        compare(running.length, 0, running.join(", "));
    }

    // Names of all animations and timers that run below an item.
    function runningBelow(item) {
        let found = [];
        for (let i = 0; i < item.resources.length; ++i) {
            if (item.resources[i].running === true)
                found.push(String(item.resources[i]));
        }
        for (let i = 0; i < item.children.length; ++i)
            found = found.concat(runningBelow(item.children[i]));
        return found;
    }
}
