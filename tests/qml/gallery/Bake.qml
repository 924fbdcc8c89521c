// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Effects
import Quicksilver.Theme

/*!
    Draws the still pictures of resources/material with the shader and saves them in the working
    directory, once per look. Run it again whenever the shader changes:
    qs_gallery --page Bake --mode light, then dark.
*/
Item {
    id: root

    readonly property string look: Theme.dark ? "dark" : "light"

    Component.onCompleted: later.start()

    function save(item: Item, name: string) : void {
        item.grabToImage(result => result.saveToFile(name + "-" + root.look + ".png"));
    }

    // One frame must have been shown before an item can be grabbed.
    Timer {
        id: later

        interval: 200
        onTriggered: {
            root.save(bead, "bead");
            root.save(pool, "pool");
        }
    }

    MercuryShader {
        id: bead

        width: 160
        height: 160
        dropA: Qt.vector4d(80, 80, 63, 0)
        bevel: 63
        calm: 0.8
        lineWidth: 4
    }

    MercuryPool {
        id: pool

        x: 180
        width: 640
        height: 320
        lineWidth: 2
    }
}
