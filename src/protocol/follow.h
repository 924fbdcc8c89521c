// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"
#include "protocol/space_ref.h"

namespace qs::protocol {

using FollowMark = FixedBytes<struct FollowMarkTag, 16>; ///< Random; names nobody.

/// Client to server: counts this mark among the followers of a public space for 90 days, or no
/// longer; a null mark only asks for the count. The server keeps the space, the mark and the day it
/// ends, and no account: it can tell how many follow, not who. Answered by Followers; NotFound
/// where nothing public is.
struct Follow
{
    static constexpr FrameType kType = FrameType::Follow;
    static constexpr int kFields = 3;
    static constexpr const char* kShape = "space:[kind,16] mark:16 on:bool";

    SpaceRef space;
    FollowMark mark;
    bool isOn = true;

    void write(codec::CborWriter& out) const
    {
        writeSpace(out, space);
        out.bytes(mark.view()).boolean(isOn);
    }
    static Follow read(codec::CborReader& in)
    {
        Follow m;
        m.space = readSpace(in);
        m.mark = in.id<FollowMark>();
        m.isOn = in.boolean();
        return m;
    }
};

/// Server to client: how many follow the space now.
struct Followers
{
    static constexpr FrameType kType = FrameType::Followers;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "count:uint";

    quint64 count = 0;

    void write(codec::CborWriter& out) const { out.uint(count); }
    static Followers read(codec::CborReader& in) { return {in.uint()}; }
};

} // namespace qs::protocol
