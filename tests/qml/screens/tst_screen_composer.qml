// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Quicksilver.Pretend
import Quicksilver.Shell
import Quicksilver.Theme

/*! Writing: from the dock of a wide window and the sheet of a narrow one. */
TestCase {
    id: root

    property Main window

    name: "Composer"
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

    function open(width, height) {
        hand.begin("busy");
        const wanted = {session: hand.session, width: width, height: height};
        root.window = main.createObject(null, wanted);
        root.window.requestActivate();
        tryVerify(() => root.window.active && hand.session.timeline.count > 0);
        waitForRendering(root.window.contentItem);
    }

    function find(name) {
        return findChild(root.window.contentItem, name);
    }

    // The one of the two fields that is in use.
    function field() {
        const holder = root.window.width >= 600 ? "composerDock" : "composerSheet";
        return findChild(find(holder), "composerField");
    }

    function write(text) {
        for (const letter of text)
            keyClick(letter);
    }

    function test_nOpensTheComposerAndLettersStayText_data() {
        return [{tag: "wide", width: 900}, {tag: "narrow", width: 390}];
    }

    function test_nOpensTheComposerAndLettersStayText(data) {
        open(data.width, 700);
        keyClick("n");
        tryVerify(() => field().activeFocus);
        write("jl1?");
        compare(hand.session.composer.text, "jl1?");
        compare(root.window.place, "compose");
    }

    function test_escapeNeverDiscardsText_data() {
        return [{tag: "wide", width: 900}, {tag: "narrow", width: 390}];
    }

    function test_escapeNeverDiscardsText(data) {
        open(data.width, 700);
        keyClick("n");
        tryVerify(() => field().activeFocus);
        write("keep me");
        keyClick(Qt.Key_Escape);
        tryCompare(root.window, "place", "home");
        verify(!field().activeFocus);
        keyClick(Qt.Key_Escape);
        keyClick(Qt.Key_Escape);
        compare(hand.session.composer.text, "keep me");
        tryCompare(hand, "draftText", "keep me");
        keyClick("n");
        tryVerify(() => field().activeFocus);
        compare(field().text, "keep me");
    }

    function test_controlEnterPublishes_data() {
        return [{tag: "wide", width: 900}, {tag: "narrow", width: 390}];
    }

    function test_controlEnterPublishes(data) {
        open(data.width, 700);
        keyClick("n");
        tryVerify(() => field().activeFocus);
        write("hello");
        keyClick(Qt.Key_Return, Qt.ControlModifier);
        tryCompare(hand.session.composer, "text", "");
        compare(field().text, "");
        const list = find("timelineList");
        tryVerify(() => list.itemAtIndex(0).blocks[0] === "hello");
    }

    function test_publicIsAskedOnceAndEscapeMeansNo() {
        open(900, 700);
        keyClick("n");
        tryVerify(() => field().activeFocus);
        write("ours");
        mouseClick(findChild(find("composerDock"), "audience"));
        tryVerify(() => find("audiencePublic"));
        find("audiencePublic").clicked();
        tryVerify(() => hand.session.composer.asksPublic);
        keyClick(Qt.Key_Escape);
        tryVerify(() => !hand.session.composer.asksPublic);
        compare(hand.session.composer.audience.word, "Connections");
        compare(hand.session.composer.text, "ours");
    }

    function test_theCounterTurnsNegativeAndSendingStops() {
        open(900, 700);
        hand.session.composer.text = "x".repeat(2201);
        keyClick("n");
        tryVerify(() => field().activeFocus);
        const dock = find("composerDock");
        compare(findChild(dock, "counter").text, "-1");
        verify(!findChild(dock, "send").enabled);
        compare(field().text.length, 2201);
    }

    function test_theDockCoversPostsInsteadOfPushingThem() {
        open(900, 700);
        const list = find("timelineList");
        const card = list.itemAtIndex(3);
        const before = card.mapToItem(root.window.contentItem, 0, 0).y;
        keyClick("n");
        tryVerify(() => field().activeFocus);
        write("a");
        waitForRendering(root.window.contentItem);
        compare(card.mapToItem(root.window.contentItem, 0, 0).y, before);
    }
}
