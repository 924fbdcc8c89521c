// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Quicksilver.Theme

/*! A line between groups of actions. */
T.MenuSeparator {
    implicitWidth: implicitContentWidth
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    verticalPadding: Theme.space.xs

    contentItem: QsDivider {}
}
