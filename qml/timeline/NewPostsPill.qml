// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Theme

/*! Says how many posts wait above, and lets them in. */
QsButton {
    id: root

    required property string words

    objectName: "newPostsPill"
    visible: root.words !== ""
    kind: QsButton.Primary
    iconName: "up"
    text: root.words
    horizontalPadding: Theme.space.l
    //: Spoken with the number of new posts
    description: qsTr("Shows the new posts above")

    LiveRegion {
        id: voice
    }

    // Spoken when they appear, not for each one that joins.
    onVisibleChanged: if (visible)
        voice.announce(root.words)
}
