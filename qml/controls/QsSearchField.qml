// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*! A field that filters or finds, with a button that empties it. */
QsTextField {
    id: root

    leadingIcon: "search"
    labelShown: false
    placeholderText: root.label
    inputMethodHints: Qt.ImhNoAutoUppercase

    actions: QsIconButton {
        visible: root.text !== ""
        //: Button in a search field
        label: qsTr("Clear")
        iconName: "close"
        onClicked: {
            root.text = "";
            root.edited();
            root.focusField();
        }
    }
}
