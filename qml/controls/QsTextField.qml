// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Quicksilver.Controls
import Quicksilver.Theme

/*! One line of text under its label. A non-empty error marks it invalid and says why. */
FocusScope {
    id: root

    required property string label
    property alias text: input.text
    property alias readOnly: input.readOnly
    property alias maximumLength: input.maximumLength
    property alias inputMethodHints: input.inputMethodHints
    property alias echoMode: input.echoMode
    property alias actions: extras.data
    property string placeholderText
    property string hint
    property string error
    property bool labelShown: true
    property string leadingIcon
    readonly property bool mirrored: root.LayoutMirroring.enabled
    readonly property bool invalid: root.error !== ""
    readonly property string note: root.invalid ? root.error : root.hint
    readonly property bool secret: root.echoMode !== TextInput.Normal
    readonly property string ending: root.note === "" ? "" : ". " + root.note
    readonly property string namedNote: root.label + root.ending

    signal edited()
    signal accepted()

    implicitWidth: Theme.size.sheetMax / 2
    implicitHeight: column.implicitHeight
    opacity: root.enabled ? 1 : Theme.disabledOpacity

    function focusField() : void {
        input.forceActiveFocus(Qt.TabFocusReason);
    }

    function selectAll() : void {
        input.selectAll();
    }

    Column {
        id: column

        width: root.width
        spacing: Theme.space.xs

        LabelText {
            width: parent.width
            visible: root.labelShown
            text: root.label
            Accessible.ignored: true
        }

        T.TextField {
            id: input

            width: parent.width
            implicitHeight: Math.max(Theme.size.touch, contentHeight + Theme.space.l)
            leftPadding: Theme.space.m + (root.mirrored ? extras.width : lead.room)
            rightPadding: Theme.space.m + (root.mirrored ? lead.room : extras.width)
            verticalAlignment: TextInput.AlignVCenter
            focus: true
            selectByMouse: true
            color: Theme.color.fgPrimary
            selectionColor: Theme.color.accent
            selectedTextColor: Theme.color.accentInk
            font.family: Theme.text.family
            font.pixelSize: Theme.text.body.size
            passwordCharacter: "●"
            Accessible.name: root.label
            // The template speaks this as the description and never draws it. A secret field has
            // no spoken name on Qt 6.4, so there it carries the label too.
            placeholderText: root.secret ? root.namedNote : root.note
            Accessible.description: placeholderText
            onTextEdited: root.edited()
            onAccepted: root.accepted()

            background: FieldFrame {
                focused: input.activeFocus
                invalid: root.invalid
            }

            QsIcon {
                id: lead

                readonly property int room: visible ? Theme.size.iconM + Theme.space.s : 0

                anchors.left: parent.left
                anchors.leftMargin: Theme.space.m
                anchors.verticalCenter: parent.verticalCenter
                visible: root.leadingIcon !== ""
                name: root.leadingIcon
                size: Theme.size.iconM
                color: Theme.color.fgMuted
            }

            BodyText {
                x: input.leftPadding
                width: input.width - input.leftPadding - input.rightPadding
                height: input.height
                visible: input.text === "" && input.preeditText === ""
                text: root.placeholderText
                horizontalAlignment: Text.AlignLeft
                color: Theme.color.fgMuted
                verticalAlignment: Text.AlignVCenter
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }

            Row {
                id: extras

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
            }
        }

        FieldNote {
            width: parent.width
            hint: root.hint
            error: root.error
        }
    }
}
