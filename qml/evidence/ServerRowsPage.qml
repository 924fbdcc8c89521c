// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! "What the server knows about me": the account's literal rows, table by table. */
QsPage {
    id: root

    required property Session session
    readonly property ServerRows known: root.session.evidence.serverRows

    //: Title of the page that shows the rows the server keeps of this account
    title: qsTr("What the server knows about me")

    Component.onCompleted: root.known.open()

    BodyText {
        width: parent.width
        text: qsTr("All the server keeps about your account, as it keeps it.")
        horizontalAlignment: Text.AlignLeft
    }

    BodyText {
        width: parent.width
        visible: root.known.problem !== ""
        text: root.known.problem
        color: Theme.color.danger
        horizontalAlignment: Text.AlignLeft
    }

    CaptionText {
        width: parent.width
        visible: root.known.busy && root.known.tables.length === 0
        //: While the server is asked what it keeps
        text: qsTr("Asking the server…")
    }

    Repeater {
        model: root.known.tables

        Column {
            id: entry

            required property int index
            required property string modelData
            readonly property bool open: root.known.table === entry.index

            width: parent.width
            spacing: Theme.space.s

            QsCard {
                width: parent.width
                padding: Theme.space.none

                QsRow {
                    width: parent.width
                    iconName: entry.open ? "up" : "down"
                    title: entry.modelData
                    subtitle: root.known.sentences[entry.index] ?? ""
                    onClicked: entry.open ? root.known.closeTable() : root.known.show(entry.index)
                }
            }

            Repeater {
                model: entry.open ? root.known.rows : []

                QsCard {
                    id: card

                    required property string modelData

                    width: entry.width

                    MonoText {
                        width: parent.width
                        text: card.modelData
                        wrapMode: Text.WrapAnywhere
                        horizontalAlignment: Text.AlignLeft
                    }
                }
            }

            CaptionText {
                width: parent.width
                visible: entry.open && !root.known.busy && root.known.rows.length === 0
                //: The server keeps nothing of me in this table
                text: qsTr("Nothing.")
            }

            QsButton {
                visible: entry.open && root.known.more > 0
                enabled: !root.known.busy
                //: Button: shows the next rows; %n is how many are left
                text: qsTr("Show more (%n left)", "", root.known.more)
                onClicked: root.known.showMore()
            }
        }
    }
}
