// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/find_name.h"
#include "protocol/follow.h"
#include "server/engine/services.h"
#include "server/engine/session.h"
#include "server/engine/token_bucket.h"

namespace qs::server {

/// How people who know nothing of each other find one another: usernames of those who let
/// strangers write to them, and followers of public spaces, counted by mark.
///
/// Thread: the engine's strand.
class PeopleDesk
{
public:
    explicit PeopleDesk(const Services& services);

    void handle(const SessionPtr& session, quint64 requestId, const protocol::FindName& asked);
    void handle(const SessionPtr& session, quint64 requestId, const protocol::Follow& asked);

private:
    void answerName(const SessionPtr& session, quint64 requestId, const LoginLookup& lookup);

    const Services& m_services;
    KeyedBuckets m_lookups;
};

} // namespace qs::server
