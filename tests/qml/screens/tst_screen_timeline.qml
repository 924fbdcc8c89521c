// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Quicksilver.Pretend
import Quicksilver.Shell
import Quicksilver.Theme

/*! The timeline as somebody reads it: with keys, with a finger, while others write. */
TestCase {
    id: root

    property Main window
    readonly property Item list: root.window ? findChild(root.window.contentItem, "timelineList") : null

    name: "Timeline"
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
        root.window = main.createObject(null, {session: hand.session, width: width, height: height});
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

    function test_keysWorkWithoutAnythingFocusedBefore() {
        open("busy", 900, 700);
        compare(list.currentIndex, -1);
        keyClick("j");
        compare(list.currentIndex, 0);
        keyClick("j");
        compare(list.currentIndex, 1);
        verify(list.currentItem.activeFocus);
        keyClick("k");
        compare(list.currentIndex, 0);
        keyClick(Qt.Key_Down);
        compare(list.currentIndex, 1);
        keyClick(Qt.Key_Up);
        compare(list.currentIndex, 0);
    }

    function test_firstPressTakesTheFirstVisiblePost() {
        open("busy", 900, 700);
        list.contentY = 1500;
        keyClick("j");
        verify(list.currentIndex > 3);
        const top = onScreen(list.currentItem);
        verify(top > -list.currentItem.height && top < 400, "at " + top);
    }

    function test_likeTogglesThroughTheKeyboard() {
        open("busy", 900, 700);
        keyClick("j");
        const card = list.currentItem;
        const before = card.tally.liked;
        keyClick("l");
        tryVerify(() => card.tally.liked !== before);
        keyClick("f");
        tryVerify(() => card.tally.liked === before);
    }

    function test_likeButtonIsReachedByTabAndPressedWithSpace() {
        open("busy", 900, 700);
        keyClick("j");
        const card = list.currentItem;
        const like = findChild(card, "like");
        for (let i = 0; i < 4 && !like.activeFocus; ++i)
            keyClick(Qt.Key_Tab);
        verify(like.activeFocus);
        const before = card.tally.liked;
        keyClick(Qt.Key_Space);
        tryVerify(() => card.tally.liked !== before);
        compare(like.Accessible.name, "Like");
        verify(like.checkable);
        compare(like.checked, !before);
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
        tryVerify(() => list.itemAtIndex(row + 5) !== null && list.itemAtIndex(row + 5).postId === id);
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

    function test_ownPostsShowAtOnce() {
        open("busy", 900, 700);
        hand.ownPost("mine");
        tryVerify(() => list.itemAtIndex(0).blocks[0] === "mine");
        verify(!find("newPostsPill").visible);
    }

    function test_aRefusedPostSaysWhyAndOffersARetry() {
        open("busy", 900, 700);
        hand.ownPost("mine");
        hand.refuseNewest();
        tryVerify(() => list.itemAtIndex(0).progress.refused);
        const card = list.itemAtIndex(0);
        compare(card.progress.word, "Not sent");
        verify(card.spoken.includes("larger than your server accepts"));
        mouseClick(findChild(card, "retry"));
        tryVerify(() => card.progress.waiting);
    }

    function test_removingARefusedPostKeepsItsTextAsTheDraft() {
        open("busy", 900, 700);
        hand.ownPost("worth keeping");
        hand.refuseNewest();
        tryVerify(() => list.itemAtIndex(0).progress.refused);
        mouseClick(findChild(list.itemAtIndex(0), "remove"));
        tryCompare(hand.session.composer, "text", "worth keeping");
    }

    function test_paragraphsStandOnTheirOwnSide() {
        open("scripts", 900, 900);
        let turned = null;
        for (let i = 0; i < list.count && !turned; ++i) {
            const card = list.itemAtIndex(i);
            if (card && card.blocks.length === 2)
                turned = card;
        }
        verify(turned);
    }

    function test_reachesTheEndOfALongTimeline() {
        open("long", 900, 700);
        for (let i = 0; i < 200 && !hand.session.timeline.complete; ++i) {
            list.positionViewAtEnd();
            wait(0);
        }
        verify(hand.session.timeline.complete);
        compare(list.count, 400);
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
