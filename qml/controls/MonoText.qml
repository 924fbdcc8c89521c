// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! Codes to compare: fingerprints, invitations. */
QsText {
    ramp: Theme.text.mono
    color: Theme.color.fgPrimary
    font.family: Theme.text.monoFamily
}
