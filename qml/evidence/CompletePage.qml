// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! "Is my feed complete?": one quiet answer, and what it rests on. */
QsPage {
    id: root

    required property Session session
    readonly property Completeness standing: root.session.evidence.completeness

    //: Title of the page that says whether anything is missing
    title: qsTr("Is my feed complete?")

    Component.onCompleted: root.standing.shown = true
    Component.onDestruction: root.standing.shown = false

    TitleText {
        objectName: "completeAnswer"
        width: parent.width
        text: root.standing.answer
        color: root.standing.troubled ? Theme.color.danger : Theme.color.fgPrimary
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
    }

    Repeater {
        model: root.standing.findingTitles

        FindingCard {
            required property int index
            required property string modelData

            width: parent.width
            title: modelData
            detail: root.standing.findingDetails[index] ?? ""
        }
    }

    QsButton {
        objectName: "dismissFindings"
        visible: root.standing.findingTitles.length > 0
        //: Button: puts away what was found about the server
        text: qsTr("I have read this")
        onClicked: root.standing.dismiss()
    }

    QsSectionTitle {
        width: parent.width
        visible: root.standing.spaceNames.length > 0
        //: Heading over a list of spaces and how much of each is here
        text: qsTr("Where you read")
    }

    QsCard {
        width: parent.width
        visible: root.standing.spaceNames.length > 0
        padding: Theme.space.none
        spacing: Theme.space.none

        Repeater {
            model: root.standing.spaceNames

            QsRow {
                required property int index
                required property string modelData

                width: parent.width
                interactive: false
                title: modelData
                subtitle: root.standing.spaceDetails[index] ?? ""
            }
        }
    }

    QsSectionTitle {
        width: parent.width
        //: Heading over a sentence about the server's public record of everybody's keys
        text: qsTr("Record of keys")
    }

    BodyText {
        width: parent.width
        text: root.standing.log
        horizontalAlignment: Text.AlignLeft
    }

    QsButton {
        visible: root.standing.logBroken
        //: Button: begins anew with the server's record of keys as it is now
        text: qsTr("Trust it again from now on")
        onClicked: root.standing.trustAnew()
    }

    CaptionText {
        width: parent.width
        text: qsTr("If the server shows two people different things, they find out when they meet.")
    }
}
