// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Quicksilver.Controls
import Quicksilver.Models

/*! What went wrong, and the button that may help. */
QsBanner {
    id: root

    required property problem problem

    objectName: "problem"
    visible: root.problem.present
    tone: QsBanner.Danger
    text: root.problem.text
    actionText: root.problem.remedy
}
