// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Quicksilver.Controls
import Quicksilver.Theme

/*! One of a list of words, shown under a label. */
FocusScope {
    id: root

    required property string label
    required property list<string> options
    property alias currentIndex: box.currentIndex
    property string hint
    readonly property int listMax: Theme.size.dialogMax

    signal activated(index: int)

    implicitWidth: Theme.size.sheetMax / 2
    implicitHeight: column.implicitHeight
    opacity: root.enabled ? 1 : Theme.disabledOpacity

    Column {
        id: column

        width: root.width
        spacing: Theme.space.xs

        LabelText {
            text: root.label
            width: parent.width
            Accessible.ignored: true
        }

        T.ComboBox {
            id: box

            width: parent.width
            implicitHeight: Math.max(Theme.size.touch, implicitContentHeight + Theme.space.l)
            leftPadding: Theme.space.m + (mirrored ? arrow.width : 0)
            rightPadding: Theme.space.m + (mirrored ? 0 : arrow.width)
            focus: true
            focusPolicy: Qt.StrongFocus
            model: root.options
            Accessible.name: root.label
            Accessible.description: root.hint
            Accessible.onPressAction: box.popup.open()
            Keys.onReturnPressed: box.popup.open()
            onActivated: index => root.activated(index)

            contentItem: BodyText {
                text: box.displayText
                horizontalAlignment: Text.AlignLeft
                verticalAlignment: Text.AlignVCenter
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }

            indicator: QsIcon {
                id: arrow

                x: box.mirrored ? Theme.space.m : box.width - width - Theme.space.m
                y: (box.height - height) / 2
                name: "down"
                size: Theme.size.iconM
                color: Theme.color.fgSecondary
            }

            background: FieldFrame {
                focused: box.visualFocus
            }

            delegate: OptionRow {
                required property string modelData
                required property int index

                width: box.width
                text: modelData
                chosen: index === box.currentIndex
                highlighted: index === box.highlightedIndex
            }

            popup: T.Popup {
                y: box.height + Theme.space.xs
                width: box.width
                implicitHeight: Math.min(implicitContentHeight + Theme.space.l, root.listMax)
                verticalPadding: Theme.space.s

                contentItem: ListView {
                    clip: true
                    implicitHeight: contentHeight
                    model: box.popup.visible ? box.delegateModel : null
                    currentIndex: box.highlightedIndex
                    highlightMoveDuration: 0
                    highlightResizeDuration: 0
                }

                background: PopupGround {}
            }
        }

        FieldNote {
            width: parent.width
            hint: root.hint
        }
    }
}
