// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Theme

/*! The places one can be: a bar below or a rail at the side. */
Rectangle {
    id: root

    required property string place
    required property int asking
    property bool vertical: false
    readonly property list<string> routes: ["home", "people", "you"]

    signal routeRequested(route: string)

    implicitWidth: bar.implicitWidth
    implicitHeight: bar.implicitHeight
    color: Theme.color.bgSurface

    QsTabBar {
        id: bar

        objectName: "places"
        anchors.horizontalCenter: parent.horizontalCenter
        y: root.vertical ? Theme.space.l : 0
        width: root.vertical ? root.width : Math.min(root.width, Theme.size.sheetMax)
        vertical: root.vertical
        //: Spoken name of the bar with the places of the program
        label: qsTr("Places")
        currentIndex: root.routes.indexOf(root.place)
        onActivated: index => root.routeRequested(root.routes[index])

        QsTab {
            iconName: "home"
            selectedIconName: "home-filled"
            //: Place: the timeline
            text: qsTr("Home")
        }

        QsTab {
            iconName: "connections"
            //: Place: the people one is connected with
            text: qsTr("Connections")
            badge: root.asking
        }

        QsTab {
            iconName: "person"
            //: Place: the account and its settings
            text: qsTr("You")
        }
    }

    QsDivider {
        width: root.vertical ? implicitHeight : root.width
        height: root.vertical ? root.height : implicitHeight
        x: root.vertical && !root.LayoutMirroring.enabled ? root.width - width : 0
    }
}
