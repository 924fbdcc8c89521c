// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! One large line at the very beginning. */
QsText {
    ramp: Theme.text.display
    color: Theme.color.fgPrimary
    horizontalAlignment: Text.AlignLeft
}
