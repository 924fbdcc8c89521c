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
    height: 120

    property int place: 0

    QsTabBar {
        id: bar

        width: 500
        currentIndex: root.place

        QsTab {
            iconName: "home"
            text: "Home"
        }

        QsTab {
            id: second

            iconName: "groups"
            text: "Groups"
        }
    }

    QsSwitch {
        id: toggle

        y: 80
        text: "Previews"
    }

    TestCase {
        name: "Still"
        when: windowShown

        function cleanup() {
            Theme.reducedMotion = false;
            Theme.tier = Theme.Shader;
            root.place = 0;
            toggle.checked = false;
        }

        function running(item) {
            let count = item.running === true ? 1 : 0;
            const parts = item.data === undefined ? 0 : item.data.length;
            for (let i = 0; i < parts; ++i)
                count += running(item.data[i]);
            return count;
        }

        function targets() {
            const places = [];
            for (let i = 0; i < 2; ++i) {
                const tab = bar.tabAt(i, 9);
                places.push([tab.x, tab.y, tab.width, tab.height].join(" "));
            }
            return places.join("; ");
        }

        function test_theCensusSeesARunningAnimation() {
            root.place = 1;
            verify(running(root) > 0);
            tryVerify(() => running(root) === 0);
        }

        function test_nothingRunsForStillPeople() {
            Theme.reducedMotion = true;
            root.place = 1;
            toggle.checked = true;
            compare(running(root), 0);
        }

        function test_nothingRunsAtTierZero() {
            Theme.tier = Theme.Still;
            root.place = 1;
            compare(running(root), 0);
        }

        function test_hitAreasAreTheSameInEveryTier() {
            const moving = targets();
            Theme.tier = Theme.Shapes;
            compare(targets(), moving);
            Theme.tier = Theme.Still;
            compare(targets(), moving);
        }

        function test_aPressWorksWithoutMotion() {
            Theme.reducedMotion = true;
            let asked = -1;
            bar.activated.connect(index => asked = index);
            mouseClick(second);
            compare(asked, 1);
        }
    }
}
