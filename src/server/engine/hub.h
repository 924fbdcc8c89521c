// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/events.h"
#include "protocol/mail.h"
#include "server/engine/services.h"
#include "server/engine/session.h"

#include <unordered_map>

namespace qs::server {

/// One session following one space. `sent` is the last number put into the outlet: what comes next
/// is `sent + 1`, live or from the log, so there can be no hole and no double.
struct Subscription
{
    std::weak_ptr<Session> session;
    SpaceRef space;
    std::optional<protocol::TokenHash> token;
    quint64 sent = 0;
    bool isReading = false;
    bool isBehind = false; ///< Stands in its session's list of those waiting for the outlet.
};

using SubscriptionPtr = std::shared_ptr<Subscription>;

/// Who follows which space. A live event goes straight to those who have all before it and whose
/// outlet has room; the others are served from the log as their outlets empty. So nothing is queued
/// for a slow reader but what its outlet holds.
///
/// Thread: the engine's strand.
class Hub
{
public:
    explicit Hub(const Services& services);

    /// Follows `space` from after `cursor`; `head` is where its log ends, as just read. Replaces
    /// the session's earlier subscription to the space.
    void follow(const SessionPtr& session, const Subscription& wanted, quint64 head);

    /// Events that were stored just now, in order. Those known already are passed over.
    void publish(const SpaceRef& space, const QList<protocol::Event>& events);
    void publishMail(const SpaceRef& mailbox, const protocol::MailItem& item);

    /// The last number published here; 0 where nobody follows.
    [[nodiscard]] quint64 headOf(const SpaceRef& space) const;

    /// Another node stored something.
    void heard(const SpaceRef& space, quint64 head);

    /// Ends the subscriptions under another token than this, and says so.
    void tokenChanged(const SpaceRef& space, const protocol::TokenHash& token);

    /// The session's outlet has room again.
    void drained(Session& session);

    void leave(Session& session);

private:
    struct Channel
    {
        quint64 head = 0;
        std::vector<SubscriptionPtr> followers;
    };

    void
    offer(const SubscriptionPtr& follower, const QByteArray& frame, quint64 first, quint64 last);
    void pump(const SubscriptionPtr& follower);
    void readEvents(const SubscriptionPtr& follower, quint64 head);
    void readMail(const SubscriptionPtr& follower, quint64 head);
    void readFailed(const SubscriptionPtr& follower, const Error& error);
    void remove(const SubscriptionPtr& follower);

    const Services& m_services;
    std::unordered_map<SpaceRef, Channel, size_t (*)(const SpaceRef&)> m_channels;
};

} // namespace qs::server
