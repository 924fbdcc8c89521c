// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick

/*! Targets, icons, pictures and the widths text may take. */
QtObject {
    property bool compact: false
    // Pictures grow with the words beside them, up to half as large again.
    property real scale: 1
    readonly property real pictureScale: Math.max(1, Math.min(1.5, scale))

    readonly property int touch: compact ? 48 : 40
    readonly property int pointer: 32
    readonly property int hitMin: 24
    readonly property int iconS: Math.round(16 * pictureScale)
    readonly property int iconM: Math.round(20 * pictureScale)
    readonly property int iconL: Math.round(24 * pictureScale)
    readonly property int avatarS: 24
    readonly property int avatarM: 32
    readonly property int avatarL: 44
    readonly property int avatarXl: 72
    readonly property int code: 264
    readonly property int lineMax: 620
    readonly property int sheetMax: 560
    readonly property int dialogMax: 440
}
