// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Quicksilver.Theme

/*! A window that loads one page of this folder in the wanted look. */
Window {
    id: root

    required property string page
    required property string look
    required property real textScale
    readonly property list<string> looks: ["system", "light", "dark", "hclight", "hcdark"]

    visible: true
    title: "Quicksilver gallery"
    color: Theme.color.bgCanvas

    Component.onCompleted: {
        Theme.mode = root.looks.indexOf(root.look);
        Theme.textScale = root.textScale;
    }

    Binding {
        target: Theme
        property: "compact"
        value: root.width < 600
    }

    Loader {
        anchors.fill: parent
        source: root.page + ".qml"
        LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
        LayoutMirroring.childrenInherit: true
    }
}
