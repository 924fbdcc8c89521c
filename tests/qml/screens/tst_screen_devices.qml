// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Quicksilver.Pretend
import Quicksilver.Shell
import Quicksilver.Theme

/*! Devices: the list, the notice, removing one, and both ends of a link. */
TestCase {
    id: root

    property Main window

    name: "Devices"
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

    function open(scene, route) {
        hand.begin(scene);
        const wanted = {session: hand.session, width: 840, height: 1000, route: route};
        root.window = main.createObject(null, wanted);
        root.window.requestActivate();
        tryVerify(() => root.window.active && root.window.place !== "");
        waitForRendering(root.window.contentItem);
    }

    function find(name) {
        return findChild(root.window.contentItem, name);
    }

    // The visible one: pages that are not shown have some of the same names.
    function shown(name, item) {
        if (!item.visible)
            return null;
        if (item.objectName === name)
            return item;
        for (let at = 0; at < item.children.length; ++at) {
            const found = shown(name, item.children[at]);
            if (found)
                return found;
        }
        return null;
    }

    function press(name) {
        const item = shown(name, root.window.contentItem);
        verify(item, name);
        item.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
    }

    function type(name, text) {
        const field = find(name);
        verify(field, name);
        field.text = text;
    }

    function test_aNewDeviceIsNoticedUntilItIsKnown() {
        open("devices", "you/devices");
        tryCompare(hand.session.devices, "count", 3);
        compare(hand.session.devices.newCount, 1);
        tryVerify(() => find("knowDevice"));
        hand.session.devices.acknowledge(hand.session.devices.data(
            hand.session.devices.index(1, 0), Qt.UserRole + 1));
        tryCompare(hand.session.devices, "newCount", 0);
    }

    function test_aWrongPasswordRemovesNobodyAndSaysSo() {
        open("devices", "you/devices");
        const devices = hand.session.devices;
        tryCompare(devices, "count", 3);
        const phone = devices.data(devices.index(1, 0), Qt.UserRole + 1);
        devices.revoke(phone, "wrong");
        tryVerify(() => devices.problem !== "");
        compare(devices.count, 3);
        devices.revoke(phone, "right");
        tryCompare(devices, "count", 2);
        compare(devices.problem, "");
    }

    function test_aLinkGoesFromCodeToDigitsToDone() {
        open("devices", "you/devices/link");
        const linking = hand.session.linking;
        tryVerify(() => find("linkCode"));
        linking.start("not a code");
        tryVerify(() => find("linkProblem").visible);
        linking.start("QSL1:something");
        tryVerify(() => find("linkDigits").visible);
        type("linkDigits", "111111");
        type("linkPassword", "right");
        press("admitDevice");
        tryVerify(() => linking.problem !== "");
        type("linkDigits", "123456");
        type("linkPassword", "right");
        press("admitDevice");
        tryVerify(() => !find("linkDigits").visible);
        compare(linking.problem, "");
    }

    function test_aNewDeviceShowsACodeThatCanBeCopied() {
        open("welcome", "join");
        type("joinServer", "home.example");
        type("joinPassword", "twelve letters");
        press("submit");
        tryVerify(() => find("joinQr").visible);
        verify(find("copyJoinCode").visible);
        compare(find("joinQr").label, "Code for your other device");
    }
}
