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
    height: 160

    TabBead {
        id: bead

        anchors.fill: parent
        radius: 20
        targetX: 40
        targetY: 40
    }

    MercuryPlate {
        id: plate

        y: 100
        width: 200
        height: 48
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

        function cleanup() {
            Theme.reducedMotion = false;
            Theme.mode = Theme.System;
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

        function luminance(of: color) : real {
            return 0.2126 * linear(of.r) + 0.7152 * linear(of.g) + 0.0722 * linear(of.b);
        }

        function linear(part: real) : real {
            return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }

        function darkest(picture, area) {
            let least = 1;
            for (let x = area.x; x < area.x + area.width; ++x) {
                for (let y = area.y; y < area.y + area.height; ++y)
                    least = Math.min(least, luminance(picture.pixel(x, y)));
            }
            return least;
        }

        function test_inkStaysReadableOnTheMetal_data() {
            return [
                {tag: "bead, light", area: Qt.rect(32, 32, 16, 16), mode: Theme.Light},
                {tag: "bead, dark", area: Qt.rect(32, 32, 16, 16), mode: Theme.Dark},
                {tag: "plate, light", area: Qt.rect(20, 112, 160, 22), mode: Theme.Light},
                {tag: "plate, dark", area: Qt.rect(20, 112, 160, 22), mode: Theme.Dark}
            ];
        }

        function test_inkStaysReadableOnTheMetal(row) {
            Theme.mode = row.mode;
            waitForRendering(root);
            const metal = darkest(grabImage(root), row.area);
            const contrast = (metal + 0.05) / (luminance(Theme.color.metalInk) + 0.05);
            verify(contrast >= 4.5, "contrast is " + contrast.toFixed(2));
        }

        function test_theStillFormsHaveADarkHorizon() {
            const picture = grabImage(root);
            verify(darkest(picture, Qt.rect(34, 48, 12, 8)) < 0.25);
            verify(darkest(picture, Qt.rect(60, 134, 80, 8)) < 0.45);
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
