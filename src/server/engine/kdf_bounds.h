// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/public_keys.h"

namespace qs::server {

inline constexpr protocol::KdfParams kKdfFloor{3, 64 * 1024};
inline constexpr protocol::KdfParams kKdfCeiling{10, 1024 * 1024};

/// Whether a password hash of this cost may be kept here: not so cheap that a thief of the database
/// and the pepper has it easy, not so dear that no phone can log in.
[[nodiscard]] inline bool isReasonable(const protocol::KdfParams& kdf)
{
    return kdf.passes >= kKdfFloor.passes && kdf.memoryKiB >= kKdfFloor.memoryKiB &&
           kdf.passes <= kKdfCeiling.passes && kdf.memoryKiB <= kKdfCeiling.memoryKiB;
}

} // namespace qs::server
