// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! The name of a card or dialog. */
QsText {
    ramp: Theme.text.title
    color: Theme.color.fgPrimary
    horizontalAlignment: Text.AlignLeft
}
