// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! What I say of myself, and what I count of myself. */
QsPage {
    id: root

    required property Session session
    readonly property ProfileEditor profile: root.session.profile

    //: Title of the page with one's own name and words
    title: qsTr("Your profile")

    Component.onCompleted: root.profile.look()

    Connections {
        target: root.profile

        function onChanged() {
            name.text = root.profile.name;
            bio.text = root.profile.bio;
            ring.value = root.profile.hue;
        }

        function onSaved() {
            //: Short note after the profile was changed
            root.noteRequested(qsTr("Kept. Your connections will see it."));
        }
    }

    Row {
        width: parent.width
        spacing: Theme.space.m

        QsAvatar {
            id: picture

            name: name.text
            hue: Math.round(ring.value)
            Accessible.ignored: true
        }

        Column {
            width: parent.width - picture.width - parent.spacing
            anchors.verticalCenter: parent.verticalCenter

            BodyText {
                width: parent.width
                //: What one counts of oneself: posts, likes, people
                text: qsTr("%1 posts · %2 likes · %3 connections")
                    .arg(root.profile.posts).arg(root.profile.likes).arg(root.profile.people)
            }

            CaptionText {
                width: parent.width
                text: qsTr("Counted on this device. Nobody else sees these numbers.")
            }
        }
    }

    QsTextField {
        id: name

        objectName: "profileName"
        width: parent.width
        //: Field: the name others see
        label: qsTr("Name")
        error: root.profile.problem
    }

    Column {
        width: parent.width
        spacing: Theme.space.xs

        LabelText {
            width: parent.width
            text: ring.label
            Accessible.ignored: true
        }

        QsSlider {
            id: ring

            width: parent.width
            from: 0
            to: 359
            stepSize: 1
            //: Label: the color of the ring around one's picture
            label: qsTr("Color of your ring")
        }
    }

    QsTextArea {
        id: bio

        objectName: "profileBio"
        width: parent.width
        //: Field: a few words about oneself
        label: qsTr("About you")
        placeholderText: qsTr("For your connections. The server cannot read it.")
    }

    QsButton {
        objectName: "saveProfile"
        kind: QsButton.Primary
        enabled: name.text.trim() !== ""
        //: Button: keeps the changed profile
        text: qsTr("Save")
        onClicked: root.profile.save(name.text, Math.round(ring.value), bio.text)
    }
}
