// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! Running text. */
QsText {
    ramp: Theme.text.body
    color: Theme.color.fgPrimary
}
