// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick
import QtTest
import Quicksilver.Controls
import Quicksilver.Effects
import Quicksilver.Theme

Item {
    id: root

    width: 100
    height: 100

    LiveRegion {
        id: region

        speakMs: 20
        gapMs: 10
    }

    SignalSpy {
        id: appearances

        target: region
        signalName: "speakingChanged"
    }

    TestCase {
        name: "LiveRegion"
        when: windowShown

        function init() {
            tryCompare(region, "busy", false);
            appearances.clear();
        }

        function test_speaksEveryMessageAsAnAppearance() {
            region.announce("One");
            region.announce("One");
            compare(region.message, "One");
            verify(region.speaking);
            tryCompare(appearances, "count", 4);
        }

        function test_keepsAtMostEightWaiting() {
            for (let i = 0; i < 30; ++i)
                region.announce("Message " + i);
            compare(region.waiting.length, 8);
            compare(region.waiting[7], "Message 29");
        }
    }
}
