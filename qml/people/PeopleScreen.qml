// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! People: requests, connections, and the two ends of an invitation. */
FocusScope {
    id: root

    required property ConnectionsModel connections
    required property InviteLink invite
    required property CirclesModel circles
    property int bottomInset: 0

    signal copyRequested(text: string)
    signal routeRequested(route: string)

    QsScroll {
        anchors.fill: parent
        focus: true
        bottomMargin: root.bottomInset
        spacing: Theme.space.l

        Heading {
            width: parent.width
            //: Heading of the screen with people
            text: qsTr("Connections")
        }

        PeopleList {
            width: parent.width
            visible: root.connections.count > 0
            connections: root.connections
            onOpened: personId => root.routeRequested("person/" + personId)
        }

        QsCard {
            width: parent.width
            visible: root.connections.connected > 0
            padding: Theme.space.none

            QsRow {
                objectName: "openCircles"
                width: parent.width
                iconName: "connections"
                //: Way to the page with the circles of the person
                title: qsTr("Circles")
                subtitle: qsTr("Choose who reads what.")
                onClicked: root.routeRequested("circles")
            }
        }

        QsEmptyState {
            width: parent.width
            visible: root.connections.count === 0
            hero: true
            //: Nobody is connected yet
            title: qsTr("Nobody here yet")
            text: qsTr("Make a link below and send it to somebody you know.")
        }

        InviteCard {
            width: parent.width
            invite: root.invite
            onCopyRequested: text => root.copyRequested(text)
        }

        OpenLinkCard {
            width: parent.width
            invite: root.invite
        }

        FindByNameCard {
            width: parent.width
            circles: root.circles
        }
    }
}
