// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>

namespace qs::protocol {

/// Every frame with its number and fields, one a line: what a second implementation must agree
/// with. A test pins the hash of this text to kProtocolVersion.
[[nodiscard]] QByteArray describeFrames();

} // namespace qs::protocol
