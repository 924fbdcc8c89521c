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
            width: parent.width
            visible: root.session.secrets.sheetDue
            tone: QsBanner.Warn
            text: qsTr("Nobody has checked a recovery sheet yet. Without one, a forgotten password "
                + "loses this account.")
            //: Button: to the page with the recovery sheet
            actionText: qsTr("Recovery sheet")
            onActionTriggered: root.routeRequested("you/recovery")
        }

        YouSection {
            width: parent.width
            //: Heading over rows about what opens the account
            title: qsTr("This account")

            QsRow {
                width: parent.width
                iconName: "key"
                //: Leads to the page with the recovery sheet
                title: qsTr("Recovery sheet")
                onClicked: root.routeRequested("you/recovery")
            }

            QsRow {
                width: parent.width
                iconName: "lock"
                //: Leads to the page where the password is changed
                title: qsTr("Change password")
                onClicked: root.routeRequested("you/password")
            }
        }

        YouSection {
            width: parent.width
            //: Heading over rows about what one keeps for oneself
            title: qsTr("Yours alone")

            QsRow {
                width: parent.width
                iconName: "person"
                //: Leads to the page with one's own name and words
                title: qsTr("Profile")
                onClicked: root.routeRequested("you/profile")
            }

            QsRow {
                width: parent.width
                iconName: "bookmark"
                //: Leads to the posts one has kept
                title: qsTr("Bookmarks")
                onClicked: root.routeRequested("you/bookmarks")
            }

            QsRow {
                width: parent.width
                iconName: "drafts"
                //: Leads to texts not published yet
                title: qsTr("Drafts")
                onClicked: root.routeRequested("you/drafts")
            }

            QsRow {
                width: parent.width
                iconName: "filter"
                //: Leads to what is not to be shown
                title: qsTr("Mutes and filters")
                onClicked: root.routeRequested("you/mutes")
            }

            QsRow {
                width: parent.width
                iconName: "lock"
                //: Leads to when and how the account on this device is locked
                title: qsTr("Lock")
                onClicked: root.routeRequested("you/lock")
            }
        }

        YouSection {
            width: parent.width
            //: Heading over rows about what can be checked of the server
            title: qsTr("The server")

            QsRow {
                width: parent.width
                iconName: "check"
                //: Leads to the page that says whether anything is missing
                title: qsTr("Is my feed complete?")
                onClicked: root.routeRequested("you/complete")
            }

            QsRow {
                width: parent.width
                iconName: "info"
                //: Leads to the page with the rows the server keeps of this account
                title: qsTr("What the server knows about me")
                onClicked: root.routeRequested("you/server")
            }
        }

        YouSection {
            width: parent.width
            //: Heading over rows about the account and its keys
            title: qsTr("Account")

            QsRow {
                objectName: "devicesRow"
                width: parent.width
                iconName: "device"
                //: Leads to the page with the devices of the account
                title: qsTr("Devices")
                //: Below the row that leads to the devices; some of them are new
                subtitle: root.session.devices.newCount > 0 ? qsTr("A new device has joined") : ""
                onClicked: root.routeRequested("you/devices")
            }
        }

        YouSection {
            width: parent.width
            //: Heading over rows about what the server does and who people are
            title: qsTr("Trust")

            QsRow {
                width: parent.width
                iconName: "shield"
                //: Leads to the page with what was found amiss
                title: qsTr("Security log")
                onClicked: root.routeRequested("you/security")
            }
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
