// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick
import Quicksilver.Account
import Quicksilver.Devices
import Quicksilver.Evidence
import Quicksilver.Models
import Quicksilver.Onboarding
import Quicksilver.Shelf
import Quicksilver.Trust
import Quicksilver.You

/*! The pages about the account itself and what one keeps in it, by the route they are known by. */
Item {
    id: root

    required property Session session

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
        case "you/complete":
            return complete;
        case "you/server":
            return serverRows;
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

    // Unbound, so that the loader of another file can make them.
    // qmllint disable unqualified

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
        id: securityLog

        SecurityLogPage {
            trust: root.session.trust
        }
    }

    Component {
        id: complete

        CompletePage {
            session: root.session
        }
    }

    Component {
        id: serverRows

        ServerRowsPage {
            session: root.session
        }
    }

    Component {
        id: bookmarks

        BookmarksPage {
            session: root.session
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
    // qmllint enable unqualified
}
