// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QtGlobal>

namespace qs::codec {

/// The largest piece of CBOR that is looked at: a frame, an envelope.
inline constexpr qsizetype kItemBytesMax = 1024 * 1024;

/// How deep arrays and maps may nest.
inline constexpr int kDepthMax = 8;

} // namespace qs::codec
