// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models

/*! The menu of a post: only what is possible for this one. */
QsMenu {
    id: root

    property string postId
    property postFacts facts

    signal copyWanted(postId: string)
    signal editWanted(postId: string)
    signal removeWanted(postId: string)
    signal historyWanted(postId: string)
    signal routeRequested(route: string)

    objectName: "postMenu"

    function offers(choice: string) : bool {
        for (let i = 0; i < root.count; ++i) {
            if (root.itemAt(i).objectName === choice)
                return root.itemAt(i).visible;
        }
        return false;
    }

    PostMenuItem {
        possible: root.facts.instead === ""
        iconName: "copy"
        //: In the menu of a post
        text: qsTr("Copy text")
        onTriggered: root.copyWanted(root.postId)
    }

    PostMenuItem {
        objectName: "menuEdit"
        possible: root.facts.mayEdit
        iconName: "edit"
        //: In the menu of a post
        text: qsTr("Edit")
        onTriggered: root.editWanted(root.postId)
    }

    PostMenuItem {
        possible: root.facts.edited !== ""
        iconName: "clock"
        //: In the menu of a post: how it read before
        text: qsTr("Versions")
        onTriggered: root.historyWanted(root.postId)
    }

    PostMenuItem {
        possible: !root.facts.mine
        iconName: "person"
        //: In the menu of a post: to the page of its author
        text: qsTr("About this person")
        onTriggered: root.routeRequested("person/" + root.facts.personId)
    }

    PostMenuItem {
        objectName: "menuReport"
        possible: root.facts.mayReport
        iconName: "warning"
        //: In the menu of a post: tells the moderators
        text: qsTr("Report")
        onTriggered: root.routeRequested("report/" + root.postId)
    }

    PostMenuItem {
        objectName: "menuRemove"
        possible: root.facts.mayRemove
        danger: true
        iconName: "trash"
        //: In the menu of a post of mine: takes it back
        text: qsTr("Remove")
        onTriggered: root.removeWanted(root.postId)
    }
}
