// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Theme

/*! What program this is, in which version and under which licence. */
QsPage {
    id: root

    //: Title of the page about the program
    title: qsTr("About")

    HeadlineText {
        width: parent.width
        //: Name of the program
        text: qsTr("Quicksilver")
        horizontalAlignment: Text.AlignLeft
    }

    BodyText {
        width: parent.width
        horizontalAlignment: Text.AlignLeft
        //: %1 is a version such as 0.1.0
        text: qsTr("Version %1").arg(Application.version)
    }

    BodyText {
        width: parent.width
        horizontalAlignment: Text.AlignLeft
        text: qsTr("A timeline for the people you choose.")
    }

    BodyText {
        width: parent.width
        horizontalAlignment: Text.AlignLeft
        text: qsTr("All but public posts is sealed on your device: the server cannot read it.")
    }

    CaptionText {
        width: parent.width
        text: qsTr("Free software under the Mozilla Public License 2.0.")
    }
}
