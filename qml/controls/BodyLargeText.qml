// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! A post opened on its own, an introduction. */
QsText {
    ramp: Theme.text.bodyLarge
    color: Theme.color.fgPrimary
}
