// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"
#include "protocol/public_keys.h"
#include "protocol/receipts.h"
#include "protocol/space_ref.h"

namespace qs::protocol {

/// Client to server: what became of these envelopes of mine? For those sent before a connection
/// broke.
struct Lookup
{
    static constexpr FrameType kType = FrameType::Lookup;
    static constexpr int kFields = 2;
    static constexpr const char* kShape = "space:[kind,16] ids:[32]";

    SpaceRef space;
    QList<EnvId> ids;

    void write(codec::CborWriter& out) const
    {
        writeSpace(out, space);
        out.array(ids.size());
        for (const EnvId& id : ids) {
            out.bytes(id.view());
        }
    }
    static Lookup read(codec::CborReader& in)
    {
        Lookup m;
        m.space = readSpace(in);
        in.list(kLookupItemsMax, [&] { m.ids.append(in.id<EnvId>()); });
        return m;
    }
};

/// Server to client: Accepted with its place, or Retry for what is not stored. One entry for each
/// id asked, in that order. `laneN` and `laneHead` tell the device's lane in the space.
struct LookupAnswer
{
    static constexpr FrameType kType = FrameType::LookupAnswer;
    static constexpr int kFields = 3;
    static constexpr const char* kShape = "outcomes:[outcome] lane_n:uint lane_head:32";

    QList<AppendOutcome> outcomes;
    quint64 laneN = 0;
    EnvId laneHead;

    void write(codec::CborWriter& out) const
    {
        writeOutcomes(out, outcomes);
        out.uint(laneN).bytes(laneHead.view());
    }
    static LookupAnswer read(codec::CborReader& in)
    {
        LookupAnswer m;
        m.outcomes = readOutcomes(in);
        m.laneN = in.uint();
        m.laneHead = in.id<EnvId>();
        return m;
    }
};

} // namespace qs::protocol
