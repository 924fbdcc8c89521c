// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*!
    A line among the posts in the place of something that is not shown: why, what to do, and where
    it helps a button. There is no way to see what was refused.
*/
Rectangle {
    id: root

    required property note note
    property bool reachable: false
    readonly property list<string> icons: ["info", "warning", "warning"]
    readonly property list<color> inks: [
        Theme.color.fgSecondary,
        Theme.color.warn,
        Theme.color.danger
    ]
    readonly property list<color> grounds: [
        Theme.color.bgSurface,
        Theme.color.bgSurface,
        Theme.color.dangerBg
    ]
    readonly property color ink: root.inks[root.note.tone]

    signal proofRequested(entry: string)
    signal compareRequested(personId: string)
    signal seenRequested(entry: string)

    implicitHeight: row.implicitHeight + Theme.space.m * 2
    radius: Theme.radius.m
    color: root.grounds[root.note.tone]
    border.width: Theme.stroke.thin
    border.color: root.note.tone === 2 ? root.ink : Theme.color.lineSubtle

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.space.l
        anchors.rightMargin: Theme.space.l
        y: Theme.space.m
        spacing: Theme.space.m

        QsIcon {
            Layout.alignment: Qt.AlignTop
            name: root.icons[root.note.tone]
            size: Theme.size.iconM
            color: root.ink
        }

        Column {
            Layout.fillWidth: true
            spacing: Theme.space.hair

            LabelText {
                width: parent.width
                text: root.note.text
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignLeft
                color: root.note.tone === 0 ? Theme.color.fgPrimary : root.ink
                Accessible.ignored: true
            }

            CaptionText {
                width: parent.width
                text: root.note.advice
                color: Theme.color.fgSecondary
                Accessible.ignored: true
            }

            Flow {
                width: parent.width
                topPadding: Theme.space.s
                spacing: Theme.space.s
                visible: root.note.hasProof || root.note.wantsCompare

                QsButton {
                    objectName: "compare"
                    width: Math.min(implicitWidth, parent.width)
                    visible: root.note.wantsCompare
                    //: Button: compare safety numbers with somebody
                    text: qsTr("Compare numbers")
                    focusPolicy: root.reachable ? Qt.StrongFocus : Qt.ClickFocus
                    onClicked: root.compareRequested(root.note.personId)
                }

                QsButton {
                    objectName: "proof"
                    width: Math.min(implicitWidth, parent.width)
                    visible: root.note.hasProof
                    kind: QsButton.Quiet
                    //: Button: copy what proves that two versions exist
                    text: qsTr("Copy the proof")
                    focusPolicy: root.reachable ? Qt.StrongFocus : Qt.ClickFocus
                    onClicked: root.proofRequested(root.note.entry)
                }
            }
        }

        QsIconButton {
            Layout.alignment: Qt.AlignTop
            visible: root.note.tone === 1 && !root.note.wantsCompare
            //: Button that removes a notice
            label: qsTr("Dismiss")
            iconName: "close"
            focusPolicy: root.reachable ? Qt.StrongFocus : Qt.ClickFocus
            onClicked: root.seenRequested(root.note.entry)
        }
    }
}
