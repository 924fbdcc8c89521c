// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "protocol/events.h"

namespace qs::protocol {

void writeEvents(codec::CborWriter& out, const QList<Event>& events)
{
    out.array(events.size());
    for (const Event& event : events) {
        out.array(3).uint(event.seq).uint(event.atMs).bytes(event.envelope);
    }
}

QList<Event> readEvents(codec::CborReader& in)
{
    QList<Event> events;
    in.list(kPageEventsMax, [&] {
        in.array(3);
        Event event;
        event.seq = in.uint();
        event.atMs = in.uint();
        event.envelope = in.bytes(kEnvelopeBytesMax);
        events.append(event);
    });
    return events;
}

} // namespace qs::protocol
