// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! Asks somebody by their username, and says whether I can be asked that way. */
QsCard {
    id: root

    required property CirclesModel circles
    readonly property bool worked: root.circles.searchSuccess !== ""

    spacing: Theme.space.m
    onWorkedChanged: if (root.worked)
        field.text = ""

    Heading {
        width: parent.width
        level: 3
        //: Heading: connect with somebody whose username one knows
        text: qsTr("Know a username?")
    }

    QsTextField {
        id: field

        objectName: "nameField"
        width: parent.width
        //: Field for the username of somebody on the same server
        label: qsTr("Username")
        inputMethodHints: Qt.ImhLowercaseOnly | Qt.ImhNoPredictiveText
        error: root.circles.searchProblem
        hint: root.circles.searchSuccess
        onEdited: root.circles.clearSearch()
        onAccepted: root.circles.askByName(field.text)
    }

    QsButton {
        objectName: "askByName"
        width: Math.min(implicitWidth, parent.width)
        enabled: field.text !== "" && !root.circles.searching
        //: Button: ask the person with this username to connect
        text: qsTr("Ask to connect")
        onClicked: root.circles.askByName(field.text)
    }

    QsSwitch {
        objectName: "findable"
        width: parent.width
        //: Switch: people who know my username may ask me to connect
        text: qsTr("Others can find me by my username")
        description: qsTr("Off: whoever searches for you hears the same as for a name nobody has.")
        checked: root.circles.findable
        onToggled: root.circles.findable = checked
    }
}
