// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Quicksilver.Pretend
import Quicksilver.Shell
import Quicksilver.Theme

/*! Conversations: answering, changing, taking back. */
TestCase {
    id: root

    property Main window
    readonly property Item page: root.window ? root.window.contentItem : null
    readonly property Item list: root.page ? findChild(root.page, "timelineList") : null

    name: "Conversations"
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

    function test_anAnswerShowsBelowWhatItAnswers() {
        open("thread", 900, 700);
        keyClick("j");
        keyClick(Qt.Key_Return);
        tryVerify(() => find("threadPage") && hand.session.thread.count === 5);
        const field = find("replyField");
        field.focusField();
        field.text = "Try the boat builder";
        keyClick(Qt.Key_Return, Qt.ControlModifier);
        tryCompare(hand.session.thread, "count", 6);
        compare(field.text, "");
        mouseClick(find("pageBack"));
        tryVerify(() => list.visible && list.itemAtIndex(0).facts.replies === "3");
    }

    function test_whatIsNotMineOffersNoEdit() {
        open("thread", 900, 1000);
        const own = list.itemAtIndex(0);
        const others = list.itemAtIndex(3);
        const menu = find("timelineView").menu;
        mouseClick(findChild(others, "more"));
        tryVerify(() => menu.opened);
        verify(!menu.offers("menuEdit"));
        verify(!menu.offers("menuRemove"));
        verify(menu.offers("menuReport"));
        menu.close();
        tryVerify(() => !menu.visible);
        mouseClick(findChild(own, "more"));
        tryVerify(() => menu.opened);
        verify(menu.offers("menuEdit"));
        verify(menu.offers("menuRemove"));
        verify(!menu.offers("menuReport"));
    }

    function test_whatIsTakenBackCanBeBroughtBack() {
        open("thread", 900, 1000);
        const id = list.itemAtIndex(0).postId;
        find("timelineView").menu.removeWanted(id);
        tryCompare(list, "count", 4);
        tryVerify(() => findChild(find("timelineView"), "toastAction").visible);
        mouseClick(findChild(find("timelineView"), "toastAction"));
        tryCompare(list, "count", 5);
        tryVerify(() => list.itemAtIndex(0).postId === id);
    }

    function test_aWarningIsClosedUntilItIsOpened() {
        open("thread", 900, 1000);
        const card = list.itemAtIndex(3);
        const body = findChild(card, "postBody");
        verify(!body.visible);
        mouseClick(findChild(card, "reveal"));
        tryVerify(() => body.visible);
    }
}
