// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! Who somebody is: how sure one can be, and the number to compare with them. */
QsPage {
    id: root

    required property TrustModel trust
    required property string personId

    //: Title of the page; %1 is the name of a person
    title: qsTr("You and %1").arg(root.trust.person.name)
    spacing: Theme.space.l
    Component.onCompleted: root.trust.personId = root.personId

    QsCard {
        width: parent.width
        visible: root.trust.warning !== ""
        spacing: Theme.space.m
        border.color: Theme.color.danger

        BodyText {
            width: parent.width
            text: root.trust.warning
            horizontalAlignment: Text.AlignLeft
            color: Theme.color.danger
        }

        QsButton {
            objectName: "keepOld"
            width: Math.min(implicitWidth, parent.width)
            kind: QsButton.Quiet
            //: Button: ignore a changed key and use the one known before
            text: qsTr("Go on with the key I know")
            onClicked: root.trust.keepOldKey()
        }
    }

    Column {
        width: parent.width
        spacing: Theme.space.hair

        LabelText {
            objectName: "trustLevel"
            width: parent.width
            text: root.trust.level
        }

        CaptionText {
            width: parent.width
            text: root.trust.meaning
        }
    }

    QsCard {
        width: parent.width
        spacing: Theme.space.m

        Heading {
            width: parent.width
            level: 3
            //: Heading over the sixty digits that two people compare
            text: qsTr("Safety number")
        }

        BodyText {
            width: parent.width
            horizontalAlignment: Text.AlignLeft
            text: qsTr("Read it to each other, in person or on a call. Both of you see the same "
                + "number if nobody is in between.")
            color: Theme.color.fgSecondary
        }

        NumberGroups {
            width: parent.width
            trust: root.trust
        }

        BodyText {
            width: parent.width
            horizontalAlignment: Text.AlignLeft
            //: The same number as eight made-up words, %1
            text: qsTr("Or as words: %1").arg(root.trust.words)
        }

        Flow {
            width: parent.width
            spacing: Theme.space.s

            QsButton {
                objectName: "theyMatch"
                width: Math.min(implicitWidth, parent.width)
                enabled: root.trust.groups.length > 0
                iconName: "check"
                //: Button: the two numbers are the same
                text: qsTr("They match")
                onClicked: root.trust.theyMatch()
            }

            QsButton {
                objectName: "theyDiffer"
                width: Math.min(implicitWidth, parent.width)
                enabled: root.trust.groups.length > 0
                kind: QsButton.Quiet
                //: Button: the two numbers are not the same
                text: qsTr("They don't")
                onClicked: root.trust.theyDiffer()
            }
        }
    }

    QsCard {
        width: parent.width
        spacing: Theme.space.m

        Heading {
            width: parent.width
            level: 3
            //: Heading over a picture that the other person's device can read
            text: qsTr("Show your code")
        }

        QsQrCode {
            anchors.horizontalCenter: parent.horizontalCenter
            text: root.trust.code
            //: Spoken name of a picture that another device can read
            label: qsTr("Safety code")
        }

        QsButton {
            objectName: "copyCode"
            width: Math.min(implicitWidth, parent.width)
            kind: QsButton.Quiet
            iconName: "copy"
            //: Button: copy the safety code as text
            text: qsTr("Copy as text")
            onClicked: root.copyRequested(root.trust.code)
        }
    }

    ReadCodeCard {
        width: parent.width
        trust: root.trust
    }

    Column {
        width: parent.width
        visible: root.trust.history.length > 0
        spacing: Theme.space.s

        QsSectionTitle {
            width: parent.width
            //: Heading over what happened to somebody's keys
            text: qsTr("History of keys")
        }

        Repeater {
            model: root.trust.history

            CaptionText {
                required property string modelData

                width: parent.width
                text: modelData
            }
        }
    }
}
