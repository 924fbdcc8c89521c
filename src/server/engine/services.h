// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/clock.h"
#include "base/log.h"
#include "base/metrics.h"
#include "base/random.h"
#include "base/scheduler.h"
#include "protocol/hello.h"
#include "server/engine/limits.h"
#include "server/ports/account_rows.h"
#include "server/ports/bus.h"
#include "server/ports/directory.h"
#include "server/ports/event_log.h"
#include "server/ports/followers.h"
#include "server/ports/key_log.h"
#include "server/ports/mailroom.h"
#include "server/secrets/server_secrets.h"

namespace qs::server {

/// What the engine is joined to. All of it outlives the engine.
struct Services
{
    EventLog& eventLog;
    Directory& directory;
    Mailroom& mailroom;
    Followers& followers;
    KeyLog& keyLog;
    AccountRows& accountRows;
    Bus& bus;
    Scheduler& strand;  ///< The engine's own.
    Strand& slowHashes; ///< A thread for password hashes.
    const Clock& clock;
    Random& random;
    Log& log;
    Metrics& metrics;
    const ServerSecrets& secrets;
    InstanceId instance;
    protocol::SignUp signUp = protocol::SignUp::WithCode;
    Limits limits;
    protocol::ModerationPub moderationKey = {}; ///< Null: nobody moderates here.
};

} // namespace qs::server
