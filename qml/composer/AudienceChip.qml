// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! Who will be able to read what is being written. Each press goes on to the next audience. */
QsChip {
    id: root

    required property audienceSign audience
    readonly property list<string> icons: ["drop-closed", "chain", "ripple", "cluster"]
    readonly property list<color> tints: [
        Theme.color.audiencePrivate,
        Theme.color.audienceConnections,
        Theme.color.audiencePublic,
        Theme.color.audienceGroup
    ]

    objectName: "audience"
    implicitHeight: Theme.size.touch
    iconName: root.icons[root.audience.kind]
    tint: root.tints[root.audience.kind]
    text: root.audience.word
    //: Spoken name of the button that changes who can read the post; %1 is the audience now
    Accessible.name: qsTr("Audience: %1").arg(root.audience.word)
}
