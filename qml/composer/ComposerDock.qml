// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*!
    The composer above the timeline: one line until it is used. It grows over the posts instead of
    pushing them down.
*/
FocusScope {
    id: root

    required property Composer composer
    required property CirclesModel circles
    required property profile me
    readonly property bool writing: field.activeFocus || foot.activeFocus || footer.choosing
    readonly property bool open: root.writing || root.composer.asksPublic
    readonly property int restingHeight: Theme.size.avatarM + Theme.space.m * 2

    signal backRequested()

    implicitHeight: column.height + Theme.space.m * 2
    Keys.onEscapePressed: root.backRequested()

    function focusField() : void {
        field.focusField();
    }

    QsCard {
        anchors.fill: parent
    }

    QsAvatar {
        id: avatar

        anchors.left: parent.left
        anchors.leftMargin: Theme.space.m
        y: Theme.space.m
        name: root.me.name
        size: Theme.size.avatarM
        Accessible.ignored: true
    }

    Column {
        id: column

        anchors.left: avatar.right
        anchors.right: parent.right
        anchors.leftMargin: Theme.space.m
        anchors.rightMargin: Theme.space.m
        y: Theme.space.m
        spacing: Theme.space.s

        ComposerField {
            id: field

            width: column.width
            focus: true
            composer: root.composer
            minimumLines: root.open ? 3 : 1
            maximumLines: root.open ? 10 : 1
        }

        CaptionText {
            width: column.width
            visible: root.composer.problem !== ""
            text: root.composer.problem
            color: Theme.color.danger
        }

        FocusScope {
            id: foot

            width: column.width
            height: footer.implicitHeight
            visible: root.open

            ComposerFooter {
                id: footer

                width: parent.width
                composer: root.composer
                circles: root.circles
            }
        }
    }
}
