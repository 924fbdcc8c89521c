// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! The name of a screen. */
QsText {
    ramp: Theme.text.headline
    color: Theme.color.fgPrimary
    horizontalAlignment: Text.AlignLeft
}
