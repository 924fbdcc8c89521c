// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQml

/*! Where one is, and how one came here: a place, and what has opened over it. */
QtObject {
    id: root

    required property string place ///< The route asked for, known or not.
    required property list<string> places
    required property Pages pages
    readonly property string at: root.knows(root.place) ? root.place : "home"
    property string ground: "home" ///< The place below whatever is open over it.
    property list<string> before: []

    signal routeRequested(route: string)

    onAtChanged: {
        if (root.places.includes(root.at))
            root.ground = root.at;
        else if (root.at.startsWith("you/"))
            root.ground = "you";
    }

    function knows(route: string) : bool {
        const isPlace = route === "compose" || root.places.includes(route);
        return isPlace || root.pages.componentFor(route) !== null;
    }

    function open(route: string) : void {
        root.before = root.places.includes(route) ? [] : root.before.concat([root.at]);
        root.routeRequested(route);
    }

    function back() : void {
        const last = root.before.length > 0 ? root.before[root.before.length - 1] : root.ground;
        root.before = root.before.slice(0, -1);
        root.routeRequested(last);
    }
}
