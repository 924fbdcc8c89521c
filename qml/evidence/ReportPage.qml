// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! A report on one post: exactly what the moderators will see, why, and nothing else. */
QsPage {
    id: root

    required property Session session
    required property string postId
    readonly property ReportForm form: root.session.evidence.report
    readonly property bool possible: root.form.authors.length > 0

    //: Title of the page for reporting a post to the moderators
    title: qsTr("Report this post")

    Component.onCompleted: root.form.open(root.postId)

    Connections {
        target: root.form

        function onSent() {
            //: Short note after a report was handed over
            root.noteRequested(qsTr("Your report is on its way to the moderators."));
            root.backRequested();
        }
    }

    BodyText {
        width: parent.width
        visible: root.form.problem !== ""
        text: root.form.problem
        color: Theme.color.danger
        horizontalAlignment: Text.AlignLeft
    }

    QsSectionTitle {
        width: parent.width
        visible: root.possible
        //: Heading over the posts that a report reveals
        text: qsTr("The moderators will see exactly this")
    }

    Repeater {
        model: root.form.authors

        FindingCard {
            required property int index
            required property string modelData

            width: parent.width
            title: modelData
            detail: root.form.texts[index] ?? ""
        }
    }

    QsCheckBox {
        objectName: "reportContext"
        width: parent.width
        visible: root.form.hasContext
        checked: root.form.withContext
        text: qsTr("Also show what it answers")
        description: qsTr("A line is judged better with what came before it.")
        onToggled: root.form.withContext = checked
    }

    QsSectionTitle {
        width: parent.width
        visible: root.possible
        //: Heading over the reasons for a report
        text: qsTr("Why")
    }

    Column {
        width: parent.width
        visible: root.possible

        Repeater {
            model: root.form.reasons

            QsRadioButton {
                required property int index
                required property string modelData

                width: parent.width
                text: modelData
                checked: root.form.reason === index
                onToggled: root.form.reason = index
            }
        }
    }

    QsTextArea {
        id: note

        width: parent.width
        visible: root.possible
        //: Field: a few words to the moderators, may stay empty
        label: qsTr("Anything they should know")
    }

    CaptionText {
        width: parent.width
        visible: root.possible
        text: qsTr("It is signed by you and sealed to the moderators. The server cannot read it.")
    }

    CaptionText {
        width: parent.width
        visible: root.possible
        text: qsTr("It opens what you see above and nothing else.")
    }

    QsButton {
        objectName: "sendReport"
        visible: root.possible
        kind: QsButton.Primary
        enabled: root.form.ready
        //: Button: sends the report to the moderators
        text: qsTr("Send report")
        onClicked: root.form.send(note.text)
    }
}
