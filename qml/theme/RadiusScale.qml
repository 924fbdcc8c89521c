// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick

/*! Corner radii. A pill is any radius larger than half the height. */
QtObject {
    readonly property int xs: 4
    readonly property int s: 8
    readonly property int m: 12
    readonly property int l: 20
    readonly property int pill: 999
}
