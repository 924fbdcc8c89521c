// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Theme

/*! Who can see something: always a picture and a word, in the color of that audience. */
Row {
    id: root

    enum Kind {
        Private,
        People,
        Circle,
        Group,
        Connections,
        Public
    }

    required property int kind
    required property string text
    readonly property list<string> iconNames: [
        "drop-closed",
        "drops-two",
        "drops-ring",
        "cluster",
        "chain",
        "ripple"
    ]
    readonly property list<color> colors: [
        Theme.color.audiencePrivate,
        Theme.color.audiencePrivate,
        Theme.color.audienceConnections,
        Theme.color.audienceGroup,
        Theme.color.audienceConnections,
        Theme.color.audiencePublic
    ]

    spacing: Theme.space.xs
    Accessible.role: Accessible.StaticText
    //: Spoken; %1 is the audience, such as "Only me"
    Accessible.name: qsTr("Visible to: %1").arg(root.text)

    QsIcon {
        anchors.verticalCenter: parent.verticalCenter
        name: root.iconNames[root.kind] ?? ""
        size: Theme.size.iconS
        color: root.colors[root.kind] ?? Theme.color.fgMuted
    }

    CaptionText {
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        color: root.colors[root.kind] ?? Theme.color.fgMuted
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
