// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick

/*! What a tab needs to know of the bar it stands in. */
FocusScope {
    id: root

    property Item current: null

    signal tabChosen(tab: Item)
}
