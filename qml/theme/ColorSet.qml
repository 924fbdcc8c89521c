// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick

/*! The names of every color. A color is chosen by what it means, never by how it looks. */
QtObject {
    required property color bgCanvas
    required property color bgSurface
    required property color bgRaised
    required property color bgSunken
    required property color bgHover
    required property color bgSelected
    required property color fgPrimary
    required property color fgSecondary
    required property color fgMuted
    required property color lineSubtle
    required property color lineStrong
    required property color accent
    required property color accentHover
    required property color accentInk
    required property color focusRing
    required property color link
    required property color reactLike
    required property color reactRepost
    required property color reactBookmark
    required property color danger
    required property color dangerInk
    required property color dangerBg
    required property color warn
    required property color warnBg
    required property color ok
    required property color okBg
    required property color info
    required property color infoBg
    required property color audiencePrivate
    required property color audienceConnections
    required property color audienceGroup
    required property color audiencePublic
    required property color metalLight
    required property color metalHigh
    required property color metalMid
    required property color metalLow
    required property color metalSheen
    required property color metalInk
    required property color scrim
}
