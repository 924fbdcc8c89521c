// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Quicksilver.Controls
import Quicksilver.Theme

/*! One entry of the security log: what happened, when, what to do, and what became of it. */
Item {
    id: root

    required property string text
    required property string advice
    required property string when
    required property string became
    required property int tone
    required property bool hasProof
    required property string personId
    readonly property list<color> inks: [
        Theme.color.fgSecondary,
        Theme.color.warn,
        Theme.color.danger
    ]

    signal proofRequested()
    signal compareRequested()

    implicitHeight: row.implicitHeight + Theme.space.m * 2
    Accessible.role: Accessible.ListItem
    Accessible.name: root.text
    Accessible.description: root.when + " " + root.advice + " " + root.became

    RowLayout {
        id: row

        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        spacing: Theme.space.m

        QsIcon {
            Layout.alignment: Qt.AlignTop
            name: root.tone === 0 ? "info" : "warning"
            size: Theme.size.iconM
            color: root.inks[root.tone]
        }

        Column {
            Layout.fillWidth: true
            spacing: Theme.space.hair

            BodyText {
                width: parent.width
                text: root.text
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
            }

            CaptionText {
                width: parent.width
                text: root.advice
                Accessible.ignored: true
            }

            CaptionText {
                width: parent.width
                text: root.became === "" ? root.when : root.when + " · " + root.became
                color: Theme.color.fgMuted
                Accessible.ignored: true
            }

            Flow {
                width: parent.width
                topPadding: Theme.space.s
                spacing: Theme.space.s
                visible: root.hasProof || root.personId !== ""

                QsButton {
                    objectName: "compare"
                    width: Math.min(implicitWidth, parent.width)
                    visible: root.personId !== ""
                    //: Button: compare safety numbers with somebody
                    text: qsTr("Compare numbers")
                    onClicked: root.compareRequested()
                }

                QsButton {
                    objectName: "proof"
                    width: Math.min(implicitWidth, parent.width)
                    visible: root.hasProof
                    kind: QsButton.Quiet
                    //: Button: copy what proves it
                    text: qsTr("Copy the proof")
                    onClicked: root.proofRequested()
                }
            }
        }
    }
}
