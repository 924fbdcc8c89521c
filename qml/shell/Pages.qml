// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick
import Quicksilver.Account
import Quicksilver.Controls
import Quicksilver.Evidence
import Quicksilver.Devices
import Quicksilver.Models
import Quicksilver.Onboarding
import Quicksilver.People
import Quicksilver.Shelf
import Quicksilver.Trust
import Quicksilver.You

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
        switch (name) {
        case "you/devices":
            return devices;
        case "you/devices/link":
            return linkDevice;
        case "you/about":
            return about;
        case "you/recovery":
            return sheet;
        case "you/password":
            return password;
        case "you/renew":
            return renew;
        case "you/security":
            return securityLog;
        case "verify/":
            return verify;
        case "circles":
            return circles;
        case "circle/":
            return circle;
        case "person/":
            return person;
        case "you/complete":
            return complete;
        case "you/server":
            return serverRows;
        case "report/":
            return report;
        case "you/bookmarks":
            return bookmarks;
        case "you/drafts":
            return drafts;
        case "you/mutes":
            return mutes;
        case "you/profile":
            return profile;
        case "you/lock":
            return lock;
        }
        return null;
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

    Component {
        id: devices

        DevicesPage {
            session: root.session
        }
    }

    Component {
        id: linkDevice

        LinkDevicePage {
            session: root.session
        }
    }

    Component {
        id: about

        AboutPage {}
    }

    Component {
        id: sheet

        SheetPage {
            secrets: root.session.secrets
        }
    }

    Component {
        id: password

        PasswordPage {
            secrets: root.session.secrets
        }
    }

    Component {
        id: renew

        RenewPage {
            secrets: root.session.secrets
        }
    }

    Component {
        id: circles

        CirclesPage {
            circles: root.session.circles
        }
    }

    Component {
        id: complete

        CompletePage {
            session: root.session
        }
    }

    Component {
        id: circle

        CirclePage {
            circles: root.session.circles
            connections: root.session.connections
            circleId: root.argument
        }
    }

    Component {
        id: serverRows

        ServerRowsPage {
            session: root.session
        }
    }

    Component {
        id: person

        PersonScreen {
            page: root.session.person
            circles: root.session.circles
            personId: root.argument
        }
    }

    Component {
        id: report

        ReportPage {
            session: root.session
            postId: root.argument
        }
    }

    Component {
        id: bookmarks

        BookmarksPage {
            session: root.session
        }
    }

    Component {
        id: securityLog

        SecurityLogPage {
            trust: root.session.trust
        }
    }

    Component {
        id: drafts

        DraftsPage {
            session: root.session
        }
    }

    Component {
        id: mutes

        MutesPage {
            session: root.session
        }
    }

    Component {
        id: profile

        ProfilePage {
            session: root.session
        }
    }

    Component {
        id: lock

        LockPage {
            session: root.session
        }
    }

    Component {
        id: verify

        VerifyPage {
            trust: root.session.trust
            personId: root.argument
        }
    }
}
