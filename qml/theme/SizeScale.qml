// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick

/*! Targets, icons, pictures and the widths text may take. */
QtObject {
    property bool compact: false

    readonly property int touch: compact ? 48 : 40
    readonly property int pointer: 32
    readonly property int hitMin: 24
    readonly property int iconS: 16
    readonly property int iconM: 20
    readonly property int iconL: 24
    readonly property int avatarS: 24
    readonly property int avatarM: 32
    readonly property int avatarL: 44
    readonly property int avatarXl: 72
    readonly property int lineMax: 620
    readonly property int sheetMax: 560
    readonly property int dialogMax: 440
}
