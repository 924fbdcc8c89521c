// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/ports.h"
#include "client/sign_in.h"
#include "host/qt_scheduler.h"
#include "host/web_socket_transport.h"
#include "proof/sodium_random.h"

#include <QTemporaryDir>
#include <QTest>

#include <optional>

namespace qs::test {

/// The clock of the machine, set wrong by as much as the test likes.
class ShiftedClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override { return m_clock.nowMs() + shiftMs; }
    [[nodiscard]] qint64 monotonicMs() const override { return m_clock.monotonicMs(); }

    qint64 shiftMs = 0;

private:
    SystemClock m_clock;
};

/// A keychain in memory, which a test may take away or have forget.
class MemoryKeychain final : public client::Keychain
{
public:
    [[nodiscard]] bool isPresent() const override { return present; }

    void read(const QString& entry, std::function<void(Result<QByteArray>)> done) override
    {
        const auto found = entries.constFind(entry);
        done(
            found == entries.constEnd() ? Result<QByteArray>(Error{ErrorCode::NotFound, {}})
                                        : Result<QByteArray>(*found)
        );
    }

    void
    write(const QString& entry, const QByteArray& secret, std::function<void(Result<void>)> done)
        override
    {
        if (refuses) {
            done(Error{ErrorCode::Locked, {}});
            return;
        }
        entries.insert(entry, secret);
        done({});
    }

    void remove(const QString& entry, std::function<void(Result<void>)> done) override
    {
        entries.remove(entry);
        done({});
    }

    bool present = false;
    bool refuses = false; ///< To keep anything.
    QHash<QString, QByteArray> entries;
};

/// Remembers what was logged, so that a test can look at it.
class KeptLog final : public Log
{
public:
    void write(LogLevel, const char* area, const QString& line) override
    {
        lines.append(QLatin1StringView(area) + QLatin1StringView(": ") + line);
    }

    QStringList lines;
};

/// One device in this process: the real client library over real sockets and a real disk, on the
/// event loop of the test.
class Desk
{
public:
    explicit Desk(QString path = {}) : m_path(path.isEmpty() ? m_folder.path() : path) {}

    using Start = std::function<void(client::SignIn&, std::function<void(client::SignInOutcome)>)>;

    /// Runs one attempt to its end. Keeps the account if there is one, and the failure if not.
    void attempt(const Start& start)
    {
        account.reset();
        failure.reset();
        bool isDone = false;
        client::SignIn signIn(ports, m_path);
        start(signIn, [&](client::SignInOutcome outcome) {
            if (auto* const made = std::get_if<std::unique_ptr<client::Account>>(&outcome)) {
                account = std::move(*made);
            } else {
                failure = std::get<client::SignInFailure>(outcome);
            }
            isDone = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(isDone, 20'000);
    }

    void signUp(const client::Credentials& credentials)
    {
        attempt([&](client::SignIn& signIn, auto done) { signIn.createAccount(credentials, done); }
        );
    }
    void logIn(const client::Credentials& credentials)
    {
        attempt([&](client::SignIn& signIn, auto done) { signIn.logIn(credentials, done); });
    }
    void unlock(const QString& password)
    {
        attempt([&](client::SignIn& signIn, auto done) {
            signIn.unlockWithPassword(password, done);
        });
    }

    void unlockWithKeychain()
    {
        attempt([&](client::SignIn& signIn, auto done) { signIn.unlockWithKeychain(done); });
    }

    [[nodiscard]] const QString& path() const { return m_path; }

    ShiftedClock clock;
    proof::SodiumRandom random;
    host::QtScheduler core;
    host::WebSocketTransportFactory transports;
    MemoryKeychain keychain;
    KeptLog log;
    Metrics metrics;
    client::Ports ports{
        clock,
        random,
        core,
        transports,
        keychain,
        log,
        metrics,
        {.preferred = crypto::KdfPolicy().floor,
         .floor = crypto::KdfPolicy().floor,
         .ceiling = crypto::KdfPolicy().ceiling},
    };
    std::unique_ptr<client::Account> account;
    std::optional<client::SignInFailure> failure;

private:
    QTemporaryDir m_folder;
    QString m_path;
};

} // namespace qs::test
