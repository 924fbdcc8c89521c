// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server_program.h"

#include "moderation.h"
#include "server/secrets/sign_up_code.h"

#include <QDir>

#include <cstdio>

namespace qs::server {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDrainMs = 5000;
constexpr qint64 kDrainLookMs = 20;

void printLine(const QByteArray& line)
{
    std::fputs((line + '\n').constData(), stdout);
    std::fflush(stdout);
}

} // namespace

Result<OpenedSecrets> openSecrets(const QString& dataFolder)
{
    if (!QDir().mkpath(dataFolder)) {
        return Error{ErrorCode::Denied, u"the data folder cannot be made"_s};
    }
    const QDir folder(dataFolder);
    const QString path = folder.filePath(u"secrets"_s);
    Result<ServerSecrets> loaded = ServerSecrets::load(path);
    if (loaded) {
        return OpenedSecrets{std::move(loaded).value(), false};
    }
    if (loaded.error().code != ErrorCode::NotFound) {
        return loaded.error();
    }
    if (folder.exists(u"server.db"_s)) {
        // New ones would lock every account out for good.
        return Error{ErrorCode::Corrupt, u"there is a database, but its secrets are missing"_s};
    }
    ServerSecrets made = ServerSecrets::random();
    QS_TRY(made.save(path));
    return OpenedSecrets{std::move(made), true};
}

ServerProgram::ServerProgram(const Options& options) : m_options(options), m_log(options.logLevel)
{
}

ServerProgram::~ServerProgram()
{
    // The strands use the storage, and the storage answers to the engine: both rest first.
    m_slowHashes.finish();
    m_storageStrand.finish();
    m_listener.reset();
}

Result<void> ServerProgram::start()
{
    QS_TRY(openData());
    joinEngine();
    m_listener =
        std::make_unique<HttpListener>(HttpListener::Parts{m_loop, *m_engine, m_metrics, m_log});
    QS_TRY_ASSIGN(const quint16 port, m_listener->listen({m_options.host, m_options.port}));
    m_loop.onTermination([this] { terminate(); });
    announce(port);
    return {};
}

Result<void> ServerProgram::openData()
{
    QS_TRY_ASSIGN(OpenedSecrets opened, openSecrets(m_options.dataFolder));
    QS_TRY(lockFolder());
    m_secrets.emplace(std::move(opened.secrets));
    m_isFirstStart = opened.isNew;
    QS_TRY_ASSIGN(m_moderationKey, moderationKeyIn(m_options.dataFolder));
    QS_TRY_ASSIGN(
        m_storage,
        SqliteStorage::open(
            QDir(m_options.dataFolder).filePath(u"server.db"_s),
            {{m_storageStrand, m_loop}, m_clock, m_random, m_metrics}
        )
    );
    return {};
}

// One process writes the database; a second one would corrupt nothing but believe its own heads.
Result<void> ServerProgram::lockFolder()
{
    m_folderLock = std::make_unique<QLockFile>(QDir(m_options.dataFolder).filePath(u"lock"_s));
    m_folderLock->setStaleLockTime(0);
    if (!m_folderLock->tryLock()) {
        return Error{ErrorCode::Busy, u"another server uses this data folder"_s};
    }
    return {};
}

void ServerProgram::joinEngine()
{
    const auto signUp =
        m_options.isSignUpOpen ? protocol::SignUp::Open : protocol::SignUp::WithCode;
    m_engine = std::make_unique<Engine>(Services{
        m_storage->eventLog(),
        m_storage->directory(),
        m_storage->mailroom(),
        m_storage->followers(),
        m_storage->keyLog(),
        m_storage->accountRows(),
        m_bus,
        m_loop,
        m_slowHashes,
        m_clock,
        m_random,
        m_log,
        m_metrics,
        *m_secrets,
        m_storage->instance(),
        signUp,
        Limits(),
        m_moderationKey});
}

void ServerProgram::announce(quint16 port)
{
    if (m_isFirstStart && !m_options.isSignUpOpen) {
        const QByteArray code = makeSignUpCode(m_secrets->pepper()).toLatin1();
        printLine(R"({"event":"registration_code","code":")" + code + R"("})");
    }
    printLine(R"({"event":"listening","port":)" + QByteArray::number(port) + '}');
    m_log.write(LogLevel::Info, "server", u"listening on port %1"_s.arg(port));
}

void ServerProgram::run()
{
    m_loop.run();
}

void ServerProgram::terminate()
{
    if (m_isTerminating) {
        m_loop.stop(); // asked twice: now
        return;
    }
    m_isTerminating = true;
    m_log.write(
        LogLevel::Info, "server", u"closing %1 connections"_s.arg(m_listener->connections())
    );
    m_listener->stop();
    m_engine->shutDown();
    stopWhenQuiet(m_clock.monotonicMs() + kDrainMs);
}

void ServerProgram::stopWhenQuiet(qint64 deadlineMs)
{
    if (m_listener->connections() == 0 || m_clock.monotonicMs() >= deadlineMs) {
        m_loop.stop();
        return;
    }
    m_loop.callAfter(kDrainLookMs, [this, deadlineMs] { stopWhenQuiet(deadlineMs); });
}

} // namespace qs::server
