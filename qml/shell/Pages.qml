// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models

/*!
    What opens over a place. A route is a name ("you/about"), or a name that ends in a slash and
    what it is about ("person/6f0a..."): the part after the last slash is the page's `argument`.
    Pages are made when they are asked for and gone when they are left.
*/
FocusScope {
    id: root

    required property Session session
    required property string route
    readonly property string argument: root.route.slice(root.route.lastIndexOf("/") + 1)
    readonly property bool shown: root.componentFor(root.route) !== null

    signal backRequested()
    signal routeRequested(route: string)
    signal copyRequested(text: string)
    signal noteRequested(text: string)

    // A route is looked up whole, then without what the page is about.
    function componentFor(route: string) : Component {
        // Spelled out: compiled by Qt 6.4, `??` lets a null component through.
        const whole = root.page(route);
        if (whole)
            return whole;
        return root.page(route.slice(0, route.lastIndexOf("/") + 1));
    }

    function page(name: string) : Component {
        const mine = account.page(name);
        if (mine)
            return mine;
        return people.page(name);
    }

    AccountPages {
        id: account

        session: root.session
    }

    PeoplePages {
        id: people

        session: root.session
        argument: root.argument
    }

    Loader {
        anchors.fill: parent
        focus: true
        active: root.visible
        sourceComponent: root.componentFor(root.route)
        onLoaded: {
            const page = item as QsPage;
            page.backRequested.connect(root.backRequested);
            page.routeRequested.connect(root.routeRequested);
            page.copyRequested.connect(root.copyRequested);
            page.noteRequested.connect(root.noteRequested);
            page.forceActiveFocus();
        }
    }
}
