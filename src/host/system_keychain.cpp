// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "host/system_keychain.h"

#include "base/assert.h"

#include <QTimer>
#include <qt6keychain/keychain.h>

#include <memory>

namespace qs::host {

using namespace Qt::StringLiterals;

namespace {

/// The name under which a person finds our entries in the tool of their desktop.
const QString kService = u"quicksilver"_s;

Error errorOf(QKeychain::Error error)
{
    const QString detail = u"keychain error %1"_s.arg(static_cast<int>(error));
    switch (error) {
    case QKeychain::EntryNotFound: return {ErrorCode::NotFound, detail};
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied: return {ErrorCode::Denied, detail};
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
    case QKeychain::NoError: break;
    }
    return {ErrorCode::Locked, detail};
}

/// Starts a job that deletes itself, and hands it to `finished` on this thread.
template<typename Job>
void run(Job* job, const QString& entry, QObject* context, std::function<void(Job&)> finished)
{
    job->setKey(entry);
    job->setInsecureFallback(false);
    QS_ASSERT(!job->insecureFallback()); // the fallback is a readable file
    QObject::connect(job, &QKeychain::Job::finished, context, [job, finished] { finished(*job); });
    job->start();
}

/// Overwrites a secret that a library handed over in ordinary memory.
void wipe(QByteArray& secret)
{
    if (!secret.isEmpty()) {
        volatile char* bytes = secret.data();
        for (qsizetype i = 0; i < secret.size(); ++i) {
            bytes[i] = 0;
        }
    }
}

} // namespace

void SystemKeychain::probe(std::function<void()> done)
{
    // An entry that never exists: asking for it neither unlocks nor prompts.
    auto answered = std::make_shared<bool>(false);
    const auto settle = [this, answered, done = std::move(done)](bool present) {
        if (!*answered) {
            *answered = true;
            m_present = present;
            done();
        }
    };
    auto* job = new QKeychain::ReadPasswordJob(kService);
    run<QKeychain::ReadPasswordJob>(
        job,
        u"quicksilver/probe"_s,
        &m_context,
        [this, settle](QKeychain::ReadPasswordJob& read) {
            const QKeychain::Error error = read.error();
            const bool present = error == QKeychain::NoError || error == QKeychain::EntryNotFound;
            if (!present) {
                m_log.write(LogLevel::Info, "keychain", errorOf(error).detail);
            }
            settle(present);
        }
    );
    QTimer::singleShot(kKeychainProbeMs, &m_context, [settle] { settle(false); });
}

void SystemKeychain::read(const QString& entry, std::function<void(Result<QByteArray>)> done)
{
    run<QKeychain::ReadPasswordJob>(
        new QKeychain::ReadPasswordJob(kService),
        entry,
        &m_context,
        [done = std::move(done)](QKeychain::ReadPasswordJob& job) {
            if (job.error() == QKeychain::NoError) {
                done(job.binaryData());
            } else {
                done(errorOf(job.error()));
            }
        }
    );
}

void SystemKeychain::write(
    const QString& entry,
    const QByteArray& secret,
    std::function<void(Result<void>)> done
)
{
    auto* job = new QKeychain::WritePasswordJob(kService);
    job->setBinaryData(secret);
    const auto readBack = [this, entry, secret, done](QKeychain::WritePasswordJob& written) {
        if (written.error() != QKeychain::NoError) {
            done(errorOf(written.error()));
            return;
        }
        read(entry, [secret, done](Result<QByteArray> found) {
            if (!found) {
                done(found.error());
                return;
            }
            const bool same = *found == secret;
            wipe(*found);
            done(same ? Result<void>() : Error{ErrorCode::Corrupt, u"read back differs"_s});
        });
    };
    run<QKeychain::WritePasswordJob>(job, entry, &m_context, readBack);
}

void SystemKeychain::remove(const QString& entry, std::function<void(Result<void>)> done)
{
    run<QKeychain::DeletePasswordJob>(
        new QKeychain::DeletePasswordJob(kService),
        entry,
        &m_context,
        [done = std::move(done)](QKeychain::DeletePasswordJob& job) {
            const QKeychain::Error error = job.error();
            const bool gone = error == QKeychain::NoError || error == QKeychain::EntryNotFound;
            done(gone ? Result<void>() : errorOf(error));
        }
    );
}

void NoKeychain::read(const QString&, std::function<void(Result<QByteArray>)> done)
{
    done(Error{ErrorCode::NotFound, u"no keychain in use"_s});
}

void NoKeychain::write(const QString&, const QByteArray&, std::function<void(Result<void>)> done)
{
    done(Error{ErrorCode::Locked, u"no keychain in use"_s});
}

} // namespace qs::host
