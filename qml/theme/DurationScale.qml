// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick

/*! Milliseconds of motion, or nothing at all for people who asked for stillness. */
QtObject {
    property bool moving: true

    readonly property int instant: 0
    readonly property int tick: moving ? 60 : 0
    readonly property int micro: moving ? 90 : 0
    readonly property int small: moving ? 150 : 0
    readonly property int medium: moving ? 240 : 0
    readonly property int large: moving ? 380 : 0
    readonly property int pour: moving ? 520 : 0
    readonly property int stagger: moving ? 24 : 0
}
