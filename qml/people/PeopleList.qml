// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! Everybody, under headings, requests first. */
Column {
    id: root

    required property ConnectionsModel connections

    signal opened(personId: string)

    spacing: Theme.space.none

    Repeater {
        model: root.connections

        Column {
            id: entry

            required property string personId
            required property author person
            required property string relation
            required property bool asks
            required property string section
            required property bool opensSection

            width: root.width

            QsSectionTitle {
                width: parent.width
                visible: entry.opensSection
                text: entry.section
            }

            PersonRow {
                width: parent.width
                person: entry.person
                relation: entry.relation
                asks: entry.asks
                onApproved: root.connections.approve(entry.personId)
                onDeclined: root.connections.decline(entry.personId)
                onOpened: root.opened(entry.personId)
            }

            QsDivider {
                width: parent.width
            }
        }
    }
}
