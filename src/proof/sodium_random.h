// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/random.h"

namespace qs::proof {

/// The random port over libsodium's generator: what every shipped program uses.
///
/// Thread: any.
class SodiumRandom final : public Random
{
public:
    void fill(unsigned char* bytes, size_t count) override;
};

} // namespace qs::proof
