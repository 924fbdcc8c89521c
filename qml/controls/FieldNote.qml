// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Theme

/*! The line under a field: a hint, or what is wrong, with a picture so that color is not alone. */
Item {
    id: root

    property string hint
    property string error
    readonly property bool failed: root.error !== ""

    implicitHeight: visible ? words.implicitHeight : 0
    visible: root.hint !== "" || root.failed
    Accessible.ignored: !root.visible
    Accessible.role: root.failed ? Accessible.AlertMessage : Accessible.StaticText
    Accessible.name: root.failed ? root.error : root.hint

    QsIcon {
        id: sign

        visible: root.failed
        name: "warning"
        size: Theme.size.iconS
        color: Theme.color.danger
        anchors.left: parent.left
    }

    CaptionText {
        id: words

        anchors.left: root.failed ? sign.right : parent.left
        anchors.leftMargin: root.failed ? Theme.space.xs : 0
        anchors.right: parent.right
        text: root.failed ? root.error : root.hint
        color: root.failed ? Theme.color.danger : Theme.color.fgMuted
        Accessible.ignored: true
    }
}
