// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! Sixty digits to be read aloud: twelve groups of five, the same order in every language. */
Item {
    id: root

    required property TrustModel trust
    readonly property int columns: width < Theme.size.dialogMax * 0.8 ? 3 : 4

    implicitHeight: grid.implicitHeight
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.StaticText
    Accessible.name: Array.from(root.trust.groups).join(" ")

    GridLayout {
        id: grid

        width: parent.width
        columns: root.columns
        rowSpacing: Theme.space.s
        columnSpacing: Theme.space.s

        Repeater {
            model: root.trust.groups

            MonoText {
                required property string modelData

                Layout.fillWidth: true
                text: modelData
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true
            }
        }
    }
}
