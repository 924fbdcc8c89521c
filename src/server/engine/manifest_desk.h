// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/manifests.h"
#include "server/engine/services.h"
#include "server/engine/session.h"

namespace qs::server {

/// The oldest of a chain that fit into one frame; the asker goes on after the last it got.
[[nodiscard]] QList<QByteArray> fitFrame(const QList<QByteArray>& manifests);

/// Hands out the signed manifests of accounts. Whoever asks checks them; the server adds nothing.
///
/// Thread: the engine's strand.
class ManifestDesk
{
public:
    explicit ManifestDesk(const Services& services) : m_services(services) {}

    void handle(const SessionPtr& session, quint64 requestId, const protocol::ManifestHeads& asked);
    void handle(const SessionPtr& session, quint64 requestId, const protocol::Manifests& asked);

private:
    const Services& m_services;
};

} // namespace qs::server
