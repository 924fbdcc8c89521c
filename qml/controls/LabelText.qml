// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! Names of fields and short labels. */
QsText {
    ramp: Theme.text.label
    color: Theme.color.fgSecondary
    horizontalAlignment: Text.AlignLeft
}
