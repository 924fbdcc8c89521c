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
    readonly property Item page: root.window ? root.window.contentItem : null
    readonly property Item list: root.page ? findChild(root.page, "timelineList") : null

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
}
