// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "options.h"

class QQmlEngine;

/// The numbers of Theme.Mode.
enum class ThemeMode { System, Light, Dark, HighContrastLight, HighContrastDark };

/// Tells the theme what the system and the command line want. False if there is no theme. After the
/// interface has been loaded.
[[nodiscard]] bool setThemeInputs(QQmlEngine& engine, const Options& options);

/// Changes between light and dark while running.
void setThemeMode(QQmlEngine& engine, ThemeMode mode);
