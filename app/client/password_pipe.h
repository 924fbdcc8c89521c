// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QString>

/// Reads the first line that comes through an inherited descriptor, closes it and wipes what it
/// read. Waits until the other side has written a line or closed. Empty if there was nothing.
[[nodiscard]] QString readPassword(int descriptor);

/// Overwrites a password that nobody shares any more.
void wipe(QString& password);
