// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"
#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"

namespace qs::protocol {

/// A space on the wire: [kind, id16].
void writeSpace(codec::CborWriter& out, const SpaceRef& space);
[[nodiscard]] SpaceRef readSpace(codec::CborReader& in);

} // namespace qs::protocol
