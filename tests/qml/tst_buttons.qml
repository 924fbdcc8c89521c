// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick
import QtTest
import Quicksilver.Controls
import Quicksilver.Effects
import Quicksilver.Theme

Item {
    id: root

    width: 400
    height: 300

    Column {
        QsButton {
            id: button

            text: "Save"
            kind: QsButton.Primary
        }

        QsIconButton {
            id: picture

            iconName: "heart"
            label: "Like"
            toggles: true
        }

        QsChip {
            id: chip

            text: "Photos"
            checkable: true
        }

        QsSendButton {
            id: send

            label: "Send"
        }

        QsLink {
            id: link

            text: "More"
        }

        QsRow {
            id: row

            title: "Devices"
        }
    }

    SignalSpy {
        id: spy

        signalName: "clicked"
    }

    TestCase {
        name: "Buttons"
        when: windowShown

        function initTestCase() {
            for (const item of [button, picture, chip, send, link, row])
                verify(item.Accessible.name !== "", item + " has a name");
        }

        function every_data() {
            return [
                {tag: "button", item: button},
                {tag: "icon button", item: picture},
                {tag: "chip", item: chip},
                {tag: "send", item: send},
                {tag: "link", item: link},
                {tag: "row", item: row}
            ];
        }

        function init() {
            for (const item of [button, picture, chip, send, link, row])
                item.enabled = true;
        }

        function test_spaceAndEnterPress_data() {
            return every_data();
        }

        function test_spaceAndEnterPress(row) {
            spy.target = row.item;
            spy.clear();
            row.item.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            compare(spy.count, 1);
            keyClick(Qt.Key_Return);
            compare(spy.count, 2);
            keyClick(Qt.Key_Enter);
            compare(spy.count, 3);
        }

        function test_pointerPresses_data() {
            return every_data();
        }

        function test_pointerPresses(row) {
            spy.target = row.item;
            spy.clear();
            mouseClick(row.item);
            compare(spy.count, 1);
        }

        function test_assistivePressIsAClick_data() {
            return every_data();
        }

        function test_assistivePressIsAClick(row) {
            spy.target = row.item;
            spy.clear();
            row.item.Accessible.pressAction();
            compare(spy.count, 1);
        }

        function test_disabledIgnoresAssistivePress_data() {
            return every_data();
        }

        function test_disabledIgnoresAssistivePress(row) {
            spy.target = row.item;
            spy.clear();
            row.item.enabled = false;
            row.item.Accessible.pressAction();
            compare(spy.count, 0);
        }

        function test_isLargeEnoughToHit_data() {
            return every_data();
        }

        function test_isLargeEnoughToHit(row) {
            verify(row.item.width >= Theme.size.hitMin);
            verify(row.item.height >= Theme.size.hitMin);
        }

        function test_keyboardFocusShowsARing_data() {
            return every_data();
        }

        function test_keyboardFocusShowsARing(row) {
            row.item.forceActiveFocus(Qt.TabFocusReason);
            verify(row.item.activeFocus);
            verify(shownRing(row.item) !== null);
        }

        function shownRing(item) {
            for (let i = 0; i < item.children.length; ++i) {
                const child = item.children[i];
                const ring = child as QsFocusRing;
                const found = ring && ring.visible ? ring : shownRing(child);
                if (found)
                    return found;
            }
            return null;
        }

        function test_toggleButtonLeavesItsStateToTheOwner() {
            picture.active = false;
            mouseClick(picture);
            verify(!picture.active);
            verify(!picture.checked);
            picture.active = true;
            verify(picture.checked);
        }
    }
}
