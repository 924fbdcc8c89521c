// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Theme

/*! What floats: press a button to see it. */
QsPane {
    id: root

    property int place: 0

    Item {
        id: page

        anchors.fill: parent
        Accessible.role: Accessible.Pane
        Accessible.name: "Page"

        QsTabBar {
            id: rail

            height: parent.height
            vertical: true
            label: "Places"
            currentIndex: root.place
            onActivated: index => root.place = index

            QsTab {
                iconName: "home"
                text: "Home"
            }

            QsTab {
                iconName: "connections"
                text: "People"
                badge: 3
            }

            QsTab {
                iconName: "settings"
                text: "Settings"
            }
        }

        Column {
            anchors.left: rail.right
            anchors.margins: Theme.space.xl
            spacing: Theme.space.m
            y: Theme.space.xl

            QsButton {
                text: "Open dialog"
                onClicked: dialog.open()
            }

            QsButton {
                text: "Open sheet"
                onClicked: sheet.open()
            }

            QsButton {
                id: menuOpener

                text: "Open menu"
                onClicked: menu.popup(menuOpener)
            }

            QsButton {
                text: "Show news"
                onClicked: news.show("Post sent", "Undo")
            }
        }
    }

    QsDialog {
        id: dialog

        title: "Delete this post?"
        text: "It disappears for everyone who could see it."
        primaryText: "Delete"
        dangerous: true
        behind: page

        QsCheckBox {
            text: "Delete the photos too"
        }
    }

    QsSheet {
        id: sheet

        title: "Who can see this"

        Repeater {
            model: ["Only me", "Two people", "Connections"]

            QsRow {
                required property string modelData

                width: parent.width
                title: modelData
                iconName: "chain"
            }
        }
    }

    QsMenu {
        id: menu

        QsMenuItem {
            text: "Copy link"
            iconName: "copy"
        }

        QsMenuSeparator {}

        QsMenuItem {
            text: "Delete"
            iconName: "trash"
            danger: true
        }
    }

    QsToastHost {
        id: news

        anchors.fill: parent
    }
}
