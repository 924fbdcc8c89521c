// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Quicksilver.Theme

/*!
    Several lines of text, as in the composer. It grows from minimumLines to maximumLines and
    scrolls beyond. Tab leaves it; Ctrl+Enter is submitted(). Escape is not handled here, so that
    it never discards what was written.
*/
FocusScope {
    id: root

    required property string label
    property alias text: input.text
    property alias readOnly: input.readOnly
    property alias cursorPosition: input.cursorPosition
    property string placeholderText
    property string description
    property bool framed: true
    property bool labelShown: root.framed
    property int minimumLines: 3
    property int maximumLines: 12
    readonly property int chrome: root.framed ? Theme.space.m * 2 : 0
    readonly property int head: root.labelShown ? heading.height + Theme.space.xs : 0
    readonly property int line: Theme.text.bodyLarge.lineHeight
    readonly property real wanted: Math.max(input.contentHeight, root.minimumLines * root.line)

    signal edited()
    signal submitted()

    implicitWidth: Theme.size.sheetMax / 2
    implicitHeight: Math.min(root.wanted, root.maximumLines * root.line) + root.chrome + root.head

    function focusField() : void {
        input.forceActiveFocus(Qt.TabFocusReason);
    }

    function insert(words: string) : void {
        input.insert(input.cursorPosition, words);
    }

    LabelText {
        id: heading

        width: root.width
        visible: root.labelShown
        text: root.label
        Accessible.ignored: true
    }

    FieldFrame {
        anchors.fill: parent
        anchors.topMargin: root.head
        visible: root.framed
        focused: input.activeFocus
    }

    Flickable {
        id: view

        anchors.fill: parent
        anchors.margins: root.chrome / 2
        anchors.topMargin: root.head + root.chrome / 2
        contentWidth: width
        contentHeight: Math.max(input.implicitHeight, height)
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        T.TextArea {
            id: input

            width: view.width
            height: view.contentHeight
            implicitHeight: contentHeight
            focus: true
            selectByMouse: true
            wrapMode: TextEdit.Wrap
            textFormat: TextEdit.PlainText
            color: Theme.color.fgPrimary
            selectionColor: Theme.color.accent
            selectedTextColor: Theme.color.accentInk
            font.family: Theme.text.family
            font.pixelSize: Theme.text.bodyLarge.size
            Accessible.name: root.label
            // The template speaks this as the description and never draws it.
            placeholderText: root.description
            Accessible.description: root.description
            KeyNavigation.priority: KeyNavigation.BeforeItem
            Keys.onTabPressed: root.leave(true)
            Keys.onBacktabPressed: root.leave(false)
            Keys.onPressed: event => {
                event.accepted = root.submits(event.key, event.modifiers);
                if (event.accepted)
                    root.submitted();
            }
            onTextChanged: root.edited()
            onCursorRectangleChanged: root.follow(cursorRectangle)
        }
    }

    BodyLargeText {
        anchors.fill: view
        visible: input.text === "" && input.preeditText === ""
        text: root.placeholderText
        horizontalAlignment: Text.AlignLeft
        color: Theme.color.fgMuted
        // As the text that is typed here, which has no line height of its own.
        topPadding: 0
        bottomPadding: 0
        Accessible.ignored: true
    }

    function submits(key: int, modifiers: int) : bool {
        const enter = key === Qt.Key_Return || key === Qt.Key_Enter;
        return enter && (modifiers & Qt.ControlModifier) !== 0;
    }

    function leave(forward: bool) : void {
        const reason = forward ? Qt.TabFocusReason : Qt.BacktabFocusReason;
        input.nextItemInFocusChain(forward).forceActiveFocus(reason);
    }

    function follow(caret: rect) : void {
        if (caret.y < view.contentY)
            view.contentY = caret.y;
        else if (caret.y + caret.height > view.contentY + view.height)
            view.contentY = caret.y + caret.height - view.height;
    }
}
