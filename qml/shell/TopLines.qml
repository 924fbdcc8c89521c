// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Models
import Quicksilver.Trust

/*! What has to be said above everything: how the connection is, and whom or what not to trust. */
Column {
    id: root

    required property Session session

    signal compareRequested(personId: string)

    LinkLine {
        width: parent.width
        link: root.session.link
    }

    TrustAlarm {
        width: parent.width
        trust: root.session.trust
        onCompareRequested: personId => root.compareRequested(personId)
    }
}
