// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models
import Quicksilver.Theme

/*! Makes a filter, and says what it would have done before it is kept. */
QsCard {
    id: root

    required property Shelf shelf
    readonly property list<int> days: [0, 1, 7, 30]

    spacing: Theme.space.m

    Heading {
        width: parent.width
        level: 3
        //: Heading over the fields of a new filter
        text: qsTr("New filter")
    }

    QsTextField {
        id: words

        objectName: "filterWords"
        width: parent.width
        //: Field: the words a filter looks for
        label: qsTr("Words")
        hint: root.shelf.preview !== ""
            ? root.shelf.preview
            : qsTr("Several, with commas between them. Case and accents do not count.")
        onEdited: root.shelf.tryFilter(text)
    }

    QsTextField {
        id: name

        objectName: "filterName"
        width: parent.width
        //: Field: what a filter is called
        label: qsTr("Name")
        placeholderText: qsTr("Shown where it folds a post")
    }

    QsSegmented {
        id: does

        width: parent.width
        //: Spoken name: what a filter does with posts
        label: qsTr("What it does")
        //: What a filter does with posts
        options: [qsTr("Hide"), qsTr("Fold")]
        onActivated: index => currentIndex = index
    }

    QsSegmented {
        id: until

        width: parent.width
        //: Spoken name: how long a filter lasts
        label: qsTr("How long")
        //: How long a filter or mute lasts
        options: [qsTr("Always"), qsTr("A day"), qsTr("A week"), qsTr("A month")]
        onActivated: index => currentIndex = index
    }

    Flow {
        width: parent.width
        spacing: Theme.space.s

        QsButton {
            objectName: "keepFilter"
            kind: QsButton.Primary
            enabled: words.text.trim() !== ""
            //: Button: keeps a new filter
            text: qsTr("Keep filter")
            onClicked: {
                const lasts = root.days[until.currentIndex];
                root.shelf.keepFilter(name.text, words.text, does.currentIndex === 1, lasts);
                words.text = "";
                name.text = "";
                root.shelf.tryFilter("");
            }
        }

        QsButton {
            objectName: "muteWord"
            enabled: words.text.trim() !== "" && !words.text.includes(",")
            iconName: "mute"
            //: Button: hides every post with the word, without a filter of its own
            text: qsTr("Just mute this word")
            onClicked: {
                root.shelf.muteWord(words.text, root.days[until.currentIndex]);
                words.text = "";
                root.shelf.tryFilter("");
            }
        }
    }
}
