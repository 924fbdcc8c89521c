// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Effects
import Quicksilver.Models
import Quicksilver.Theme

/*! How far my post has come: a bead and a word; when it was refused, why, and what can be done. */
Column {
    id: root

    required property progress progress
    property bool reachable: false
    readonly property color ink: root.progress.refused ? Theme.color.danger : Theme.color.fgMuted

    signal retryRequested()
    signal copyRequested()
    signal removeRequested()
    signal compareRequested()

    visible: root.progress.word !== ""
    spacing: Theme.space.xs

    Row {
        width: root.width
        spacing: Theme.space.xs

        StateBead {
            anchors.verticalCenter: parent.verticalCenter
            outcome: root.progress.refused ? StateBead.Failed : StateBead.Pending
        }

        LabelText {
            text: root.progress.word
            color: root.ink
            Accessible.ignored: true
        }
    }

    CaptionText {
        width: root.width
        visible: root.progress.reason !== ""
        text: root.progress.reason
        color: Theme.color.fgSecondary
        Accessible.ignored: true
    }

    QsButton {
        objectName: "compare"
        width: Math.min(implicitWidth, root.width)
        visible: root.progress.compareWith !== ""
        //: Button: compare safety numbers with somebody
        text: qsTr("Compare numbers")
        focusPolicy: root.reachable ? Qt.StrongFocus : Qt.ClickFocus
        onClicked: root.compareRequested()
    }

    Flow {
        width: root.width
        visible: root.progress.refused
        spacing: Theme.space.s

        QsButton {
            objectName: "retry"
            width: Math.min(implicitWidth, parent.width)
            //: Button on a post that was not sent
            text: qsTr("Retry")
            focusPolicy: root.reachable ? Qt.StrongFocus : Qt.ClickFocus
            onClicked: root.retryRequested()
        }

        QsButton {
            objectName: "copy"
            width: Math.min(implicitWidth, parent.width)
            kind: QsButton.Quiet
            //: Button on a post that was not sent: copies its text
            text: qsTr("Copy")
            focusPolicy: root.reachable ? Qt.StrongFocus : Qt.ClickFocus
            onClicked: root.copyRequested()
        }

        QsButton {
            objectName: "remove"
            width: Math.min(implicitWidth, parent.width)
            kind: QsButton.Quiet
            //: Button on a post that was not sent: gives it up
            text: qsTr("Remove")
            focusPolicy: root.reachable ? Qt.StrongFocus : Qt.ClickFocus
            onClicked: root.removeRequested()
        }
    }
}
