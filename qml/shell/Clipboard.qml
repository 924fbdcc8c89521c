// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick

/*! Puts text on the clipboard. */
TextEdit {
    id: root

    visible: false
    textFormat: TextEdit.PlainText
    Accessible.ignored: true

    function put(text: string) : void {
        root.text = text;
        root.selectAll();
        root.copy();
        root.text = "";
    }
}
