// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! Small notes: times, counts, hints. */
QsText {
    ramp: Theme.text.caption
    color: Theme.color.fgMuted
    horizontalAlignment: Text.AlignLeft
}
