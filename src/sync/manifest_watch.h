// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "sync/puller.h"

namespace qs::sync {

inline constexpr qint64 kManifestWatchMs = qint64(3600) * 1000;

/// Asks the server, at each connection and hourly, whether anybody I am connected to changed their
/// devices, and has the chains fetched that grew: a device revoked there makes my circles stale. A
/// server that keeps a revocation back is not found out here (decisions 2.4). Thread: core.
class ManifestWatch
{
public:
    struct Parts
    {
        AddressBook& book;
        Connection& connection;
        Puller& puller;
        Scheduler& scheduler;
    };

    explicit ManifestWatch(Parts parts) : m_parts(parts) {}
    ~ManifestWatch() { m_parts.scheduler.cancel(m_timer); }
    ManifestWatch(const ManifestWatch&) = delete;
    ManifestWatch& operator=(const ManifestWatch&) = delete;

    /// A connection is open.
    void onOpen();
    void onConnectionEnd();

private:
    void look();
    void ask(const QList<UserId>& users);

    Parts m_parts;
    Scheduler::TimerId m_timer = 0;
};

} // namespace qs::sync
