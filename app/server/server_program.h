// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/clock.h"
#include "base/log.h"
#include "base/metrics.h"
#include "options.h"
#include "proof/sodium_random.h"
#include "server/bus/local_bus.h"
#include "server/engine/engine.h"
#include "server/secrets/server_secrets.h"
#include "server/storage/sqlite_storage.h"
#include "server/transport/http_listener.h"
#include "server/transport/io_loop.h"
#include "server/transport/thread_strand.h"

#include <QLockFile>

#include <memory>
#include <optional>

namespace qs::server {

/// One running server. The members stand in the order of their dependency, and go in the reverse.
///
/// Thread: the one that made it.
class ServerProgram
{
public:
    explicit ServerProgram(const Options& options);
    ~ServerProgram();
    ServerProgram(const ServerProgram&) = delete;
    ServerProgram& operator=(const ServerProgram&) = delete;

    /// Joins the parts and listens. Errors: those of the database, the secrets and the port.
    Result<void> start();

    /// Runs until SIGTERM or SIGINT: connections are then closed, and what they had sent is stored.
    void run();

private:
    Result<void> lockFolder();
    Result<void> openData();
    void joinEngine();
    void announce(quint16 port);
    void terminate();
    void stopWhenQuiet(qint64 deadlineMs);

    Options m_options;
    StderrLog m_log;
    SystemClock m_clock;
    proof::SodiumRandom m_random;
    Metrics m_metrics;
    IoLoop m_loop;
    std::unique_ptr<QLockFile> m_folderLock;
    std::optional<ServerSecrets> m_secrets;
    bool m_isFirstStart = false;
    protocol::ModerationPub m_moderationKey;
    ThreadStrand m_storageStrand;
    ThreadStrand m_slowHashes;
    std::unique_ptr<SqliteStorage> m_storage;
    LocalWire m_wire;
    LocalBus m_bus{m_wire};
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<HttpListener> m_listener;
    bool m_isTerminating = false;
};

/// Makes the folder and its file of secrets if they are not there.
struct OpenedSecrets
{
    ServerSecrets secrets;
    bool isNew = false;
};
[[nodiscard]] Result<OpenedSecrets> openSecrets(const QString& dataFolder);

} // namespace qs::server
