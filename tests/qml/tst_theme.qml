// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick
import QtTest
import Quicksilver.Theme

TestCase {
    id: root

    readonly property list<string> grounds: [
        "bgCanvas", "bgSurface", "bgRaised", "bgSunken", "bgHover", "bgSelected"
    ]
    readonly property list<string> inks: [
        "fgPrimary", "fgSecondary", "fgMuted", "link", "accent",
        "reactLike", "reactRepost", "reactBookmark", "danger", "warn", "ok", "info",
        "audiencePrivate", "audienceConnections", "audienceGroup", "audiencePublic"
    ]
    readonly property list<string> metals: [
        "metalLight", "metalHigh", "metalMid", "metalLow", "metalSheen"
    ]

    name: "Theme"

    function cleanup() {
        Theme.mode = Theme.System;
        Theme.textScale = 1;
        Theme.reducedMotion = false;
        Theme.systemDark = false;
    }

    function linear(part: real) : real {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    function luminance(of: color) : real {
        return 0.2126 * root.linear(of.r) + 0.7152 * root.linear(of.g) + 0.0722 * root.linear(of.b);
    }

    function contrast(one: color, other: color) : real {
        const a = root.luminance(one);
        const b = root.luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    function requireContrast(ink: string, ground: string, least: real) {
        const found = root.contrast(Theme.color[ink], Theme.color[ground]);
        const pair = ink + " on " + ground;
        verify(found >= least, pair + " is " + found.toFixed(2) + ", needs " + least);
    }

    function looks() {
        return [
            {tag: "light", mode: Theme.Light, text: 4.5},
            {tag: "dark", mode: Theme.Dark, text: 4.5},
            {tag: "high contrast light", mode: Theme.HighContrastLight, text: 7},
            {tag: "high contrast dark", mode: Theme.HighContrastDark, text: 7}
        ];
    }

    function test_theFormulaKnowsBlackOnWhite() {
        compare(root.contrast(Qt.color("#000000"), Qt.color("#ffffff")).toFixed(2), "21.00");
        compare(root.contrast(Qt.color("#717e8d"), Qt.color("#ffffff")).toFixed(2), "4.14");
    }

    function test_everyInkIsReadableOnEveryGround_data() {
        return root.looks();
    }

    function test_everyInkIsReadableOnEveryGround(look) {
        Theme.mode = look.mode;
        for (const ink of root.inks) {
            for (const ground of root.grounds)
                root.requireContrast(ink, ground, look.text);
        }
    }

    function test_inkOnColoredGroundsIsReadable_data() {
        return root.looks();
    }

    function test_inkOnColoredGroundsIsReadable(look) {
        Theme.mode = look.mode;
        root.requireContrast("accentInk", "accent", look.text);
        root.requireContrast("accentInk", "accentHover", look.text);
        root.requireContrast("dangerInk", "danger", look.text);
        root.requireContrast("danger", "dangerBg", look.text);
        root.requireContrast("warn", "warnBg", look.text);
        root.requireContrast("ok", "okBg", look.text);
        root.requireContrast("info", "infoBg", look.text);
    }

    function test_linesAndRingsCanBeSeen_data() {
        return root.looks();
    }

    function test_linesAndRingsCanBeSeen(look) {
        Theme.mode = look.mode;
        for (const ground of root.grounds) {
            root.requireContrast("lineStrong", ground, 3);
            root.requireContrast("focusRing", ground, 3);
        }
    }

    function test_inkIsReadableOnEveryToneOfMetal_data() {
        return root.looks();
    }

    function test_inkIsReadableOnEveryToneOfMetal(look) {
        Theme.mode = look.mode;
        for (const metal of root.metals)
            root.requireContrast("metalInk", metal, 4.5);
    }

    function test_systemModeFollowsTheSystem() {
        verify(!Theme.dark);
        Theme.systemDark = true;
        verify(Theme.dark);
        compare(Theme.color.bgCanvas, "#0c0f13");
    }

    function test_highContrastIsStill() {
        verify(Theme.moving);
        Theme.mode = Theme.HighContrastDark;
        verify(!Theme.moving);
        compare(Theme.duration.medium, 0);
    }

    function test_textScaleIsBounded() {
        Theme.textScale = 9;
        compare(Theme.text.body.size, 30);
        Theme.textScale = 0.1;
        compare(Theme.text.body.size, 12);
    }
}
