// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! My circles, and a new one. */
QsPage {
    id: root

    required property CirclesModel circles

    //: Title of the page with the circles of the person
    title: qsTr("Circles")
    spacing: Theme.space.m

    BodyText {
        width: parent.width
        horizontalAlignment: Text.AlignLeft
        color: Theme.color.fgSecondary
        text: qsTr("A circle is some of your connections. Only you see its name and who is in it.")
    }

    QsCard {
        width: parent.width
        padding: Theme.space.none
        spacing: Theme.space.none

        Repeater {
            model: root.circles

            QsRow {
                required property string circleId
                required property string name
                required property string readers
                required property bool main

                objectName: "circleRow"
                width: parent.width
                iconName: main ? "chain" : "connections"
                title: name
                subtitle: readers
                interactive: !main
                onClicked: root.routeRequested("circle/" + circleId)
            }
        }
    }

    QsTextField {
        id: field

        objectName: "circleName"
        width: parent.width
        //: Field for the name of a new circle
        label: qsTr("New circle")
        //: Example of a name of a circle
        placeholderText: qsTr("Close friends")
        error: root.circles.problem
        maximumLength: 50
        onAccepted: root.make()
    }

    QsButton {
        objectName: "createCircle"
        width: Math.min(implicitWidth, parent.width)
        enabled: field.text.trim() !== ""
        //: Button: make a circle
        text: qsTr("Create circle")
        onClicked: root.make()
    }

    function make() : void {
        root.circles.create(field.text);
        field.text = "";
    }
}
