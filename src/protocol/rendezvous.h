// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"
#include "protocol/public_keys.h"

namespace qs::protocol {

using RendezvousId = FixedBytes<struct RendezvousIdTag, 16>;

/// Client to server, before any session: waits at a place that it made up, for a device that will
/// come with a session. Each place is used once, by one of either; it is forgotten after ten
/// minutes or with the connection. Answered by Done, Exists if the place was ever taken, Busy if
/// too many wait.
struct RendezvousOpen
{
    static constexpr FrameType kType = FrameType::RendezvousOpen;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "place:16";

    RendezvousId place;

    void write(codec::CborWriter& out) const { out.bytes(place.view()); }
    static RendezvousOpen read(codec::CborReader& in) { return {in.id<RendezvousId>()}; }
};

/// Client to server: hands an opaque message to the other end. The first with a session to name a
/// place becomes its other end. Answered by Done when it was passed on, NotFound if nobody waits
/// there, Denied to a third.
struct RendezvousSend
{
    static constexpr FrameType kType = FrameType::RendezvousSend;
    static constexpr int kFields = 2;
    static constexpr const char* kShape = "place:16 message:bytes";

    RendezvousId place;
    QByteArray message; ///< At most kRendezvousBytesMax.

    void write(codec::CborWriter& out) const { out.bytes(place.view()).bytes(message); }
    static RendezvousSend read(codec::CborReader& in)
    {
        RendezvousSend m;
        m.place = in.id<RendezvousId>();
        m.message = in.bytes(kRendezvousBytesMax);
        return m;
    }
};

/// Server to client, unasked: a message of the other end; an empty one says that it has gone.
struct RendezvousMessage
{
    static constexpr FrameType kType = FrameType::RendezvousMessage;
    static constexpr int kFields = 2;
    static constexpr const char* kShape = "place:16 message:bytes";

    RendezvousId place;
    QByteArray message;

    void write(codec::CborWriter& out) const { out.bytes(place.view()).bytes(message); }
    static RendezvousMessage read(codec::CborReader& in)
    {
        RendezvousMessage m;
        m.place = in.id<RendezvousId>();
        m.message = in.bytes(kRendezvousBytesMax);
        return m;
    }
};

} // namespace qs::protocol
