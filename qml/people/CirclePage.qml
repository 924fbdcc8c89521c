// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! One circle: its name, who is in it, and its end. */
QsPage {
    id: root

    required property CirclesModel circles
    required property ConnectionsModel connections
    required property string circleId
    readonly property CircleRow row: finder.count > 0 ? root.found() : null

    title: root.row ? root.row.name : ""
    spacing: Theme.space.m

    function found() : CircleRow {
        for (let at = 0; at < finder.count; ++at) {
            const row = finder.itemAt(at) as CircleRow;
            if (row && row.circleId === root.circleId)
                return row;
        }
        return null;
    }

    Repeater {
        id: finder

        model: root.circles

        CircleRow {}
    }

    BodyText {
        width: parent.width
        horizontalAlignment: Text.AlignLeft
        color: Theme.color.fgSecondary
        text: qsTr("Who comes in reads what you write from then on. Who goes out keeps what "
            + "reached them.")
    }

    Repeater {
        model: root.connections

        QsCheckBox {
            required property string personId
            required property author person
            required property bool connected

            objectName: "circlePerson"
            width: parent.width
            visible: connected
            text: person.name
            checked: root.row !== null && root.row.people.indexOf(personId) >= 0
            onToggled: root.circles.setIn(root.circleId, personId, checked)
        }
    }

    QsTextField {
        id: field

        objectName: "renameCircle"
        width: parent.width
        //: Field for another name of a circle
        label: qsTr("Name")
        text: root.row ? root.row.name : ""
        error: root.circles.problem
        maximumLength: 50
        onAccepted: root.circles.rename(root.circleId, field.text)
    }

    QsButton {
        objectName: "saveCircleName"
        width: Math.min(implicitWidth, parent.width)
        enabled: root.row !== null && field.text.trim() !== "" && field.text !== root.row.name
        //: Button: give a circle another name
        text: qsTr("Rename")
        onClicked: root.circles.rename(root.circleId, field.text)
    }

    QsCard {
        width: parent.width
        padding: Theme.space.none

        QsRow {
            objectName: "closeCircle"
            width: parent.width
            danger: true
            iconName: "close"
            //: Action: end a circle
            title: qsTr("Close circle")
            onClicked: closing.open()
        }
    }

    QsDialog {
        id: closing

        dangerous: true
        //: Question whether to end a circle; %1 is its name
        title: qsTr("Close “%1”?").arg(root.title)
        text: qsTr("Nothing can be written to it any more. Your posts in it stay with you. What "
            + "others have received may stay readable there: it cannot be taken back.")
        //: Button: end a circle
        primaryText: qsTr("Close circle")
        onAccepted: {
            root.circles.dissolve(root.circleId);
            root.backRequested();
        }
    }
}
