// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/key_log.h"
#include "server/engine/services.h"
#include "server/engine/session.h"

namespace qs::server {

/// Hands out the key log: its signed head, its leaves, and proofs of both. Everybody may read all
/// of it; that is what it is for.
///
/// Thread: the engine's strand.
class KeyLogDesk
{
public:
    explicit KeyLogDesk(const Services& services);

    void handle(const SessionPtr& session, quint64 requestId, const protocol::LogHead& asked);
    void handle(const SessionPtr& session, quint64 requestId, const protocol::LogLeaves& asked);
    void handle(const SessionPtr& session, quint64 requestId, const protocol::LogProof& asked);

private:
    const Services& m_services;
    QByteArray m_origin;
};

} // namespace qs::server
