// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick
import Quicksilver.Evidence
import Quicksilver.Models
import Quicksilver.People
import Quicksilver.Thread
import Quicksilver.Trust

/*!
    The pages about other people and what they wrote, by the route they are known by. `argument`
    says whom or what a page is about.
*/
Item {
    id: root

    required property Session session
    required property string argument

    function page(name: string) : Component {
        switch (name) {
        case "verify/":
            return verify;
        case "circles":
            return circles;
        case "circle/":
            return circle;
        case "person/":
            return person;
        case "thread/":
            return thread;
        case "report/":
            return report;
        }
        return null;
    }

    // Unbound, so that the loader of another file can make them.
    // qmllint disable unqualified

    Component {
        id: verify

        VerifyPage {
            trust: root.session.trust
            personId: root.argument
        }
    }

    Component {
        id: circles

        CirclesPage {
            circles: root.session.circles
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
        id: thread

        ThreadPage {
            session: root.session
            postId: root.argument
        }
    }
    // qmllint enable unqualified
}
