// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! Who somebody is, and how sure that is. */
Row {
    id: root

    required property PersonPage page

    spacing: Theme.space.l

    QsAvatar {
        id: picture

        name: root.page.person.name
        hue: root.page.person.hue
        Accessible.ignored: true
    }

    Column {
        width: parent.width - picture.width - root.spacing
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space.xs

        BodyText {
            width: parent.width
            visible: text !== ""
            text: root.page.relation
            horizontalAlignment: Text.AlignLeft
        }

        CaptionText {
            width: parent.width
            text: root.page.standing
        }

        CaptionText {
            width: parent.width
            visible: text !== ""
            text: root.page.followers
        }
    }
}
