// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick

/*! Line widths; the focus ring stands off by its gap. */
QtObject {
    readonly property int thin: 1
    readonly property int strong: 2
    readonly property int focus: 2
    readonly property int focusGap: 2
}
