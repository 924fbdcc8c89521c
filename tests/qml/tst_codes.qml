// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick
import QtTest
import Quicksilver.Controls
import Quicksilver.Theme

Item {
    id: root

    width: 400
    height: 400

    QsQrCode {
        id: code

        text: "QSL1:hello"
        label: "Code for your other device"
    }

    TestCase {
        name: "Codes"
        when: windowShown

        function init(): void {
            code.text = "QSL1:hello";
        }

        function test_a_text_too_long_for_a_code_shows_none(): void {
            verify(code.visible);
            code.text = "x".repeat(3000);
            verify(!code.visible);
        }

        function test_squares_are_dark_on_light_in_the_dark_theme(): void {
            const before = Theme.mode;
            Theme.mode = Theme.Dark;
            const image = grabImage(code);
            Theme.mode = before;
            let dark = 0;
            let light = 0;
            for (let x = 0; x < code.width; x += 2) {
                const pixel = image.pixel(x, code.height / 2);
                dark += pixel.hslLightness < 0.3 ? 1 : 0;
                light += pixel.hslLightness > 0.85 ? 1 : 0;
            }
            verify(dark > 10 && light > 30, dark + " dark, " + light + " light");
        }

        function test_it_says_what_it_is_for(): void {
            compare(code.Accessible.name, "Code for your other device");
        }
    }
}
