// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Quicksilver.Pretend
import Quicksilver.Shell
import Quicksilver.Theme

/*! From an empty or locked device to an open account. */
TestCase {
    id: root

    property Main window

    name: "Entrance"
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

    function open(scene) {
        hand.begin(scene);
        const wanted = {session: hand.session, width: 500, height: 800};
        root.window = main.createObject(null, wanted);
        root.window.requestActivate();
        tryVerify(() => root.window.active && root.window.place !== "");
        waitForRendering(root.window.contentItem);
    }

    // The visible item of that name: hidden pages have some of the same.
    function find(name, item) {
        const from = item === undefined ? root.window.contentItem : item;
        if (!from.visible)
            return null;
        if (from.objectName === name)
            return from;
        for (let i = 0; i < from.children.length; ++i) {
            const found = find(name, from.children[i]);
            if (found)
                return found;
        }
        return null;
    }

    function write(text) {
        for (const letter of text)
            keyClick(letter);
    }

    function test_createsAnAccountByKeyboardAlone() {
        open("welcome");
        compare(root.window.place, "welcome");
        keyClick(Qt.Key_Return);
        tryCompare(root.window, "place", "create");
        for (const words of ["home.example", "noor", "noor h", "correct horse battery"]) {
            write(words);
            keyClick(Qt.Key_Return);
        }
        keyClick(Qt.Key_Return);
        tryCompare(root.window, "place", "home");
    }

    function test_escapeLeadsBack() {
        open("welcome");
        mouseClick(find("logIn"));
        tryCompare(root.window, "place", "login");
        keyClick(Qt.Key_Escape);
        tryCompare(root.window, "place", "welcome");
    }

    function test_saysWhyAndKeepsTheForm() {
        open("welcome");
        root.window.route = "create";
        hand.refuseEntry(6);
        find("server").text = "home.example";
        find("username").text = "noor";
        find("displayName").text = "Noor";
        find("password").text = "correct horse battery";
        mouseClick(find("submit"));
        tryVerify(() => find("problem") !== null);
        compare(find("problem").text, "Somebody on this server already has this username.");
        compare(find("username").text, "noor");
        find("problem").actionTriggered();
        tryCompare(root.window, "place", "login");
        verify(find("problem") === null);
    }

    function test_unlocksAndForgetsThePassword() {
        open("unlock");
        hand.refuseEntry(15);
        write("wrong words");
        keyClick(Qt.Key_Return);
        tryVerify(() => find("problem") !== null);
        compare(find("password").text, "");
        hand.letIn();
        write("right words");
        keyClick(Qt.Key_Return);
        tryCompare(root.window, "place", "home");
    }

    function test_doesNotSubmitAnIncompleteForm() {
        open("welcome");
        root.window.route = "login";
        verify(!find("submit").enabled);
        find("server").text = "home.example";
        find("username").text = "noor";
        verify(!find("submit").enabled);
        find("password").text = "x";
        verify(find("submit").enabled);
    }
}
