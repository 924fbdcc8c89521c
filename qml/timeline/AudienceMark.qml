// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models

/*! The picture and word of an audience. */
QsAudience {
    id: root

    required property audienceSign audience
    readonly property list<int> kinds: [
        QsAudience.Private,
        QsAudience.Connections,
        QsAudience.Public,
        QsAudience.Group
    ]

    kind: root.kinds[root.audience.kind]
    text: root.audience.word
    Accessible.ignored: true
}
