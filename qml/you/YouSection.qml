// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Theme

/*! Some rows that belong together, on one card, under their heading. */
Column {
    id: root

    default property alias rows: column.data
    required property string title

    spacing: Theme.space.s

    QsSectionTitle {
        width: parent.width
        text: root.title
    }

    QsCard {
        width: parent.width
        padding: 0

        Column {
            id: column

            width: parent.width
        }
    }
}
