// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! What this device saw that must not be passed over, in plain words. */
QsPage {
    id: root

    required property TrustModel trust

    //: Title of the page with what was found amiss
    title: qsTr("Security log")
    spacing: Theme.space.m

    Connections {
        target: root.trust

        function onProofReady(text) {
            root.copyRequested(text);
        }
    }

    BodyText {
        width: parent.width
        horizontalAlignment: Text.AlignLeft
        text: qsTr("What did not check out, and was therefore not shown. Kept on this device only.")
        color: Theme.color.fgSecondary
    }

    QsEmptyState {
        width: parent.width
        visible: root.trust.log.count === 0
        iconName: "shield"
        //: The security log has no entries
        title: qsTr("Nothing to report")
        text: qsTr("Everything your server sent so far was genuine.")
    }

    Column {
        width: parent.width

        Repeater {
            model: root.trust.log

            Column {
                id: entry

                required property string entry
                required property string text
                required property string advice
                required property string when
                required property string became
                required property int tone
                required property bool hasProof
                required property string personId

                width: parent.width

                FindingRow {
                    width: parent.width
                    text: entry.text
                    advice: entry.advice
                    when: entry.when
                    became: entry.became
                    tone: entry.tone
                    hasProof: entry.hasProof
                    personId: entry.personId
                    onProofRequested: root.trust.fetchProof(entry.entry)
                    onCompareRequested: root.routeRequested("verify/" + entry.personId)
                }

                QsDivider {
                    width: parent.width
                }
            }
        }
    }
}
