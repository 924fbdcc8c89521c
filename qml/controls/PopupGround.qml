// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! What floats stands on this: told apart by its line, not by a shadow. */
Rectangle {
    radius: Theme.radius.m
    color: Theme.color.bgRaised
    border.width: Theme.stroke.thin
    border.color: Theme.color.lineStrong
}
