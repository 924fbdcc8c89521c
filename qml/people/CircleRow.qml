// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick

/*! What is known of one circle, for a page that looks for it. Shows nothing. */
Item {
    required property string circleId
    required property string name
    required property list<string> people
}
