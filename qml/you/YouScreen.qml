// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! The place of one's own: who I am here, and the way to everything about this account. */
FocusScope {
    id: root

    required property Session session

    signal routeRequested(route: string)

    QsScroll {
        anchors.fill: parent
        focus: true
        spacing: Theme.space.m

        Row {
            width: parent.width
            spacing: Theme.space.m
            bottomPadding: Theme.space.m

            QsAvatar {
                id: picture

                name: root.session.me.name
                Accessible.ignored: true
            }

            Column {
                width: parent.width - picture.width - parent.spacing
                anchors.verticalCenter: parent.verticalCenter

                Heading {
                    width: parent.width
                    level: 2
                    text: root.session.me.name
                }

                CaptionText {
                    width: parent.width
                    text: root.session.me.address
                    textFormat: Text.PlainText
                    wrapMode: Text.WrapAnywhere
                }
            }
        }

        QsBanner {
            objectName: "sheetDue"
            inset: true
            width: parent.width
            visible: root.session.secrets.sheetDue
            tone: QsBanner.Warn
            text: qsTr("Nobody has checked a recovery sheet yet. Without one, a forgotten password "
                + "loses this account.")
            //: Button: to the page with the recovery sheet
            actionText: qsTr("Recovery sheet")
            onActionTriggered: root.routeRequested("you/recovery")
        }

        AccountSection {
            width: parent.width
            session: root.session
            onRouteRequested: route => root.routeRequested(route)
        }

        KeptSection {
            width: parent.width
            onRouteRequested: route => root.routeRequested(route)
        }

        TrustSection {
            width: parent.width
            onRouteRequested: route => root.routeRequested(route)
        }

        YouSection {
            width: parent.width
            //: Heading over rows about the program itself
            title: qsTr("This program")

            QsRow {
                width: parent.width
                iconName: "info"
                //: Leads to the page with version and licence
                title: qsTr("About Quicksilver")
                onClicked: root.routeRequested("you/about")
            }
        }
    }
}
