// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Theme

/*!
    A person: their picture, or initials, in a ring of metal. Presence is told by the shape of a
    small bead (full, half, outline), not by its color. Pictures come already round.
*/
Item {
    id: root

    enum Presence {
        None,
        Full,
        Half,
        Outline
    }

    required property string name
    property url source
    property real size: Theme.size.avatarL
    property int presence: QsAvatar.None
    property int hue: -1
    readonly property bool pictured: picture.status === Image.Ready
    readonly property list<string> words: root.name.trim().split(" ")
    readonly property string lastWord: root.words[root.words.length - 1]
    readonly property string first: root.initial(root.words[0])
    readonly property string last: root.words.length > 1 ? root.initial(root.lastWord) : ""

    // A letter beyond the first plane is two units of a string, but one of an array made from it.
    function initial(word: string) : string {
        return Array.from(word)[0] ?? "";
    }

    implicitWidth: root.size
    implicitHeight: root.size
    Accessible.role: Accessible.Graphic
    Accessible.name: root.name

    Rectangle {
        anchors.fill: parent
        radius: width / 2
        border.width: Theme.stroke.thin
        border.color: Theme.color.lineStrong
        gradient: Gradient {
            GradientStop {
                position: 0
                color: Theme.color.metalLight
            }
            GradientStop {
                position: 0.58
                color: Theme.color.metalMid
            }
            GradientStop {
                position: 0.62
                color: Theme.color.metalLow
            }
            GradientStop {
                position: 1
                color: Theme.color.metalSheen
            }
        }

        Rectangle {
            anchors.fill: parent
            anchors.margins: Math.max(Theme.stroke.strong, root.size / 18)
            radius: width / 2
            color: Theme.color.bgSunken
            border.width: root.hue < 0 ? 0 : Theme.stroke.strong
            border.color: Qt.hsla(root.hue / 360, 0.55, Theme.dark ? 0.66 : 0.44, 1)

            LabelText {
                anchors.centerIn: parent
                visible: !root.pictured
                text: (root.first + root.last).toLocaleUpperCase()
                font.pixelSize: root.size * 0.36
                lineHeightMode: Text.ProportionalHeight
                lineHeight: 1
                Accessible.ignored: true
            }

            Image {
                id: picture

                anchors.fill: parent
                source: root.source
                sourceSize.width: Math.ceil(root.size * 2)
                sourceSize.height: Math.ceil(root.size * 2)
                asynchronous: true
                fillMode: Image.PreserveAspectCrop
                mipmap: true
            }
        }
    }

    PresenceBead {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: Math.max(Theme.space.s, root.size / 4)
        height: width
        presence: root.presence
    }
}
