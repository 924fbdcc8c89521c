// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QString>

namespace qs::crypto {

/// How a device is called, for the eyes of its owner alone.
struct DeviceLabel
{
    QString name;     ///< content::checkName() holds.
    QString platform; ///< At most kDevicePlatformBytesMax of UTF-8; may be empty.

    friend bool operator==(const DeviceLabel&, const DeviceLabel&) = default;
};

inline constexpr qsizetype kDeviceNameBytesMax = 1024;
inline constexpr qsizetype kDevicePlatformBytesMax = 128;

[[nodiscard]] bool isUsable(const DeviceLabel& label);

} // namespace qs::crypto
