// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/rendezvous.h"
#include "server/engine/services.h"
#include "server/engine/session.h"

#include <unordered_map>
#include <unordered_set>

namespace qs::server {

/// Where a device that is no device yet meets one of its account: passes sealed messages between
/// the two and keeps none. In memory, on the node where the place was opened.
///
/// Thread: the engine's strand.
class RendezvousDesk
{
public:
    static constexpr qsizetype kPlacesMax = 1000;       ///< Of the whole server.
    static constexpr qint64 kPlaceLifeMs = 10 * 60'000; ///< From opening to the last word.
    static constexpr int kMessagesMax = 16;             ///< At one place.

    explicit RendezvousDesk(const Services& services);

    void
    handle(const SessionPtr& session, quint64 requestId, const protocol::RendezvousOpen& asked);
    void
    handle(const SessionPtr& session, quint64 requestId, const protocol::RendezvousSend& asked);

    /// A connection has gone; the other end of its places hears of it.
    void leave(const Session& session);

private:
    struct Place
    {
        std::weak_ptr<Session> opener;
        std::weak_ptr<Session> guest;
        bool hasGuest = false;
        int messages = 0;
        qint64 openedMs = 0;
    };
    struct PlaceHash
    {
        size_t operator()(const protocol::RendezvousId& id) const { return qHash(id); }
    };

    void forgetOld();
    static void tell(const std::weak_ptr<Session>& whom, const protocol::RendezvousMessage& what);

    const Services& m_services;
    KeyedBuckets m_addresses;
    std::unordered_map<protocol::RendezvousId, Place, PlaceHash> m_places;
    /// Places that were, by when: nobody gets to stand in a place a second time.
    std::unordered_map<protocol::RendezvousId, qint64, PlaceHash> m_used;
};

} // namespace qs::server
