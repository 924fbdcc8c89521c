// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! Half-finished thoughts, and the bin they go to. */
QsPage {
    id: root

    required property Session session
    readonly property Shelf shelf: root.session.shelf
    property bool atBin: false

    //: Title of the page with texts not published yet
    title: qsTr("Drafts")

    Connections {
        target: root.shelf

        function onResumed() {
            root.routeRequested("compose");
        }
    }

    QsSegmented {
        width: parent.width
        //: Spoken name: drafts or the bin
        label: qsTr("Which drafts")
        //: The two halves of the page with drafts
        options: [qsTr("Drafts"), qsTr("Bin")]
        currentIndex: root.atBin ? 1 : 0
        onActivated: index => root.atBin = index === 1
    }

    QsBanner {
        inset: true
        width: parent.width
        visible: root.shelf.problem !== ""
        text: root.shelf.problem
    }

    QsButton {
        objectName: "putAside"
        visible: !root.atBin && root.session.composer.text !== ""
        iconName: "drafts"
        //: Button: keeps the text that is being written among the drafts and empties the field
        text: qsTr("Put aside what you are writing")
        onClicked: root.shelf.putAside()
    }

    QsEmptyState {
        width: parent.width
        visible: (root.atBin ? root.shelf.bin : root.shelf.drafts).length === 0
        iconName: root.atBin ? "trash" : "drafts"
        title: root.atBin
            //: The bin of drafts is empty
            ? qsTr("The bin is empty.")
            //: There are no drafts
            : qsTr("No drafts. Half-finished thoughts land here.")
        text: root.atBin ? qsTr("Drafts stay here for 30 days.") : qsTr("They are on all "
            + "your devices, and nobody else's.")
    }

    Repeater {
        model: root.atBin ? root.shelf.bin : root.shelf.drafts

        DraftCard {
            required property shelfRow modelData

            row: modelData
            binned: root.atBin
            onResumeRequested: root.shelf.resume(modelData.id)
            onBinRequested: root.shelf.binDraft(modelData.id)
            onRestoreRequested: root.shelf.restoreDraft(modelData.id)
            onForgetRequested: root.shelf.forgetDraft(modelData.id)
        }
    }
}
