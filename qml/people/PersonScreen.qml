// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! One person: how we stand, which of my circles they are in, and how it can end. */
QsPage {
    id: root

    required property PersonPage page
    required property CirclesModel circles
    required property string personId
    readonly property list<string> inCircles: Array.from(root.page.circles)

    title: root.page.person.name
    spacing: Theme.space.m
    Component.onCompleted: root.page.personId = root.personId

    PersonHead {
        width: parent.width
        page: root.page
    }

    BodyText {
        width: parent.width
        visible: text !== ""
        text: root.page.problem
        color: Theme.color.danger
        horizontalAlignment: Text.AlignLeft
    }

    PersonAnswers {
        width: parent.width
        visible: root.page.asks || root.page.asked || (!root.page.connected && !root.page.blocked)
        page: root.page
    }

    QsSectionTitle {
        width: parent.width
        visible: root.page.connected && root.circles.count > 1
        //: Heading over the circles somebody can be put into
        text: qsTr("Circles")
    }

    Repeater {
        model: root.page.connected ? root.circles : null

        QsCheckBox {
            required property string circleId
            required property string name
            required property bool main

            objectName: "inCircle"
            width: parent.width
            visible: !main
            text: name
            checked: root.inCircles.indexOf(circleId) >= 0
            onToggled: root.circles.setIn(circleId, root.personId, checked)
        }
    }

    QsCard {
        width: parent.width
        padding: Theme.space.none
        spacing: Theme.space.none

        QsRow {
            objectName: "compareNumbers"
            width: parent.width
            iconName: "shield"
            //: Way to the page on which two people compare who they are
            title: qsTr("Compare safety numbers")
            onClicked: root.routeRequested("verify/" + root.personId)
        }

        PersonEnding {
            width: parent.width
            page: root.page
            onEnded: root.backRequested()
        }
    }
}
