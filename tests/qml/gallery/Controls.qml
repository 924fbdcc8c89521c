// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Effects
import Quicksilver.Theme

/*! Every control at rest. */
QsPane {
    id: root

    property int tab: 0
    property int segment: 0

    QsScroll {
        anchors.fill: parent
        anchors.bottomMargin: bar.height
        columnMax: root.width - 2 * padding

        QsBanner {
            width: parent.width
            tone: QsBanner.Warn
            iconName: "offline"
            text: "No connection. What you write is kept and sent later."
            actionText: "Details"
            dismissible: true
        }

        Flow {
            width: parent.width
            spacing: Theme.space.m

            QsButton {
                kind: QsButton.Primary
                text: "Create your space"
                focus: true
            }

            QsButton {
                text: "Secondary"
                iconName: "link"
            }

            QsButton {
                kind: QsButton.Quiet
                text: "Quiet"
            }

            QsButton {
                kind: QsButton.Danger
                text: "Delete"
                iconName: "trash"
            }

            QsButton {
                kind: QsButton.Primary
                text: "Disabled"
                enabled: false
            }

            QsSendButton {
                label: "Send"
            }

            QsSendButton {
                label: "Send"
                ready: false
            }

            QsLink {
                text: "A link"
            }
        }

        Flow {
            width: parent.width
            spacing: Theme.space.m

            QsIconButton {
                iconName: "heart"
                activeIconName: "heart-filled"
                label: "Like"
                toggles: true
                active: true
                activeTint: Theme.color.reactLike
                count: "12"
            }

            QsIconButton {
                iconName: "reply"
                label: "Reply"
                count: "3"
            }

            QsIconButton {
                iconName: "bookmark"
                label: "Save"
            }

            QsChip {
                text: "Circles"
                checkable: true
                checked: true
            }

            QsSegmented {
                label: "Feed"
                options: ["Following", "Circles", "Saved"]
                currentIndex: root.segment
                onActivated: index => root.segment = index
            }

            QsAvatar {
                name: "Mira Oduya"
                presence: QsAvatar.Full
            }

            QsAvatar {
                name: "Ursula K."
                size: Theme.size.avatarXl
            }

            Repeater {
                model: [StateBead.Pending, StateBead.Sent, StateBead.Failed]

                StateBead {
                    required property int modelData

                    outcome: modelData
                    size: 16
                }
            }

            Repeater {
                model: ["Only me", "Two people", "Circle", "Climbing", "Connections", "Public"]

                QsAudience {
                    required property string modelData
                    required property int index

                    kind: index
                    text: modelData
                }
            }
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: bar.height
        color: Theme.color.bgSurface

        QsDivider {
            width: parent.width
        }

        QsTabBar {
            id: bar

            width: Math.min(parent.width, Theme.size.sheetMax)
            anchors.horizontalCenter: parent.horizontalCenter
            label: "Places"
            currentIndex: root.tab
            onActivated: index => root.tab = index

            QsTab {
                iconName: "home"
                text: "Home"
            }

            QsTab {
                iconName: "connections"
                text: "Connections"
                badge: 3
            }

            QsTab {
                iconName: "groups"
                text: "Groups"
            }

            QsTab {
                iconName: "bookmark"
                text: "Saved"
            }

            QsTab {
                iconName: "discover"
                text: "Discover"
            }
        }
    }
}
