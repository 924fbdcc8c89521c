// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/my_rows.h"
#include "protocol/report.h"
#include "server/engine/services.h"
#include "server/engine/session.h"

namespace qs::server {

/// Shows an account what is kept of it, and takes reports, which are sealed to the moderators.
///
/// Thread: the engine's strand.
class AccountRowsDesk
{
public:
    explicit AccountRowsDesk(const Services& services);

    void handle(const SessionPtr& session, quint64 requestId, const protocol::MyRows& asked);

    /// Denied where nobody moderates.
    void handle(const SessionPtr& session, quint64 requestId, const protocol::FileReport& asked);

private:
    const Services& m_services;
    KeyedBuckets m_reporters;
};

} // namespace qs::server
