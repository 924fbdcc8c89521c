// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick
import QtTest
import Quicksilver.Controls
import Quicksilver.Effects
import Quicksilver.Theme

Item {
    id: root

    width: 600
    height: 500

    Item {
        id: background

        anchors.fill: parent

        QsButton {
            id: opener

            text: "Open"
        }
    }

    QsDialog {
        id: dialog

        title: "Delete the post?"
        text: "It is removed for everyone."
        primaryText: "Delete"
        dangerous: true
        behind: background
    }

    QsSheet {
        id: sheet

        title: "Who sees this"

        QsRow {
            title: "Only me"
        }
    }

    QsMenu {
        id: menu

        QsMenuItem {
            id: item

            text: "Copy"
            iconName: "copy"
        }

        QsMenuSeparator {}

        QsMenuItem {
            text: "Delete"
            danger: true
        }
    }

    QsToastHost {
        id: toasts

        anchors.fill: parent
    }

    SignalSpy {
        id: spy
    }

    TestCase {
        name: "Popups"
        when: windowShown

        function watch(target: QtObject, signalName: string) {
            spy.target = null;
            spy.signalName = signalName;
            spy.target = target;
            spy.clear();
        }

        function cleanup() {
            dialog.close();
            sheet.close();
            menu.close();
            toasts.hide();
            tryCompare(dialog, "visible", false);
        }

        function test_escapeRejectsAndGivesTheFocusBack() {
            watch(dialog, "rejected");
            opener.forceActiveFocus(Qt.TabFocusReason);
            dialog.open();
            tryCompare(dialog, "opened", true);
            verify(!opener.activeFocus);
            keyClick(Qt.Key_Escape);
            tryCompare(spy, "count", 1);
            tryCompare(opener, "activeFocus", true);
        }

        function test_theHarmlessAnswerHasTheFocusFirst() {
            watch(dialog, "rejected");
            dialog.open();
            tryCompare(dialog, "opened", true);
            keyClick(Qt.Key_Return);
            compare(spy.count, 1);
        }

        function test_answeringYesIsAcceptedOnce() {
            watch(dialog, "accepted");
            dialog.open();
            tryCompare(dialog, "opened", true);
            dialog.accept();
            tryCompare(dialog, "visible", false);
            compare(spy.count, 1);
        }

        function test_whatIsBehindCannotBeReached() {
            dialog.open();
            tryCompare(dialog, "opened", true);
            verify(!opener.enabled);
            dialog.close();
            tryCompare(dialog, "opened", false);
            verify(opener.enabled);
        }

        function test_sheetFitsTheWindowAndCloses() {
            sheet.open();
            tryCompare(sheet, "opened", true);
            verify(sheet.height <= root.height);
            verify(sheet.width <= root.width);
            keyClick(Qt.Key_Escape);
            tryCompare(sheet, "visible", false);
        }

        function test_menuItemAnswersAssistivePress() {
            watch(item, "triggered");
            menu.popup(10, 10);
            tryCompare(menu, "opened", true);
            item.Accessible.pressAction();
            compare(spy.count, 1);
            tryCompare(menu, "visible", false);
        }

        function test_menuWorksByKeyboard() {
            watch(item, "triggered");
            menu.popup(10, 10);
            tryCompare(menu, "opened", true);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(spy.count, 1);
        }

        function test_toastShowsAndItsActionRuns() {
            watch(toasts, "actionTriggered");
            toasts.show("Post sent", "Undo");
            verify(toasts.shown);
            compare(toasts.holdMs, 10000);
            toasts.hide();
            verify(!toasts.shown);
            compare(spy.count, 0);
        }
    }
}
