// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! What is not to be shown: filters, and whom and what one has muted. */
QsPage {
    id: root

    required property Session session
    readonly property Shelf shelf: root.session.shelf

    //: Title of the page with filters and mutes
    title: qsTr("Mutes and filters")

    function joined(parts: var) : string {
        return parts.filter(part => part !== "").join(" · ");
    }

    BodyText {
        width: parent.width
        color: Theme.color.fgSecondary
        text: qsTr("They decide on your devices what you see. Nobody is told, "
            + "and nothing is deleted.")
    }

    QsBanner {
        inset: true
        width: parent.width
        visible: root.shelf.problem !== ""
        text: root.shelf.problem
    }

    FilterForm {
        width: parent.width
        shelf: root.shelf
    }

    QsSectionTitle {
        width: parent.width
        visible: root.shelf.filters.length > 0
        //: Heading over the list of filters
        text: qsTr("Filters")
    }

    QsCard {
        width: parent.width
        visible: root.shelf.filters.length > 0
        padding: Theme.space.none
        spacing: Theme.space.none

        Repeater {
            model: root.shelf.filters

            QsRow {
                id: filter

                required property shelfRow modelData

                width: parent ? parent.width : 0
                iconName: "filter"
                interactive: false
                title: filter.modelData.name
                subtitle: root.joined([filter.modelData.words, filter.modelData.does,
                    filter.modelData.until])

                QsIconButton {
                    iconName: "trash"
                    //: Button: takes a filter away. %1 is its name
                    label: qsTr("Remove filter %1").arg(filter.title)
                    onClicked: root.shelf.removeFilter(filter.modelData.id)
                }
            }
        }
    }

    QsSectionTitle {
        width: parent.width
        visible: root.shelf.mutes.length > 0
        //: Heading over the list of people and words that are muted
        text: qsTr("Muted")
    }

    QsCard {
        width: parent.width
        visible: root.shelf.mutes.length > 0
        padding: Theme.space.none
        spacing: Theme.space.none

        Repeater {
            model: root.shelf.mutes

            QsRow {
                id: mute

                required property shelfRow modelData

                width: parent ? parent.width : 0
                iconName: "mute"
                interactive: false
                title: mute.modelData.what
                subtitle: root.joined([mute.modelData.kind, mute.modelData.until])

                QsButton {
                    kind: QsButton.Quiet
                    //: Button: shows a muted person or word again
                    text: qsTr("Unmute")
                    onClicked: root.shelf.unmute(mute.modelData.id)
                }
            }
        }
    }

    QsEmptyState {
        width: parent.width
        visible: root.shelf.filters.length === 0 && root.shelf.mutes.length === 0
        iconName: "filter"
        //: There are no filters and no mutes
        title: qsTr("You see everything.")
        text: qsTr("Words you would rather not read can be hidden or folded, "
            + "for a while or always.")
    }
}
