// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Quicksilver.Controls
import Quicksilver.Effects
import Quicksilver.Models
import Quicksilver.Theme

/*! A page with a heading, fields, what went wrong, and the button that goes on. */
EntrancePage {
    id: root

    default property alias fields: body.data
    property alias otherWays: ways.data ///< Below the button.
    required property string title
    required property string submitText
    required property problem problem
    required property bool busy
    required property bool complete
    property bool canGoBack: true
    property bool hero: false
    property bool submitShown: true

    signal submitted()
    signal remedyRequested()
    signal backRequested()

    Keys.onEscapePressed: if (root.canGoBack)
        root.backRequested()

    function submit() : void {
        if (root.complete && !root.busy)
            root.submitted();
    }

    QsScroll {
        anchors.fill: parent
        columnMax: Theme.size.dialogMax
        spacing: Theme.space.l

        Item {
            width: parent.width
            height: root.lead
        }

        MercurySurface {
            width: parent.width
            height: Math.min(Theme.size.dialogMax * 0.4, root.height * 0.22)
            visible: root.hero
        }

        RowLayout {
            width: parent.width
            spacing: Theme.space.xs

            QsIconButton {
                objectName: "back"
                visible: root.canGoBack
                iconName: "back"
                //: Button that leads to the page before
                label: qsTr("Back")
                onClicked: root.backRequested()
            }

            Heading {
                Layout.fillWidth: true
                text: root.title
            }
        }

        Column {
            id: body

            width: parent.width
            spacing: Theme.space.l
        }

        ProblemNote {
            width: parent.width
            problem: root.problem
            onActionTriggered: root.remedyRequested()
        }

        QsButton {
            objectName: "submit"
            width: parent.width
            visible: root.submitShown
            kind: QsButton.Primary
            enabled: root.complete && !root.busy
            //: On the button while something takes a moment
            text: root.busy ? qsTr("One moment…") : root.submitText
            onClicked: root.submit()
        }

        Column {
            id: ways

            width: parent.width
            visible: children.length > 0
            spacing: Theme.space.s
        }
    }
}
