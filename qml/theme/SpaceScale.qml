// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick

/*! Gaps and paddings, on a grid of four. */
QtObject {
    readonly property int none: 0
    readonly property int hair: 2
    readonly property int xs: 4
    readonly property int s: 8
    readonly property int m: 12
    readonly property int l: 16
    readonly property int xl: 20
    readonly property int xxl: 24
    readonly property int huge: 32
    readonly property int vast: 40
    readonly property int wide: 56
    readonly property int full: 72
}
