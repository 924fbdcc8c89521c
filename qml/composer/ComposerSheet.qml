// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! The composer on a narrow window: the whole of it. Closing keeps the text as a draft. */
FocusScope {
    id: root

    required property Composer composer
    required property CirclesModel circles

    signal closed()

    Accessible.role: Accessible.Dialog
    //: Heading of the screen on which a post is written
    Accessible.name: qsTr("New post")
    Keys.onEscapePressed: root.closed()

    function focusField() : void {
        field.focusField();
    }

    Connections {
        target: root.composer

        function onPublished() {
            root.closed();
        }
    }

    QsPane {
        anchors.fill: parent
        color: Theme.color.bgSurface
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.space.m
        spacing: Theme.space.m

        RowLayout {
            Layout.fillWidth: true

            QsIconButton {
                objectName: "closeComposer"
                iconName: "close"
                //: Button that leaves the composer and keeps the text
                label: qsTr("Close and keep the draft")
                onClicked: root.closed()
            }

            Heading {
                Layout.fillWidth: true
                level: 2
                text: qsTr("New post")
            }
        }

        ComposerField {
            id: field

            Layout.fillWidth: true
            Layout.fillHeight: true
            focus: true
            composer: root.composer
        }

        CaptionText {
            Layout.fillWidth: true
            visible: root.composer.problem !== ""
            text: root.composer.problem
            color: Theme.color.danger
        }

        ComposerFooter {
            Layout.fillWidth: true
            composer: root.composer
            circles: root.circles
        }
    }
}
