// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Quicksilver.Pretend
import Quicksilver.Shell
import Quicksilver.Theme

/*! Every screen at every width and text size: all in the window, nothing covers a word. */
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
        return [
            {tag: "outside", scene: "welcome", places: outside, scale: 1},
            {tag: "outside, large text", scene: "welcome", places: outside, scale: 2},
            {tag: "locked, large text", scene: "unlock", places: ["unlock"], scale: 2},
            {tag: "inside", scene: "scripts", places: inside, scale: 1},
            {tag: "inside, large text", scene: "scripts", places: inside, scale: 2}
        ];
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

    function place(item) {
        return item.mapToItem(root.window.contentItem, 0, 0, item.width, item.height);
    }

    function overlap(a, b) {
        const across = a.x + a.width > b.x + 1 && b.x + b.width > a.x + 1;
        return across && a.y + a.height > b.y + 1 && b.y + b.height > a.y + 1;
    }

    function test_keyWordsDoNotOverlapInLargeText() {
        Theme.textScale = 2;
        open("scripts", 390, 844);
        const shown = texts(find("places"));
        for (const one of shown) {
            verify(!one.truncated || one.width > 40, one.text);
            for (const other of shown) {
                const covers = one !== other && overlap(place(one), place(other));
                verify(!covers, one.text + " lies on " + other.text);
            }
        }
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
}
