// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/engine/hub.h"

#include "protocol/subscribe.h"

#include <algorithm>

namespace qs::server {

namespace {

constexpr qint64 kReadAgainMs = 1000;

size_t hashSpace(const SpaceRef& space)
{
    return qHash(space, 0);
}

} // namespace

Hub::Hub(const Services& services) : m_services(services), m_channels(0, &hashSpace)
{
    m_services.bus.listen([this](const SpaceRef& space, quint64 head) { heard(space, head); });
}

void Hub::follow(const SessionPtr& session, const Subscription& wanted, quint64 head)
{
    if (const auto earlier = session->subscriptions.find(wanted.space);
        earlier != session->subscriptions.end()) {
        remove(earlier->second);
    }
    const auto follower = std::make_shared<Subscription>(wanted);
    follower->session = session;
    session->subscriptions[wanted.space] = follower;
    Channel& channel = m_channels[wanted.space];
    channel.head = std::max(channel.head, head);
    channel.followers.push_back(follower);
    pump(follower);
}

void Hub::publish(const SpaceRef& space, const QList<protocol::Event>& events)
{
    const auto found = m_channels.find(space);
    if (found == m_channels.end()) {
        return;
    }
    Channel& channel = found->second;
    protocol::Events fresh{space, {}};
    for (const protocol::Event& event : events) {
        if (event.seq > channel.head) {
            fresh.events.append(event);
            channel.head = event.seq;
        }
    }
    if (fresh.events.isEmpty()) {
        return;
    }
    const QByteArray frame = protocol::encodeFrame(0, fresh);
    const quint64 first = fresh.events.first().seq;
    for (const SubscriptionPtr& follower : std::vector(channel.followers)) {
        offer(follower, frame, first, channel.head);
    }
    m_services.metrics.count("qs_events_published", fresh.events.size());
}

quint64 Hub::headOf(const SpaceRef& space) const
{
    const auto found = m_channels.find(space);
    return found == m_channels.end() ? 0 : found->second.head;
}

void Hub::publishMail(const SpaceRef& mailbox, const protocol::MailItem& item)
{
    const auto found = m_channels.find(mailbox);
    if (found == m_channels.end() || item.seq <= found->second.head) {
        return;
    }
    found->second.head = item.seq;
    const QByteArray frame = protocol::encodeFrame(0, protocol::Mail{{item}});
    for (const SubscriptionPtr& follower : std::vector(found->second.followers)) {
        offer(follower, frame, item.seq, item.seq);
    }
}

void Hub::offer(
    const SubscriptionPtr& follower,
    const QByteArray& frame,
    quint64 first,
    quint64 last
)
{
    const SessionPtr session = follower->session.lock();
    const bool isNext = !follower->isReading && follower->sent + 1 == first;
    if (session && isNext && session->waitingBytes() < m_services.limits.liveBytesMax) {
        session->send(frame);
        follower->sent = last;
    } else {
        pump(follower);
    }
}

void Hub::heard(const SpaceRef& space, quint64 head)
{
    const auto found = m_channels.find(space);
    if (found == m_channels.end() || head <= found->second.head) {
        return;
    }
    found->second.head = head;
    for (const SubscriptionPtr& follower : std::vector(found->second.followers)) {
        pump(follower);
    }
}

void Hub::pump(const SubscriptionPtr& follower)
{
    const SessionPtr session = follower->session.lock();
    const auto channel = m_channels.find(follower->space);
    if (!session || channel == m_channels.end() || follower->isReading ||
        follower->sent >= channel->second.head) {
        return;
    }
    if (session->waitingBytes() >= m_services.limits.readAheadBytes) {
        if (!follower->isBehind) {
            follower->isBehind = true;
            session->behind.push_back(follower);
        }
        return;
    }
    follower->isReading = true;
    if (follower->space.kind == SpaceKind::Mailbox) {
        readMail(follower, channel->second.head);
    } else {
        readEvents(follower, channel->second.head);
    }
}

void Hub::readEvents(const SubscriptionPtr& follower, quint64 head)
{
    const LogRange range{follower->space, follower->sent};
    m_services.eventLog.read(range, [this, follower, head](Result<QList<protocol::Event>> events) {
        follower->isReading = false;
        const SessionPtr session = follower->session.lock();
        if (!session || session->state() != SessionState::Open) {
            return;
        }
        if (!events) {
            readFailed(follower, events.error());
            return;
        }
        if (events->isEmpty()) {
            follower->sent = head; // the log was shortened under us
        } else {
            follower->sent = events->last().seq;
            session->send(protocol::encodeFrame(0, protocol::Events{follower->space, *events}));
        }
        pump(follower);
    });
}

void Hub::readMail(const SubscriptionPtr& follower, quint64 head)
{
    const auto taken = [this, follower, head](Result<QList<protocol::MailItem>> items) {
        follower->isReading = false;
        const SessionPtr session = follower->session.lock();
        if (!session || session->state() != SessionState::Open) {
            return;
        }
        if (!items) {
            readFailed(follower, items.error());
            return;
        }
        if (items->isEmpty()) {
            follower->sent = head; // the rest was collected
        } else {
            follower->sent = items->last().seq;
            session->send(protocol::encodeFrame(0, protocol::Mail{*items}));
        }
        pump(follower);
    };
    m_services.mailroom.readMail(follower->space, follower->sent, taken);
}

void Hub::readFailed(const SubscriptionPtr& follower, const Error& error)
{
    m_services.log.write(LogLevel::Error, "hub", error.detail);
    m_services.metrics.count("qs_log_read_failures");
    m_services.strand.callAfter(kReadAgainMs, [this, weak = std::weak_ptr(follower)] {
        if (const SubscriptionPtr again = weak.lock()) {
            pump(again);
        }
    });
}

void Hub::tokenChanged(const SpaceRef& space, const protocol::TokenHash& token)
{
    const auto found = m_channels.find(space);
    if (found == m_channels.end()) {
        return;
    }
    const quint64 head = found->second.head;
    for (const SubscriptionPtr& follower : std::vector(found->second.followers)) {
        const SessionPtr session = follower->session.lock();
        if (session && follower->token != token) {
            protocol::Subscribed notice;
            notice.items.append({space, protocol::SubscribeStatus::StaleToken, head});
            session->send(protocol::encodeFrame(0, notice));
            session->subscriptions.erase(space);
            remove(follower);
        }
    }
}

void Hub::drained(Session& session)
{
    for (const auto& weak : std::exchange(session.behind, {})) {
        if (const SubscriptionPtr follower = weak.lock()) {
            follower->isBehind = false;
            pump(follower);
        }
    }
}

void Hub::leave(Session& session)
{
    for (const auto& [space, follower] : session.subscriptions) {
        remove(follower);
    }
    session.subscriptions.clear();
}

void Hub::remove(const SubscriptionPtr& follower)
{
    follower->session.reset();
    const auto found = m_channels.find(follower->space);
    if (found == m_channels.end()) {
        return;
    }
    std::erase(found->second.followers, follower);
    if (found->second.followers.empty()) {
        m_channels.erase(found);
    }
}

} // namespace qs::server
