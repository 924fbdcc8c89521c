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
    height: 80

    TabBead {
        id: bead

        anchors.fill: parent
        radius: 20
        targetX: 40
        targetY: 40
    }

    Spring {
        id: spring
    }

    TestCase {
        name: "Bead"
        when: windowShown

        function init() {
            Theme.reducedMotion = false;
            bead.targetX = 40;
            bead.snap();
            spring.target = 0;
            spring.snap();
        }

        function cleanupTestCase() {
            Theme.reducedMotion = false;
        }

        function test_movesToItsTargetAndRests() {
            bead.targetX = 320;
            verify(bead.moving);
            compare(bead.position.x, 40);
            tryCompare(bead, "moving", false);
            compare(bead.position.x, 320);
        }

        function test_isThereAtOnceWithoutMotion() {
            Theme.reducedMotion = true;
            bead.targetX = 320;
            verify(!bead.moving);
            compare(bead.position.x, 320);
        }

        function test_usesAPictureWhereNoShaderRuns() {
            compare(root.GraphicsInfo.api, GraphicsInfo.Software);
            verify(!bead.shaded);
        }

        function test_overshootsByLessThanFourPercent() {
            spring.target = 100;
            let highest = 0;
            for (let frame = 0; frame < 200 && spring.moving; ++frame) {
                spring.advance(1 / 60);
                highest = Math.max(highest, spring.value);
            }
            verify(!spring.moving);
            compare(spring.value, 100);
            verify(highest > 101 && highest <= 104, "highest was " + highest);
        }

        function test_oneLongFrameEqualsManyShortOnes() {
            spring.target = 100;
            for (let frame = 0; frame < 10; ++frame)
                spring.advance(0.01);
            const many = spring.value;
            spring.target = 0;
            spring.snap();
            spring.target = 100;
            spring.advance(0.1);
            fuzzyCompare(spring.value, many, 0.001);
        }

        function test_reachesTargetWithinTheLongestDuration() {
            spring.target = 100;
            spring.advance(0.19);
            spring.advance(0.19);
            verify(Math.abs(spring.value - 100) < 2);
        }
    }
}
