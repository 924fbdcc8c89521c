// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! The recovery sheet: shown once to be kept on paper, asked back, or made anew. */
QsPage {
    id: root

    required property SecretsModel secrets

    //: Title of the page about the sheet that opens a lost account
    title: qsTr("Recovery sheet")
    Component.onDestruction: root.secrets.clearOutcome()

    Connections {
        target: root.secrets

        function onSheetConfirmed() : void {
            //: Short note after the sheet was checked
            root.noteRequested(qsTr("Your sheet is good"));
            root.backRequested();
        }
    }

    BodyText {
        width: parent.width
        text: qsTr("If you lose every device or forget your password, this sheet is the only way "
            + "back. Keep it on paper, where only you can find it.")
    }

    QsBanner {
        inset: true
        width: parent.width
        visible: root.secrets.problem !== ""
        tone: QsBanner.Danger
        text: root.secrets.problem
    }

    QsBanner {
        inset: true
        width: parent.width
        visible: root.secrets.note !== ""
        tone: QsBanner.Ok
        text: root.secrets.note
    }

    Column {
        width: parent.width
        visible: root.secrets.sheetShown
        spacing: Theme.space.m

        SheetView {
            objectName: "sheetGroups"
            width: parent.width
            groups: Array.from(root.secrets.groups)
        }

        LabelText {
            width: parent.width
            visible: root.secrets.accountGroups.length > 0
            //: Heading over the second secret of an account
            text: qsTr("Account key")
        }

        SheetView {
            width: parent.width
            visible: root.secrets.accountGroups.length > 0
            groups: Array.from(root.secrets.accountGroups)
        }

        BodyText {
            width: parent.width
            //: %1 is eight made-up words by which an account is recognized
            text: qsTr("Identity: %1").arg(Array.from(root.secrets.words).join(" "))
        }

        QsButton {
            objectName: "saveSheet"
            width: Math.min(implicitWidth, parent.width)
            //: Button: writes the sheet to a file that can be printed
            text: qsTr("Save to print")
            onClicked: root.secrets.saveSheet()
        }

        BodyText {
            width: parent.width
            text: qsTr("To be sure it is readable, type two of its groups from the paper.")
        }

        QsTextField {
            id: first

            objectName: "firstGroup"
            width: parent.width
            //: Field for a part of a key; %1 is its number
            label: qsTr("Group %1").arg(root.secrets.firstAsked)
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
            onAccepted: second.focusField()
        }

        QsTextField {
            id: second

            objectName: "secondGroup"
            width: parent.width
            //: Field for a part of a key; %1 is its number
            label: qsTr("Group %1").arg(root.secrets.secondAsked)
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
            onAccepted: root.secrets.confirmSheet(first.text, second.text)
        }

        QsButton {
            objectName: "confirmSheet"
            width: Math.min(implicitWidth, parent.width)
            kind: QsButton.Primary
            enabled: first.text !== "" && second.text !== ""
            //: Button: compares what was typed with the sheet
            text: qsTr("Check")
            onClicked: root.secrets.confirmSheet(first.text, second.text)
        }

        QsButton {
            objectName: "putOffSheet"
            width: Math.min(implicitWidth, parent.width)
            kind: QsButton.Quiet
            //: Button: the sheet is not kept now; a new one can be made any time
            text: qsTr("Later, with a new sheet")
            onClicked: {
                root.secrets.putOffSheet();
                root.backRequested();
            }
        }
    }

    Column {
        width: parent.width
        visible: !root.secrets.sheetShown
        spacing: Theme.space.m

        BodyText {
            width: parent.width
            text: qsTr("Nobody keeps a copy, not even this device. A new sheet makes the old one "
                + "worthless.")
        }

        QsPasswordField {
            id: password

            objectName: "sheetPassword"
            width: parent.width
            label: qsTr("Password")
            onAccepted: make.clicked()
        }

        QsButton {
            id: make

            objectName: "makeSheet"
            width: Math.min(implicitWidth, parent.width)
            kind: QsButton.Primary
            enabled: password.text !== "" && !root.secrets.busy
            //: Button: makes another recovery sheet
            text: root.secrets.busy ? qsTr("One moment…") : qsTr("Make a new sheet")
            onClicked: {
                root.secrets.makeSheet(password.text);
                password.text = "";
            }
        }
    }
}
