// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models

/*!
    Where posts are worked on: the menu, the questions, and the short news afterwards. Cards hand
    their wishes to the desk of the screen they are on, which it covers.
*/
Item {
    id: root

    required property ThreadModel thread
    readonly property alias menu: menu
    property string copying
    property bool answersHere: false ///< The screen has a field for answers of its own.
    property string undoId

    signal routeRequested(route: string)
    signal copyRequested(text: string)
    signal replyWanted(postId: string)

    function open(postId: string) : void {
        root.routeRequested("thread/" + postId);
    }

    function reply(postId: string) : void {
        if (root.answersHere) {
            root.replyWanted(postId);
            return;
        }
        root.thread.answer(postId);
        root.routeRequested("thread/" + postId);
    }

    function share(postId: string) : void {
        sharing.ask(postId);
    }

    function edit(postId: string) : void {
        editing.postId = postId;
        root.thread.fetchText(postId);
    }

    function copy(postId: string) : void {
        root.copying = postId;
        root.thread.fetchText(postId);
    }

    function showHistory(postId: string) : void {
        root.thread.loadHistory(postId);
        history.open();
    }

    function showMenu(postId: string, facts: postFacts, button: Item) : void {
        menu.postId = postId;
        menu.facts = facts;
        menu.popup(button, 0, button.height);
    }

    Connections {
        target: root.thread
        enabled: root.visible

        function onTextReady(postId, text) {
            if (postId === root.copying)
                root.copyRequested(text);
            else if (postId === editing.postId)
                editing.ask(text);
            root.copying = "";
        }

        function onSaid(words, undoId) {
            root.undoId = undoId;
            //: Button: brings back what was just taken back
            toasts.show(words, undoId === "" ? "" : qsTr("Undo"));
        }

        function onProblemChanged() {
            if (root.thread.problem !== "")
                toasts.show(root.thread.problem, "");
        }
    }

    PostMenu {
        id: menu

        onCopyWanted: postId => root.copy(postId)
        onEditWanted: postId => root.edit(postId)
        onRemoveWanted: postId => root.thread.remove(postId)
        onHistoryWanted: postId => root.showHistory(postId)
        onRouteRequested: route => root.routeRequested(route)
    }

    EditQuestion {
        id: editing

        onAnswered: text => root.thread.edit(postId, text)
    }

    ShareQuestion {
        id: sharing

        onAnswered: (comment, toEveryone) => root.thread.repost(postId, comment, toEveryone)
    }

    HistorySheet {
        id: history

        thread: root.thread
    }

    QsToastHost {
        id: toasts

        anchors.fill: parent
        onActionTriggered: root.thread.undo(root.undoId)
    }
}
