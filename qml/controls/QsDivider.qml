// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! A hairline between groups. */
Rectangle {
    implicitHeight: Theme.stroke.thin
    implicitWidth: Theme.size.pointer
    color: Theme.color.lineSubtle
    Accessible.ignored: true
}
