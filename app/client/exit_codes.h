// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

// What the program leaves with besides 0, after sysexits(3).
inline constexpr int kExitUsage = 2;
inline constexpr int kExitNoWindow = 70;   ///< The interface could not be loaded.
inline constexpr int kExitNoFolder = 73;   ///< The account's folder cannot be made or written.
inline constexpr int kExitInUse = 77;      ///< Another process has the account's folder.
inline constexpr int kExitTourFailed = 74; ///< A picture could not be taken or saved.
