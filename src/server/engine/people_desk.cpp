// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/engine/people_desk.h"

#include "proof/identity.h"

namespace qs::server {

using protocol::FailureCode;

PeopleDesk::PeopleDesk(const Services& services)
    : m_services(services)
    , m_lookups(
          services.limits.accountLookups,
          static_cast<size_t>(services.random.below(~quint64(0)))
      )
{
}

void PeopleDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::FindName& asked
)
{
    const qint64 wait = m_lookups.take(session->user().view(), 1, m_services.clock.monotonicMs());
    if (wait > 0) {
        m_services.metrics.count("qs_lookups_limited");
        session->fail(requestId, FailureCode::RateLimited, wait);
        return;
    }
    const auto found = [this, requestId](const SessionPtr& alive, Result<LoginLookup> lookup) {
        if (!lookup) {
            failWith(*alive, requestId, lookup.error());
            return;
        }
        answerName(alive, requestId, *lookup);
    };
    m_services.directory.findLogin(
        m_services.secrets.nameHash(asked.name), whileAlive<LoginLookup>(session, found)
    );
}

// A name nobody has takes the same way to the same answer as one whose owner wants no strangers.
void PeopleDesk::answerName(const SessionPtr& session, quint64 requestId, const LoginLookup& lookup)
{
    const UserId user = lookup.record ? lookup.record->user : UserId();
    const auto known = [requestId, user](const SessionPtr& alive, Result<bool> isOpen) {
        if (!isOpen) {
            failWith(*alive, requestId, isOpen.error());
            return;
        }
        alive->reply(requestId, protocol::FindNameAnswer{*isOpen ? user : UserId()});
    };
    m_services.mailroom.hasDoor(
        proof::spaceOf(user, SpaceKind::Mailbox), {}, whileAlive<bool>(session, known)
    );
}

void PeopleDesk::handle(const SessionPtr& session, quint64 requestId, const protocol::Follow& asked)
{
    if (asked.space.kind != SpaceKind::Public) {
        session->fail(requestId, FailureCode::Denied, 0, QStringLiteral("kind of space"));
        return;
    }
    using Count = std::optional<quint64>;
    const auto counted = [requestId](const SessionPtr& alive, Result<Count> count) {
        if (!count) {
            failWith(*alive, requestId, count.error());
        } else if (!*count) {
            alive->fail(requestId, FailureCode::NotFound);
        } else {
            alive->reply(requestId, protocol::Followers{**count});
        }
    };
    m_services.followers.follow(asked, whileAlive<Count>(session, counted));
}

} // namespace qs::server
