// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

import QtQuick
import QtTest
import Quicksilver.Controls
import Quicksilver.Effects
import Quicksilver.Theme

Item {
    id: root

    width: 400
    height: 400

    Column {
        QsCheckBox {
            id: box

            text: "Remember"
        }

        QsSwitch {
            id: toggle

            text: "Previews"
        }

        Column {
            QsRadioButton {
                id: one

                text: "Everyone"
                checked: true
            }

            QsRadioButton {
                id: two

                text: "Nobody"
            }
        }

        QsSlider {
            id: slider

            label: "Size"
            from: 0
            to: 10
            stepSize: 1
        }

        QsSegmented {
            id: segments

            label: "Feed"
            options: ["A", "B", "C"]
        }

        QsComboBox {
            id: combo

            label: "Language"
            options: ["English", "Deutsch"]
        }
    }

    SignalSpy {
        id: spy
    }

    TestCase {
        name: "Choices"
        when: windowShown

        function watch(item: Item, signalName: string) {
            spy.target = null;
            spy.signalName = signalName;
            spy.target = item;
            spy.clear();
        }

        function test_assistiveToggleEmitsToggled_data() {
            return [{tag: "check box", item: box}, {tag: "switch", item: toggle}];
        }

        function test_assistiveToggleEmitsToggled(row) {
            watch(row.item, "toggled");
            const before = row.item.checked;
            row.item.Accessible.toggleAction();
            compare(row.item.checked, !before);
            compare(spy.count, 1);
        }

        function test_keysToggle_data() {
            return [{tag: "check box", item: box}, {tag: "switch", item: toggle}];
        }

        function test_keysToggle(row) {
            watch(row.item, "toggled");
            row.item.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            keyClick(Qt.Key_Return);
            compare(spy.count, 2);
        }

        function test_oneRadioButtonIsChosen() {
            watch(two, "toggled");
            two.Accessible.toggleAction();
            verify(two.checked);
            verify(!one.checked);
            compare(spy.count, 1);
            two.Accessible.toggleAction();
            verify(two.checked);
            compare(spy.count, 1);
        }

        function test_sliderAnswersAssistiveSteps() {
            watch(slider, "moved");
            slider.value = 4;
            slider.Accessible.increaseAction();
            compare(slider.value, 5);
            slider.Accessible.decreaseAction();
            compare(slider.value, 4);
            compare(spy.count, 2);
        }

        function test_segmentsAskAndDoNotChange() {
            watch(segments, "activated");
            mouseClick(segments, segments.width - 20, segments.height / 2);
            compare(spy.count, 1);
            compare(spy.signalArguments[0][0], 2);
            compare(segments.currentIndex, 0);
        }

        function test_comboBoxChoosesByKeyboard() {
            watch(combo, "activated");
            combo.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Down);
            compare(combo.currentIndex, 1);
            compare(spy.count, 1);
        }
    }
}
