// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Theme

/*! Cards, rows and what an empty screen says. */
QsPane {
    id: root

    QsScroll {
        anchors.fill: parent
        columnMax: root.width - 2 * padding

        QsCard {
            width: parent.width

            TitleText {
                text: "A card with a title"
            }

            BodyText {
                width: parent.width
                text: "Running text on a surface, for the people you chose."
            }

            CaptionText {
                text: "4 minutes ago"
            }

            QsProgress {
                width: parent.width
                label: "Sending 2 photos"
                value: 0.62
            }
        }

        QsRow {
            width: parent.width
            title: "Devices"
            subtitle: "2 devices, last seen today"
            iconName: "device"

            QsIcon {
                name: "right"
                color: Theme.color.fgMuted
            }
        }

        QsRow {
            width: parent.width
            title: "Leave"
            iconName: "logout"
            danger: true
        }

        QsEmptyState {
            width: parent.width
            hero: true
            title: "Nothing here yet"
            text: "Posts of the people you know appear here, newest first."
            actionText: "Invite someone"
        }
    }
}
