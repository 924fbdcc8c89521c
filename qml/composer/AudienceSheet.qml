// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! Who will be able to read the post: only me, my circles with how many read there, everybody. */
QsSheet {
    id: root

    required property Composer composer
    required property CirclesModel circles

    //: Title of the panel on which the audience of a post is chosen
    title: qsTr("Who can read this?")

    // Closed first: it gives the focus back, and then a question about Public may take it.
    function choose(kind: int, circleId: string, name: string) : void {
        root.close();
        root.composer.chooseAudience(kind, circleId, name);
    }

    QsRow {
        objectName: "audienceOnlyMe"
        width: parent.width
        iconName: "drop-closed"
        //: Audience of a post
        title: qsTr("Only me")
        subtitle: qsTr("Sealed for your own devices.")
        selected: root.composer.audience.kind === 0
        onClicked: root.choose(0, "", "")
    }

    Repeater {
        model: root.circles

        QsRow {
            required property string circleId
            required property string name
            required property string readers
            required property bool main

            objectName: "audienceCircle"
            width: parent.width
            iconName: main ? "chain" : "connections"
            title: name
            subtitle: readers
            selected: root.composer.audience.kind === 1 && root.composer.circle === circleId
            onClicked: root.choose(1, circleId, main ? "" : name)
        }
    }

    QsRow {
        objectName: "audiencePublic"
        width: parent.width
        iconName: "ripple"
        //: Audience of a post
        title: qsTr("Public")
        subtitle: qsTr("Everybody, also without an account. Not sealed.")
        selected: root.composer.audience.kind === 2
        onClicked: root.choose(2, "", "")
    }
}
