// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models

/*! Asks once before a written text may become readable by everyone. */
QsDialog {
    id: root

    required property Composer composer
    readonly property bool wanted: root.composer.asksPublic

    //: Question before a post that has been written becomes public
    title: qsTr("Let everyone read this?")
    text: qsTr("Public posts are not sealed: anyone can read them, and so can the server. What "
        + "you wrote stays as it is.")
    //: Answer to the question whether everyone may read the post
    primaryText: qsTr("Make it public")
    //: Answer to the question whether everyone may read the post
    secondaryText: qsTr("Keep it as it was")
    onWantedChanged: root.wanted ? root.open() : root.close()
    onAccepted: root.composer.confirmPublic()
    onRejected: root.composer.keepAudience()
}
