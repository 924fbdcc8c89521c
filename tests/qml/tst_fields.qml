// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick
import QtTest
import Quicksilver.Controls
import Quicksilver.Effects
import Quicksilver.Theme

Item {
    id: root

    width: 500
    height: 500

    Column {
        spacing: 10

        QsTextField {
            id: field

            label: "Name"
            hint: "Shown to others"
        }

        QsPasswordField {
            id: password

            label: "Passphrase"
        }

        QsSearchField {
            id: search

            label: "Search"
        }

        QsTextArea {
            id: area

            label: "Post"
        }

        QsButton {
            id: after

            text: "After"
        }
    }

    SignalSpy {
        id: spy
    }

    TestCase {
        name: "Fields"
        when: windowShown

        function init() {
            field.text = "";
            field.error = "";
            search.text = "";
            area.text = "";
        }

        function inner(item, name) {
            for (let i = 0; i < item.children.length; ++i) {
                const child = item.children[i];
                if (child.Accessible.name === name && !child.Accessible.ignored)
                    return child;
                const found = inner(child, name);
                if (found)
                    return found;
            }
            return null;
        }

        function test_typingReachesTheText() {
            field.focusField();
            keyClick("a");
            keyClick("b");
            compare(field.text, "ab");
        }

        function test_anErrorIsSpokenWithTheField() {
            const input = inner(field, "Name");
            compare(input.Accessible.description, "Shown to others");
            field.error = "Too long";
            verify(field.invalid);
            compare(input.Accessible.description, "Too long");
        }

        function test_theSecretIsHiddenUntilAsked() {
            compare(password.echoMode, TextInput.Password);
            const eye = inner(password, "Show password");
            mouseClick(eye);
            compare(password.echoMode, TextInput.Normal);
            compare(eye.Accessible.name, "Hide password");
            mouseClick(eye);
            compare(password.echoMode, TextInput.Password);
        }

        function test_searchCanBeEmptied() {
            search.text = "mira";
            spy.target = null;
            spy.signalName = "edited";
            spy.target = search;
            spy.clear();
            mouseClick(inner(search, "Clear"));
            compare(search.text, "");
            compare(spy.count, 1);
        }

        function test_tabLeavesTheComposer() {
            area.focusField();
            keyClick(Qt.Key_Tab);
            compare(area.text, "");
            verify(after.activeFocus);
            keyClick(Qt.Key_Backtab);
            verify(area.activeFocus);
        }

        function test_controlEnterSubmitsAndEnterDoesNot() {
            spy.target = null;
            spy.signalName = "submitted";
            spy.target = area;
            spy.clear();
            area.focusField();
            keyClick(Qt.Key_Return);
            compare(spy.count, 0);
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(spy.count, 1);
        }

        function test_escapeNeverDiscardsText() {
            area.focusField();
            keyClick("x");
            keyClick(Qt.Key_Escape);
            compare(area.text, "x");
        }

        function test_theComposerGrowsToItsLimit() {
            const small = area.implicitHeight;
            area.text = "a\n".repeat(8);
            verify(area.implicitHeight > small);
            area.text = "a\n".repeat(80);
            const lines = area.maximumLines * area.line;
            compare(area.implicitHeight, lines + area.chrome + area.head);
        }
    }
}
