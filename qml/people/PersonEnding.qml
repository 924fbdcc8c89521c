// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! Ends a connection, after saying what somebody can still read. */
Column {
    id: root

    required property PersonPage page

    signal ended()

    QsRow {
        id: removing

        objectName: "removePerson"
        width: parent.width
        visible: root.page.connected
        danger: true
        iconName: "minus"
        //: Action: end the connection with somebody
        title: qsTr("Remove connection")
        onClicked: removal.open()
    }

    QsRow {
        objectName: "blockPerson"
        width: parent.width
        visible: root.page.known && !root.page.blocked
        danger: true
        iconName: "block"
        //: Action: end the connection with somebody and refuse what they send
        title: qsTr("Block")
        onClicked: blocking.open()
    }

    QsRow {
        objectName: "unblockPerson"
        width: parent.width
        visible: root.page.blocked
        iconName: "undo"
        //: Action: no longer refuse what somebody sends
        title: qsTr("Unblock")
        subtitle: qsTr("They can ask to connect again.")
        onClicked: root.page.unblock()
    }

    QsDialog {
        id: removal

        dangerous: true
        //: Question; %1 is a name
        title: qsTr("Remove %1?").arg(root.page.person.name)
        text: root.page.removalText
        //: Button: end the connection
        primaryText: qsTr("Remove")
        onAccepted: {
            root.page.remove();
            root.ended();
        }
    }

    QsDialog {
        id: blocking

        dangerous: true
        //: Question; %1 is a name
        title: qsTr("Block %1?").arg(root.page.person.name)
        text: root.page.blockingText
        //: Button: refuse what somebody sends
        primaryText: qsTr("Block")
        onAccepted: {
            root.page.block();
            root.ended();
        }
    }
}
