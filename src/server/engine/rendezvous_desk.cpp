// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/engine/rendezvous_desk.h"

#include "protocol/done.h"

namespace qs::server {

using protocol::FailureCode;

namespace {
constexpr qint64 kRetryMs = 5'000;
constexpr qint64 kUsedLifeMs = 24 * 60 * 60'000;
constexpr size_t kUsedMax = 100'000;
} // namespace

RendezvousDesk::RendezvousDesk(const Services& services)
    : m_services(services)
    , m_addresses(
          services.limits.addressLogins,
          static_cast<size_t>(services.random.below(~quint64(0)))
      )
{
}

void RendezvousDesk::forgetOld()
{
    const qint64 nowMs = m_services.clock.monotonicMs();
    std::erase_if(m_places, [&](const auto& entry) {
        return nowMs - entry.second.openedMs > kPlaceLifeMs;
    });
    std::erase_if(m_used, [&](const auto& entry) { return nowMs - entry.second > kUsedLifeMs; });
}

void RendezvousDesk::tell(
    const std::weak_ptr<Session>& whom,
    const protocol::RendezvousMessage& what
)
{
    if (const SessionPtr alive = whom.lock(); alive && alive->state() != SessionState::Closed) {
        alive->send(protocol::encodeFrame(0, what));
    }
}

void RendezvousDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::RendezvousOpen& asked
)
{
    const qint64 nowMs = m_services.clock.monotonicMs();
    if (session->state() != SessionState::Unknown || session->isLinking) {
        session->fail(requestId, FailureCode::Denied);
        return;
    }
    if (const qint64 wait = m_addresses.take(session->address(), 1, nowMs); wait > 0) {
        session->fail(requestId, FailureCode::RateLimited, wait);
        return;
    }
    forgetOld();
    if (m_places.size() >= static_cast<size_t>(kPlacesMax) || m_used.size() >= kUsedMax) {
        session->fail(requestId, FailureCode::Busy, kRetryMs);
        return;
    }
    if (!m_used.emplace(asked.place, nowMs).second) {
        session->fail(requestId, FailureCode::Exists);
        return;
    }
    session->isLinking = true;
    m_places.emplace(asked.place, Place{session, {}, false, 0, nowMs});
    session->reply(requestId, protocol::Done{});
}

void RendezvousDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::RendezvousSend& asked
)
{
    forgetOld();
    const auto found = m_places.find(asked.place);
    const SessionPtr opener = found == m_places.end() ? nullptr : found->second.opener.lock();
    if (!opener || opener->state() == SessionState::Closed) {
        session->fail(requestId, FailureCode::NotFound);
        return;
    }
    Place& place = found->second;
    const bool isOpener = opener == session;
    if (!isOpener && !place.hasGuest && session->state() == SessionState::Open) {
        place.guest = session;
        place.hasGuest = true;
    }
    const bool isGuest = place.hasGuest && place.guest.lock() == session;
    if (!(isOpener ? place.hasGuest : isGuest) || ++place.messages > kMessagesMax) {
        session->fail(requestId, FailureCode::Denied);
        return;
    }
    tell(isOpener ? place.guest : place.opener, {asked.place, asked.message});
    session->reply(requestId, protocol::Done{});
}

void RendezvousDesk::leave(const Session& session)
{
    for (auto it = m_places.begin(); it != m_places.end();) {
        const bool isOpener = it->second.opener.lock().get() == &session;
        const bool isGuest = it->second.hasGuest && it->second.guest.lock().get() == &session;
        if (!isOpener && !isGuest) {
            ++it;
            continue;
        }
        tell(isOpener ? it->second.guest : it->second.opener, {it->first, {}});
        it = m_places.erase(it);
    }
}

} // namespace qs::server
