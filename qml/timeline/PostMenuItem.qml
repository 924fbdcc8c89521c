// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import Quicksilver.Controls

/*! One thing that can be done with a post; takes no room when it cannot. */
QsMenuItem {
    id: root

    property bool possible: true

    visible: root.possible
    height: root.possible ? root.implicitHeight : 0
    activeFocusOnTab: root.possible
}
