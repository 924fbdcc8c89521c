// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Theme

/*! Fields and choices. */
QsPane {
    id: root

    QsScroll {
        anchors.fill: parent
        columnMax: root.width - 2 * padding

        Flow {
            width: parent.width
            spacing: Theme.space.l

            QsTextField {
                label: "Your name"
                placeholderText: "As your people know you"
                hint: "You can change it later."
            }

            QsPasswordField {
                label: "Passphrase"
                text: "correct horse"
                error: "Too short: use four words or more."
            }

            QsSearchField {
                label: "Search people"
            }

            QsComboBox {
                label: "Language"
                options: ["English", "Deutsch", "العربية"]
            }

            QsTextArea {
                label: "Post"
                placeholderText: "What happened?"
            }

            QsSlider {
                label: "Text size"
                value: 0.4
            }
        }

        Flow {
            width: parent.width
            spacing: Theme.space.l

            QsCheckBox {
                text: "Remember this device"
                checked: true
            }

            QsRadioButton {
                text: "Everyone I know"
                description: "Direct connections only"
                checked: true
            }

            QsRadioButton {
                text: "Nobody"
            }

            QsSwitch {
                text: "Read receipts"
                checked: true
            }

            QsSwitch {
                text: "Link previews"
            }
        }
    }
}
