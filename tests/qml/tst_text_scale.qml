// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick
import QtTest
import Quicksilver.Controls
import Quicksilver.Effects
import Quicksilver.Theme

Item {
    id: root

    width: 320
    height: 700

    Column {
        id: page

        width: 320
        spacing: 8

        QsButton {
            text: "Create your space"
            kind: QsButton.Primary
            iconName: "plus"
            width: Math.min(implicitWidth, parent.width)
        }

        QsCheckBox {
            text: "Remember this device for the next time"
            width: parent.width
        }

        QsRow {
            title: "Devices and sessions"
            subtitle: "2 devices, last seen today"
            width: parent.width
        }

        QsBanner {
            text: "No connection"
            width: parent.width
        }

        QsTextField {
            label: "Your name"
            hint: "Shown to the people you know"
            width: parent.width
        }
    }

    TestCase {
        name: "TextScale"
        when: windowShown

        function cleanup() {
            Theme.textScale = 1;
            Theme.compact = false;
        }

        function check(item, page) {
            for (let i = 0; i < item.children.length; ++i) {
                const child = item.children[i];
                if (!child.visible || child.width === 0)
                    continue;
                if (child instanceof Text) {
                    verify(!child.truncated, child.text + " is cut off");
                    const right = child.mapToItem(page, child.paintedWidth, 0).x;
                    verify(right <= page.width + 1, child.text + " leaves the page");
                    const room = child.parent.height + 1;
                    verify(child.paintedHeight <= room, child.text + " is too tall");
                }
                check(child, page);
            }
        }

        function test_wordsStayWholeOnANarrowPage_data() {
            return [
                {tag: "0.8", scale: 0.8},
                {tag: "1", scale: 1},
                {tag: "1.5", scale: 1.5},
                {tag: "2", scale: 2}
            ];
        }

        function test_wordsStayWholeOnANarrowPage(row) {
            Theme.compact = true;
            Theme.textScale = row.scale;
            waitForRendering(root);
            check(page, page);
            for (let i = 1; i < page.children.length; ++i) {
                const above = page.children[i - 1];
                verify(page.children[i].y >= above.y + above.height);
            }
        }
    }
}
