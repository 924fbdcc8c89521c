// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"
#include "protocol/public_keys.h"
#include "protocol/space_ref.h"

namespace qs::protocol {

/// An envelope at its place in a space's log.
struct Event
{
    quint64 seq = 0;
    quint64 atMs = 0; ///< When the server took it; never falls within a space.
    QByteArray envelope;

    friend bool operator==(const Event&, const Event&) = default;
};

void writeEvents(codec::CborWriter& out, const QList<Event>& events);
[[nodiscard]] QList<Event> readEvents(codec::CborReader& in);

/// Server to client: events of one space in the order of the log, without gaps. Unasked (request id
/// 0) for a subscription, or the answer to a Page.
struct Events
{
    static constexpr FrameType kType = FrameType::Events;
    static constexpr int kFields = 2;
    static constexpr const char* kShape =
        "space:[kind,16] events:[[seq:uint,at_ms:uint,envelope:bytes]]";

    SpaceRef space;
    QList<Event> events;

    void write(codec::CborWriter& out) const
    {
        writeSpace(out, space);
        writeEvents(out, events);
    }
    static Events read(codec::CborReader& in)
    {
        Events m;
        m.space = readSpace(in);
        m.events = readEvents(in);
        return m;
    }
};

/// Client to server: the events just before `before`, newest kept if they do not all fit. Answered
/// by Events.
struct Page
{
    static constexpr FrameType kType = FrameType::Page;
    static constexpr int kFields = 4;
    static constexpr const char* kShape = "space:[kind,16] token:bytes before:uint limit:uint";

    SpaceRef space;
    QByteArray token;
    quint64 before = 0;
    quint64 limit = kPageEventsMax;

    void write(codec::CborWriter& out) const
    {
        writeSpace(out, space);
        out.bytes(token).uint(before).uint(limit);
    }
    static Page read(codec::CborReader& in)
    {
        Page m;
        m.space = readSpace(in);
        m.token = in.bytes(Token::kSize);
        m.before = in.uint();
        m.limit = in.uint(kPageEventsMax);
        return m;
    }
};

} // namespace qs::protocol
