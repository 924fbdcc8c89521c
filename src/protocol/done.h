// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"
#include "protocol/public_keys.h"

namespace qs::protocol {

/// Server to client: the request was carried out and there is nothing more to say.
struct Done
{
    static constexpr FrameType kType = FrameType::Done;
    static constexpr int kFields = 0;
    static constexpr const char* kShape = "";

    void write(codec::CborWriter&) const {}
    static Done read(codec::CborReader&) { return {}; }
};

} // namespace qs::protocol
