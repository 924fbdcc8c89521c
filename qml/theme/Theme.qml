// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

pragma Singleton

import QtQuick

/*!
    Every look in the application: colors, spaces, type, motion. The host sets the inputs at the
    top; everything below follows from them. Nothing outside this module holds a literal.
*/
QtObject {
    id: root

    enum Mode {
        System,
        Light,
        Dark,
        HighContrastLight,
        HighContrastDark
    }

    enum Tier {
        Still,
        Shapes,
        Shader
    }

    property int mode: Theme.System
    property bool systemDark: false
    property bool systemHighContrast: false
    property bool reducedMotion: false
    property bool compact: false
    property real textScale: 1
    property int tier: Theme.Shader

    readonly property bool dark: root.mode === Theme.System ? root.systemDark : root.chosenDark
    readonly property bool darkContrast: root.mode === Theme.HighContrastDark
    readonly property bool chosenDark: root.mode === Theme.Dark || root.darkContrast
    readonly property bool chosenContrast: root.mode >= Theme.HighContrastLight
    readonly property bool highContrast: root.chosenContrast || root.systemContrast
    readonly property bool systemContrast: root.mode === Theme.System && root.systemHighContrast
    readonly property bool still: root.reducedMotion || root.highContrast
    readonly property int effectiveTier: root.still ? Theme.Still : root.tier
    readonly property bool moving: root.effectiveTier > Theme.Still

    readonly property ColorSet plainColors: root.dark ? root.darkColors : root.lightColors
    readonly property ColorSet contrastColors: root.dark ? root.contrastDark : root.contrastLight
    readonly property ColorSet color: root.highContrast ? root.contrastColors : root.plainColors
    readonly property ColorSet lightColors: LightColors {}
    readonly property ColorSet darkColors: DarkColors {}
    readonly property ColorSet contrastLight: HighContrastLightColors {}
    readonly property ColorSet contrastDark: HighContrastDarkColors {}

    readonly property SpaceScale space: SpaceScale {}
    readonly property RadiusScale radius: RadiusScale {}
    readonly property StrokeScale stroke: StrokeScale {}
    readonly property SizeScale size: SizeScale {
        scale: root.textScale
        compact: root.compact
    }
    readonly property TypeRamp text: TypeRamp {
        scale: Math.max(0.8, Math.min(2, root.textScale))
        compact: root.compact
    }
    readonly property DurationScale duration: DurationScale {
        moving: root.moving
    }
    readonly property EasingSet easing: EasingSet {}
    readonly property real disabledOpacity: 0.45
}
