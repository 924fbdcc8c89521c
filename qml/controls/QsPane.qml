// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! The ground every screen stands on. */
Rectangle {
    color: Theme.color.bgCanvas
}
