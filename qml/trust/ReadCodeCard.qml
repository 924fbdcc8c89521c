// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! Takes the text of the code on somebody else's screen and compares it here. */
QsCard {
    id: root

    required property TrustModel trust

    spacing: Theme.space.m

    Heading {
        width: parent.width
        level: 3
        //: Heading: read the safety code that the other person's screen shows
        text: qsTr("Read their code")
    }

    QsTextField {
        id: field

        objectName: "codeField"
        width: parent.width
        //: Field for the text of a safety code
        label: qsTr("Safety code")
        //: How a safety code begins
        placeholderText: qsTr("quicksilver://verify#…")
        inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoPredictiveText
        error: root.trust.outcomeBad ? root.trust.outcome : ""
        hint: root.trust.outcomeBad ? "" : root.trust.outcome
        onEdited: root.trust.clearOutcome()
        onAccepted: root.trust.readCode(field.text)
    }

    QsButton {
        objectName: "readCode"
        width: Math.min(implicitWidth, parent.width)
        enabled: field.text !== ""
        //: Button: compare the code that was put in
        text: qsTr("Compare")
        onClicked: root.trust.readCode(field.text)
    }
}
